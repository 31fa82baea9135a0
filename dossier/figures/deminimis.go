package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// DeMinimisID is the figure of the de minimis aid and its room.
const DeMinimisID = "figure.de_minimis"

var deMinimisSpec = Spec{ID: DeMinimisID, Main: "room", Numbers: []Declared{
	{Key: "used", Shape: Money},
	{Key: "room", Shape: Money},
}}

// MinimisFrom is the first day of the window that counts at a new award: the
// same day three years before, that day included (29 February: 28 February).
func MinimisFrom(law *Rules, day dossier.Date) dossier.Date {
	return day.AddMonths(-whole(law.Must("aid.de_minimis").Value("months")))
}

// deMinimis is what the single undertaking has used of its allowance on the day
// on which rules are judged, and the room that is left.
func (b *book) deMinimis() Figure { return b.once(&deMinimisSpec, deMinimis) }

func deMinimis(s *Sheet) {
	rule := s.rule("aid.de_minimis")
	judged := JudgedOn(s.v)
	since := MinimisFrom(s.b.law, judged)
	period := years("years", rule.Value("months"))
	has, ok := s.answer("state_aid.has_de_minimis")
	received := rows.MinimisAids(s.v)
	if ok && has && len(received) == 0 {
		s.lack(at("de_minimis"))
	}
	var counted []operand
	left := 0
	apart := false
	for _, r := range received {
		if r.Apart() {
			apart = true
			continue
		}
		if r.Date.IsZero() {
			s.lack(r.Where().Spot("date"))
		}
		if !r.Date.IsZero() && (r.Date.Before(since) || r.Date.After(judged)) {
			left++
			continue
		}
		if !r.Amount.OK {
			s.lack(r.Where().Spot("amount"))
		}
		award := Message{Key: "minimis.award", Name: r.Body, Args: []Arg{day("date", r.Date)}}
		counted = append(counted, s.do(award, Lookup, Money, Source{}, num(r.Amount.Decimal)))
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	if s.pastMinimis(judged) {
		return
	}
	s.caveat(say("minimis.window", day("from", since), day("to", judged)))
	if left > 0 {
		s.caveat(say("minimis.outside", Arg{"n", left}))
	}
	if s.v.Yes("state_aid.merged") {
		s.rule("aid.minimis_merged")
		s.estimate(say("minimis.merged"))
	}
	if apart {
		s.caveat(say("minimis.apart"))
	}
	used := s.do(say("minimis.used", period), Sum, Money, Source{}, orZero(counted)...)
	s.give("used", used)
	limit := s.do(say("minimis.limit"), Lookup, Money, by(rule), num(rule.Value("limit")))
	s.round("room", say("minimis.room_rounded"), s.do(say("minimis.room"), Difference, Money, Source{}, limit, used))
}

// pastMinimis says what the calendar says of the de minimis rules; true where
// nothing can be computed any more.
func (s *Sheet) pastMinimis(judged dossier.Date) bool {
	rule, more := s.b.law.Must("aid.de_minimis"), s.b.law.Must("aid.de_minimis_six_months")
	switch {
	case !rule.Ended(judged):
		if end := s.v.Date("calendar.end"); rule.Ended(end) {
			s.caveat(say("minimis.project_beyond", day("end", rule.Until)))
		}
		return false
	case !more.Ended(judged):
		s.rule(more.ID)
		s.f.Status = Expired
		s.caveat(say(s.tense("minimis.ended", rule.Until), day("end", rule.Until), day("last", more.Until), Arg{"months", Spelled(more.months())}))
		return false
	}
	s.f.Status = Expired
	s.caveat(say(s.tense("minimis.past", rule.Until), day("end", rule.Until), day("last", more.Until), Arg{"months", Spelled(more.months())}))
	s.lackJudgedDay()
	return true
}

// tense chooses the words for an end of law: what ends later than today has not
// ended yet, whatever day is judged on.
func (s *Sheet) tense(key string, end dossier.Date) string {
	if !s.v.Env.Today.After(end) {
		return key + "_later"
	}
	return key
}

// lackJudgedDay names the answer that sets the day on which rules are judged,
// where nothing sets it: of a day that is filled in nothing is missing, the law is.
func (s *Sheet) lackJudgedDay() {
	if s.v.Date("calendar.decision").IsZero() && s.v.Date("calendar.application").IsZero() {
		s.lack(at("calendar.application"))
	}
}
