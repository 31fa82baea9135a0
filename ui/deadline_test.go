package ui

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/uitest"
)

// TestTheListSaysWhenACallCloses: from seven days before, without the dossier.
func TestTheListSaysWhenACallCloses(t *testing.T) {
	race.Spare(t)
	today := dossier.DateOf(uitest.Now())
	day := func(by int) dossier.Date { return dossier.DateOf(today.Time().AddDate(0, 0, by)) }
	for _, tc := range []struct {
		name            string
		closes, applies dossier.Date
		state           shelf.State
		want            string
		tone            kit.Tone
	}{
		{"nobody has said", dossier.Date{}, dossier.Date{}, shelf.Draft, "", kit.Neutral},
		{"eight days before", day(8), dossier.Date{}, shelf.Draft, "", kit.Neutral},
		{"seven days before", day(7), dossier.Date{}, shelf.Draft, "Clôture dans 7 jours", kit.Warning},
		{"planned in time", day(5), day(3), shelf.Exported, "Clôture dans 5 jours", kit.Warning},
		{"sent already", day(5), day(-1), shelf.Signed, "", kit.Neutral},
		{"tomorrow", day(1), dossier.Date{}, shelf.Draft, "Clôture demain", kit.Warning},
		{"on the day", day(0), day(0), shelf.Draft, "Clôture aujourd’hui", kit.Warning},
		{"planned too late", day(30), day(31), shelf.Draft, "Dépôt prévu après la clôture", kit.Error},
		{"the day after", day(-1), dossier.Date{}, shelf.Draft, "Appel clos depuis le 22/11/2026", kit.Error},
		{"said to be sent in time", day(-1), day(-2), shelf.Exported, "Appel clos depuis le 22/11/2026", kit.Warning},
		{"filed", day(-1), dossier.Date{}, shelf.Filed, "", kit.Neutral},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := newStage(t)
			id, _ := s.Library.Begin(s.Parts.Calls.Calls[0], "Dossier")
			e := &s.Library.Entries[0]
			e.Deadline, e.State, e.StateAt = dossier.Deadline{Closes: tc.closes, Application: tc.applies}, tc.state, uitest.Now()
			e.StateVersion = e.Version
			words, tone := s.a.deadline(*e)
			if words != tc.want || tone != tc.tone {
				t.Errorf("it says %q in %v, want %q in %v", words, tone, tc.want, tc.tone)
			}
			s.a.loadHome(id)
			shown := false
			for _, x := range seen[*kit.Text](s) {
				shown = shown || tc.want != "" && strings.HasPrefix(x.Text, tc.want+".")
			}
			if shown != (tc.want != "") {
				t.Errorf("the list shows it: %v", shown)
			}
		})
	}
}

// TestTheListKnowsTheDeadlineOfWhatWasSaved: what a session stores has both days.
func TestTheListKnowsTheDeadlineOfWhatWasSaved(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	closes := dossier.MustDate("2026-11-28")
	w.s.SetParam("params.closes", dossier.Param{Value: closes})
	done := false
	w.Leave(func() { done = true })
	s.Until("the end of the save", func() bool { return done })
	if got := s.Library.Entries[0].Deadline.Closes; got != closes {
		t.Errorf("the list knows %v", got)
	}
}
