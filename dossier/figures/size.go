package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// SizeID is the figure of the size of the enterprise.
const SizeID = "figure.size"

// Its categories of the last two closed years.
const (
	SizeLast     = "category_last"
	SizePrevious = "category_prev"
)

var sizeSpec = Spec{ID: SizeID, Picture: Tree, Main: "category", Numbers: []Declared{
	{Key: "category", Shape: Category},
	{Key: "headcount", Shape: UTA},
	{Key: "turnover", Shape: Money},
	{Key: "balance", Shape: Money},
	{Key: SizeLast, Shape: Category},
	{Key: SizePrevious, Shape: Category},
}}

// categories in ascending order; a rank is the index in names[Category].
const (
	rankNone = iota
	rankMicro
	rankSmall
	rankMedium
	rankLarge
)

// size is the SME category: annex I of Regulation (EU) 651/2014.
func (b *book) size() Figure { return b.once(&sizeSpec, size) }

// quantity is one of the three sizes that thresholds are set on.
type quantity struct {
	id          string
	shape       Shape
	own, before dossier.FieldID
	of, prev    func(rows.Company) dossier.Num
}

var quantities = []quantity{
	{
		"headcount", UTA, "size.headcount", "size.headcount_prev",
		func(c rows.Company) dossier.Num { return c.Headcount }, func(c rows.Company) dossier.Num { return c.HeadcountPrev },
	},
	{
		"turnover", Money, "size.turnover", "size.turnover_prev",
		func(c rows.Company) dossier.Num { return c.Turnover }, func(c rows.Company) dossier.Num { return c.TurnoverPrev },
	},
	{
		"balance", Money, "size.balance", "size.balance_prev",
		func(c rows.Company) dossier.Num { return c.Balance }, func(c rows.Company) dossier.Num { return c.BalancePrev },
	},
}

func size(s *Sheet) {
	var g group
	newCompany, known := s.answer("size.new_company")
	status := s.v.Text("size.previous_category")
	oneYear := !known || newCompany || status == "none" && s.emptyBefore()
	public, held := s.number("size.public_share")
	inGroup, groupKnown := s.answer("size.in_group")
	if inGroup {
		s.rule("size.relations")
		if g = s.group(); len(g.members) == 0 {
			s.lack(at("group"))
		}
		s.lack(g.missing...)
		groupKnown = len(g.members) > 0 && len(g.missing) == 0
	}
	s.inputs(&g, oneYear)
	if !groupKnown {
		if known && !oneYear && status == "" { // it may be needed
			s.lack(at("size.previous_category"))
		}
		s.unknown()
		return
	}
	s.remarks(&g)
	s.f.Basis = &Basis{Members: g.members}
	s.steps = make([]Step, 0, 6*len(g.members)+32)
	last := s.year(&g, false)
	s.nameYear(SizeLast, last)
	var category operand
	switch {
	case !known:
	case !oneYear:
		before := s.year(&g, true)
		s.nameYear(SizePrevious, before)
		category = s.twoYears(status, before, last)
	case newCompany:
		category = last
		s.estimate(say("size.no_year_closed"))
	default:
		category = last
		s.estimate(say("size.one_year_closed"))
	}
	if !category.given || !held {
		s.unknown()
		return
	}
	rule := s.rule("size.public")
	if share := rule.Value("share"); public.Cmp(share) >= 0 {
		least := amount("share", share, Percent)
		s.caveat(say("size.public", least))
		category = s.do(say("size.public_share", least), Lookup, Plain, by(rule), wholeNum(rankNone))
	}
	s.name("category", say("size.category"), category, cite("annex_one"))
}

// emptyBefore reports whether no figure of the year before is given.
func (s *Sheet) emptyBefore() bool {
	return !slices.ContainsFunc(quantities, func(q quantity) bool {
		_, ok := s.v.Number(q.before)
		return ok
	})
}

// inputs names the figures that are missing: the applicant's, and those of every
// company that adds some.
func (s *Sheet) inputs(g *group, oneYear bool) {
	for _, q := range quantities {
		s.number(q.own)
		if !oneYear {
			s.number(q.before)
		}
	}
	for i := range g.members {
		m := &g.members[i]
		if m.Person || m.Weight.Sign() == 0 {
			continue
		}
		if !m.Consolidated.OK {
			s.lack(m.Where().Spot("consolidated"))
		}
		if m.Consolidated.Yes() {
			continue
		}
		for _, q := range quantities {
			if !q.of(m.Company).OK {
				s.lack(m.Where().Spot(q.id))
			}
			if !oneYear && !q.prev(m.Company).OK {
				s.lack(m.Where().Spot(q.id + "_prev"))
			}
		}
	}
}

func (s *Sheet) remarks(g *group) {
	if g.person {
		s.caveat(say("size.through_person"))
	}
	if g.angel {
		s.caveat(say("size.angel", amount("most", s.b.law.Must("size.relations").Value("angel"), Millions)))
	}
	for i := range g.members {
		if m := &g.members[i]; m.Consolidated.Yes() && m.Weight.Sign() > 0 && !m.Person {
			s.caveat(say("size.consolidated"))
			return
		}
	}
}

// year adds up one year and gives its category as a rank, none where one of the
// three totals is not known.
func (s *Sheet) year(g *group, before bool) operand {
	when := ""
	if before {
		when = "_prev"
	}
	ranks, closing := make([]operand, len(quantities)), &Closing{}
	if before {
		s.f.Basis.Before = closing
	} else {
		s.f.Basis.Last = closing
	}
	for i, q := range quantities {
		field, value := q.own, q.of
		if before {
			field, value = q.before, q.prev
		}
		own, ok := s.v.Number(field)
		contributions, complete := g.contributions(value)
		if !ok || !complete {
			closing.note(i, operand{}, operand{}, contributions)
			continue // without one of its parts a total would be wrong
		}
		words := "size." + q.id
		parts := []operand{s.own(q, words+".own"+when, own, before)}
		for _, c := range contributions {
			parts = append(parts, s.do(about(words+"."+string(c.chain)+when, c.name), Product, q.shape, Source{}, num(c.weight), num(c.value)))
		}
		total := s.do(say(words+".total"+when), Sum, q.shape, Source{}, parts...)
		closing.note(i, parts[0], total, contributions)
		if !before {
			s.give(q.id, total)
		}
		ranks[i] = s.rank(q, when, total)
	}
	amounts := s.known(say("size.better"+when), Min, Plain, Source{}, ranks[1], ranks[2])
	return s.known(say("size.year"+when), Max, Plain, cite("annex_one_thresholds"), ranks[0], amounts)
}

// own is the applicant's part of a total. The turnover of a year that has not twelve
// months is brought to twelve (annex I, article 4 (1)); what is true of a day or of
// an average is not.
func (s *Sheet) own(q quantity, words string, own dossier.Decimal, before bool) operand {
	year, prev := rows.Closings(s.v)
	when := ""
	if before {
		year, when = prev, "_prev"
	}
	if q.id != "turnover" || !year.Irregular() {
		return s.do(say(words), Lookup, q.shape, Source{}, num(own))
	}
	closed := s.do(say("size.closed"+when, text("months", year.Months.French())), Lookup, q.shape, Source{}, num(own))
	return s.overTwelve(year, closed, say("size.twelve"+when), say(words), cite("annex_one"))
}

// rank is the smallest category whose threshold a total meets: 1 plus the
// thresholds that are crossed. Headcount must lie below, amounts may be equal. Who
// reads the step is told the total, the threshold that decides and the category.
func (s *Sheet) rank(q quantity, when string, total operand) operand {
	rank, words := rankMicro, "size."+q.id+".below"
	var decides dossier.Decimal
	for _, id := range []string{"size.micro", "size.small", "size.medium"} {
		limit, _ := s.rule(id).operand(q.id)
		decides = limit.Value
		if c := total.Value.Cmp(limit.Value); c < 0 || c == 0 && q.id != "headcount" {
			break
		}
		rank++
	}
	if rank == rankLarge {
		words = "size." + q.id + ".above"
	}
	shape := q.shape
	if shape == Money {
		shape = Millions
	}
	return s.do(say(words+when, amount("total", total.Value, q.shape), amount("limit", decides, shape), category("category", names[Category][rank])),
		Lookup, Plain, cite("annex_one_thresholds"), wholeNum(rank))
}

// contribution is what an enterprise adds to a total.
type contribution struct {
	name          string
	chain         Relation
	weight, value dossier.Decimal
	known         bool // value stands there
	member        int  // its row
	partner       int  // the row of the partner whose part it is, -1: none
}

// contributions lists what every enterprise of the group adds, once each: of
// several rows of one enterprise the highest weight and figure hold. False where
// the figure of a row that counts is missing, or whether it stands in the accounts
// of another.
func (g *group) contributions(value func(rows.Company) dossier.Num) (out []contribution, complete bool) {
	complete = true
	for i := range g.members {
		key := g.key(i)
		if g.twice[key][0] != i {
			continue
		}
		best := contribution{}
		found := false
		for _, j := range g.twice[key] {
			m := &g.members[j]
			if m.Weight.Cmp(best.weight) > 0 {
				best.weight, best.name, best.chain, best.member, best.partner = m.Weight, m.Name, Linked, j, -1
				if m.Chain == Partner {
					best.chain, best.partner = Partner, m.Of
				}
			}
			if v := value(m.Company); !m.Person && !m.Consolidated.Yes() && m.Weight.Sign() > 0 {
				complete = complete && v.OK && m.Consolidated.OK
				if !found || v.Cmp(best.value) > 0 {
					best.value = v.Decimal
				}
				best.known, found = best.known || v.OK, true
			}
		}
		if found {
			out = append(out, best)
		}
	}
	return out, complete
}

// nameYear notes the category of a year, where it is known, under its own name.
func (s *Sheet) nameYear(number string, rank operand) {
	if !rank.given {
		return
	}
	s.code(number, names[Category][whole(rank.Value)])
}

// twoYears applies article 4 (2): a threshold must be crossed two closings
// running. That is the median of the status held at the previous closing and
// the categories of the two years.
func (s *Sheet) twoYears(status string, before, last operand) operand {
	rule := s.rule("size.two_years")
	if !before.given || !last.given {
		if status == "" {
			s.lack(at("size.previous_category"))
		}
		return operand{}
	}
	prev, now := category("prev", s.f.Code(SizePrevious)), category("last", s.f.Code(SizeLast))
	same := before.Value.Cmp(last.Value) == 0
	if status == "" && !same {
		s.lack(at("size.previous_category"))
		return operand{}
	}
	if status == "unknown" || status == "none" || status == "" { // of two years that are the same, the median is theirs
		if !same {
			s.estimate(say("size.status_unknown", prev, now))
		}
		larger := s.do(say("size.larger"), Max, Plain, by(rule), before, last)
		if s.v.Yes("size.takeover") {
			s.takeover(say("size.takeover_larger"))
		}
		return larger
	}
	held := s.do(say("size.held", category("category", status)), Lookup, Plain, Source{}, wholeNum(slices.Index(names[Category], status)))
	low := s.do(say("size.low"), Min, Plain, Source{}, held, before)
	high := s.do(say("size.high"), Max, Plain, Source{}, held, before)
	capped := s.do(say("size.capped"), Min, Plain, Source{}, high, last)
	median := s.do(say("size.median"), Max, Plain, by(rule), low, capped)
	if s.v.Yes("size.takeover") {
		s.takeover(say("size.takeover_both", category("median", names[Category][whole(median.Value)]), now))
		median = s.do(say("size.takeover_step"), Max, Plain, by(s.rule("size.takeover")), median, last)
	}
	return median
}

func (s *Sheet) takeover(readings Message) {
	s.rule("size.takeover")
	s.estimate(say("size.takeover", Arg{"readings", readings}))
}
