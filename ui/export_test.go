package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
)

// withFile gives the dossier of a window an attached file.
func withFile(w *wizard) {
	w.s.InsertRows("pieces", draft.Added, map[string]dossier.Value{
		"piece": dossier.Text("kbis"), "name": dossier.Text("kbis.pdf"), "path": dossier.Text("annexes/kbis.pdf"),
		"sha256": dossier.Text("ab"), "size": dossier.Integer(1000),
	})
}

func TestWithoutAFileThereIsOnlyOneWayToExport(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.export()
	if len(seen[*kit.Choice](s)) != 0 || !s.says(s.a.T("export.no_files")) {
		t.Error("it offers files of annexes that are not there")
	}
}

func TestEveryWayToExportSaysWhatItCarriesAndAsksForWhatItNeeds(t *testing.T) {
	for what, c := range map[output.Kind]struct {
		downs  int
		checks int // data and field
		button string
	}{
		output.PDF:    {0, 2, "ui.export.choose"},
		output.Binder: {1, 0, "ui.export.choose"},
		output.Folder: {2, 2, "export.choose_folder"},
	} {
		t.Run(string(what), func(t *testing.T) {
			s := newStage(t)
			w := s.fresh()
			withFile(w)
			w.export()
			choice := seen[*kit.Choice](s)[0]
			for range c.downs {
				choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			}
			if choice.Chosen() != string(what) || !s.says(s.a.T("export.carries."+string(what))) {
				t.Fatalf("chosen is %s, or what it carries is not said", choice.Chosen())
			}
			found := 0
			for _, check := range seen[*kit.Check](s) {
				if label := check.AccessibilityLabel(); label == s.a.T("export.data") || label == s.a.T("export.field") {
					found++
				}
			}
			if found != c.checks {
				t.Errorf("%d checks for data and field, want %d", found, c.checks)
			}
			if !slices.ContainsFunc(seen[*kit.Button](s), func(b *kit.Button) bool { return b.Label() == s.a.T(c.button) }) {
				t.Errorf("no button %q", s.a.T(c.button))
			}
		})
	}
}

func TestTheChoicesOfAnExportAreHandedOn(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	withFile(w)
	c := newExportChoices(w)
	c.button = kit.NewPrimary("", nil)
	c.refresh()
	if got, want := c.options(), (output.Options{What: output.PDF, Owners: true, Data: true}); got != want {
		t.Errorf("at first %+v, want %+v", got, want)
	}
	for _, check := range []*kit.Check{c.owners, c.data, c.field} {
		test.Tap(check)
	}
	if got, want := c.options(), (output.Options{What: output.PDF, Field: true}); got != want {
		t.Errorf("after three clicks %+v, want %+v", got, want)
	}
	c.kind.ShowChosen(string(output.Binder))
	c.refresh()
	if c.options().Field {
		t.Error("a binder has no field for a signature")
	}
}

func TestTheEndOfAnExportNamesWhatCouldNotBeBound(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.print.left = []output.Unbound{{Name: "devis.docx", Why: "Ce n’est ni un PDF ni une image."}, {Name: "bilan.pdf", Why: "Il demande un mot de passe."}}
	w.run(output.Options{What: output.Binder, Path: "/x/essai.pdf", Final: true})
	for _, want := range []string{s.a.T("export.left", "n", 2), "devis.docx", "Ce n’est ni un PDF ni une image.", "bilan.pdf", s.a.T("ui.export.done")} {
		if !s.says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestTheEndOfAnExportOfSeparateFilesOpensTheFolder(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.print.files = 9
	w.run(output.Options{What: output.Folder, Path: "/x/essai", Final: true})
	s.press(s.a.T("export.open_folder"))
	if !slices.Equal(s.print.viewed, []string{"/x/essai"}) {
		t.Errorf("opened is %v", s.print.viewed)
	}
}
