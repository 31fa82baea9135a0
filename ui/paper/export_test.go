package paper

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/uitest"
)

// withFile gives the dossier of a window an attached file.
func withFile(w *uitest.Dossier) {
	w.Session().InsertRows("pieces", draft.Added, map[string]dossier.Value{
		"piece": dossier.Text("kbis"), "name": dossier.Text("kbis.pdf"), "path": dossier.Text("annexes/kbis.pdf"),
		"sha256": dossier.Text("ab"), "size": dossier.Integer(1000),
	})
}

func TestWithoutAFileThereIsOnlyOneWayToExport(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	s.k.Export(w)
	if len(seen[*kit.Choice](s)) != 0 || !s.Says(s.k.T("export.no_files")) {
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
		output.Binder: {1, 1, "ui.export.choose"},
		output.Folder: {2, 2, "export.choose_folder"},
	} {
		t.Run(string(what), func(t *testing.T) {
			s := newStage(t)
			w := s.fresh()
			withFile(w)
			s.k.Export(w)
			choice := seen[*kit.Choice](s)[0]
			for range c.downs {
				choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			}
			if choice.Chosen() != string(what) || !s.Says(s.k.T("export.carries."+string(what))) {
				t.Fatalf("chosen is %s, or what it carries is not said", choice.Chosen())
			}
			found := 0
			for _, check := range seen[*kit.Check](s) {
				if label := check.AccessibilityLabel(); label == s.k.T("export.data") || label == s.k.T("export.field") {
					found++
				}
			}
			if found != c.checks {
				t.Errorf("%d checks for data and field, want %d", found, c.checks)
			}
			if !slices.ContainsFunc(seen[*kit.Button](s), func(b *kit.Button) bool { return b.Label() == s.k.T(c.button) }) {
				t.Errorf("no button %q", s.k.T(c.button))
			}
		})
	}
}

// What is chosen says more or less of itself, and nothing may slip away under the
// pointer.
func TestTheDialogOfAnExportStaysAsItIsWhateverIsChosen(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	withFile(w)
	s.k.Export(w)
	at := func(o fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	}
	choice := seen[*kit.Choice](s)[0]
	statement := func() fyne.CanvasObject {
		for _, x := range seen[*kit.Text](s) {
			if x.Text == s.k.T("ui.statement") {
				return x
			}
		}
		t.Fatal("the dialog does not say what the program is")
		return nil
	}()
	buttons := seen[*kit.Button](s)
	last := buttons[len(buttons)-1]
	first, below, foot := at(choice), at(statement), at(last).Y
	if first == below || below.Y <= 0 {
		t.Fatalf("nothing is laid out: %v, %v", first, below)
	}
	for range kinds {
		choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if at(choice) != first || at(statement) != below || at(last).Y != foot {
			t.Errorf("%s moves the dialog: %v instead of %v, %v instead of %v, %v instead of %v",
				choice.Chosen(), at(choice), first, at(statement), below, at(last).Y, foot)
		}
	}
}

func TestTheChoicesOfAnExportAreHandedOn(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	withFile(w)
	c := newExportChoices(s.k.Shell, w)
	c.button = kit.NewPrimary("", nil)
	c.refresh()
	if got, want := c.options(), (output.Options{What: output.PDF, Owners: true, Data: true}); got != want {
		t.Errorf("at first %+v, want %+v", got, want)
	}
	for _, check := range []*kit.Check{c.owners, c.data, c.field, c.short, c.compact} {
		test.Tap(check)
	}
	if got, want := c.options(), (output.Options{What: output.PDF, Field: true, Short: true}); got != want {
		t.Errorf("after five clicks %+v, want %+v", got, want)
	}
	c.kind.ShowChosen(string(output.Binder))
	c.refresh()
	if c.options().Field {
		t.Error("a binder has no field for a signature")
	}
	if !c.options().Compact || !c.options().Short {
		t.Error("a binder is not made as it was chosen")
	}
}

func TestTheEndOfAnExportNamesWhatCouldNotBeBound(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.Make.Left = []output.Unbound{{Name: "devis.docx", Why: "Ce n’est ni un PDF ni une image."}, {Name: "bilan.pdf", Why: "Il demande un mot de passe."}}
	s.k.runExport(w, output.Options{What: output.Binder, Path: "/x/essai.pdf", Final: true})
	for _, want := range []string{s.k.T("export.left", "n", 2), "devis.docx", "Ce n’est ni un PDF ni une image.", "bilan.pdf", s.k.T("ui.export.done")} {
		if !s.Says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestTheEndOfAnExportOfSeparateFilesOpensTheFolder(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.Make.Files = 9
	s.k.runExport(w, output.Options{What: output.Folder, Path: "/x/essai", Final: true})
	s.Press(s.k.T("export.open_folder"))
	if !slices.Equal(s.Viewed, []string{"/x/essai"}) {
		t.Errorf("opened is %v", s.Viewed)
	}
}

func TestAnExportSaysWhatItCarriesAndIsNeverCalledSent(t *testing.T) {
	for name, c := range map[string]struct {
		example string
		owners  bool
		final   bool
	}{
		"a complete dossier with its owners is final":         {"conserverie-aisne", true, true},
		"the owners may be left out":                          {"conserverie-aisne", false, true},
		"a dossier that lacks something is exported as draft": {"", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			var w *uitest.Dossier
			if c.example == "" {
				w = s.fresh()
			} else {
				w = s.example(c.example)
			}
			s.k.Export(w)
			if !s.Says(s.k.T("export.carries.pdf")) || !s.Says(s.k.T("ui.statement")) {
				t.Error("the dialog does not say what the PDF carries and what the program is")
			}
			if !c.owners {
				seen[*kit.Check](s)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			}
			path := filepath.Join(t.TempDir(), "essai.pdf")
			s.k.Canvas().Overlays().Top().(*kit.Overlay).Dismiss()
			s.k.runExport(w, output.Options{Path: path, Final: c.final, Owners: c.owners})
			if len(s.Make.Exports) != 1 || s.Make.Exports[0].Owners != c.owners || s.Make.Exports[0].Final != c.final {
				t.Fatalf("asked for %+v", s.Make.Exports)
			}
			if !s.Says(path) || !s.Says(s.k.T(map[bool]string{true: "ui.export.done_final", false: "ui.export.done_draft"}[c.final], "pages", 12)) {
				t.Error("the end does not say where the file is")
			}
			if !slices.Equal(w.Finished, []bool{c.final}) || c.final != (s.Library.Entries[0].State == shelf.Exported) {
				t.Errorf("the dossier is told %v, the list says %s", w.Finished, s.Library.Entries[0].State)
			}
			s.Press(s.k.T("ui.export.open"))
			if len(s.Viewed) != 1 || s.Viewed[0] != path {
				t.Errorf("opened is %v", s.Viewed)
			}
		})
	}
}

func TestAStoppedOrFailedExportChangesNothing(t *testing.T) {
	for name, cause := range map[string]error{"stopped": context.Canceled, "failed": errors.New("no room")} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			w := s.example("conserverie-aisne")
			s.Make.Fail = cause
			s.k.runExport(w, output.Options{Path: "/nowhere/x.pdf", Final: true, Owners: true})
			if len(w.Finished) > 0 || s.Library.Entries[0].State != shelf.Draft {
				t.Error("the dossier counts as exported")
			}
			if name == "stopped" && s.k.Toasts.Saying() != s.k.T("ui.export.cancelled") {
				t.Errorf("it says %q", s.k.Toasts.Saying())
			}
		})
	}
}
