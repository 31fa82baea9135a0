package ui

import (
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/uitest"
)

func markOf(t *testing.T, s *stage, e shelf.Entry, to shelf.State) (marked bool) {
	t.Helper()
	s.a.mark(e, to, func() { marked = true })
	return marked
}

func TestWhatWasNeverExportedCompleteIsNotSigned(t *testing.T) {
	s := newStage(t)
	id := s.BeginFresh()
	s.Library.Events = []shelf.Event{{Kind: shelf.WasExported, Version: 1, Note: "brouillon.pdf"}}
	for _, to := range []shelf.State{shelf.Signed, shelf.Filed} {
		if markOf(t, s, s.Library.Entries[0], to) {
			t.Errorf("a draft is %s", to)
		}
	}
	if e := s.Library.Entries[0]; e.ID != id || e.State != shelf.Draft || !s.Says(s.a.T("ui.mark.none")) {
		t.Errorf("it stands as %s", e.State)
	}
}

func TestWhichVersionIsSignedIsSaidWhereThereAreSeveral(t *testing.T) {
	s := newStage(t)
	s.BeginFresh()
	s.Library.Events = []shelf.Event{
		{Kind: shelf.WasExported, Version: 3, At: uitest.Now(), Note: "un.pdf", Final: true},
		{Kind: shelf.WasExported, Version: 5, At: uitest.Now(), Note: "deux.pdf", Final: true},
	}
	var marked bool
	s.a.mark(s.Library.Entries[0], shelf.Signed, func() { marked = true })
	if marked || !s.Says(s.a.T("ui.mark.which")) {
		t.Fatal("it does not ask which version")
	}
	s.Press(s.a.T("ui.row.state_signed"))
	if e := s.Library.Entries[0]; !marked || e.State != shelf.Signed || e.StateVersion != 5 {
		t.Errorf("it is %+v", e)
	}
	// With one there is nothing to ask.
	s.Library.Events = s.Library.Events[:1]
	s.Library.Entries[0].State = shelf.Draft
	if !markOf(t, s, s.Library.Entries[0], shelf.Filed) || s.Library.Entries[0].StateVersion != 3 {
		t.Errorf("it is %+v", s.Library.Entries[0])
	}
}
