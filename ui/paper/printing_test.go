package paper

import (
	"testing"

	"dossierpme/dossier/output"
)

func TestThePagesToSignArePrintedAlone(t *testing.T) {
	for way, words := range map[output.Way]string{output.Dialog: "print.done_dialog", output.Viewer: "print.done_viewer"} {
		s := newStage(t)
		s.Make.Way = way
		w := s.fresh()
		s.k.Print(w)
		if !s.Says(s.k.T("print.draft")) {
			t.Error("a draft is printed without a warning")
		}
		s.Press(s.k.T("print.signature"))
		if len(s.Make.Papers) != 1 || !s.Make.Papers[0].OnlySignature || s.Make.Papers[0].Final {
			t.Errorf("it prints %v", s.Make.Papers)
		}
		if !s.Says(s.k.T(words, "pages", 3)) {
			t.Errorf("%s: it does not say what the system did", way)
		}
		s.Press(s.k.T("ui.close"))
		s.k.Print(w)
		s.Press(s.k.T("print.all"))
		if len(s.Make.Papers) != 2 || s.Make.Papers[1].OnlySignature {
			t.Errorf("it prints %v", s.Make.Papers)
		}
	}
}
