package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

// drop drops files on the window.
func (s *stage) drop(paths ...string) {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	s.a.dropped(fyne.NewPos(1, 1), uris)
}

func TestADossierDroppedOnTheListIsImportedAsADraft(t *testing.T) {
	race.Spare(t)
	for name, c := range map[string]struct {
		file    string
		fromPDF bool
		skipped []string
		says    string
	}{
		"a dossier file":          {"/x/projet.json", false, nil, "incoming.imported"},
		"a PDF with its data":     {"/x/projet.pdf", true, nil, "incoming.imported_pdf"},
		"a file with its annexes": {"/x/projet.json", false, []string{"devis.pdf"}, "incoming.imported"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.Library.Incoming = map[string]shelf.Incoming{c.file: {Title: "Projet", FromPDF: c.fromPDF}}
			s.Library.Skipped = c.skipped
			s.drop(c.file)
			w, ok := s.a.Screen().(*wizard)
			if !ok || w.Name() != "Projet" {
				t.Fatalf("the window shows %T", s.a.Screen())
			}
			want := s.a.T(c.says, "file", filepath.Base(c.file))
			if len(c.skipped) > 0 {
				if !s.Says(want) || !s.Says(s.a.T("incoming.skipped", "n", len(c.skipped))) {
					t.Error("it does not say that annexes are not there")
				}
			} else if got := s.a.Toasts.Saying(); got != want {
				t.Errorf("it says %q, want %q", got, want)
			}
		})
	}
}

func TestADossierThatTheListHasIsNeverWrittenOver(t *testing.T) {
	race.Spare(t)
	for name, c := range map[string]struct {
		press    string
		trashed  bool
		opens    string
		imported []string
	}{
		"the existing one is opened":     {"incoming.known.open", false, "D1", nil},
		"a copy is imported":             {"incoming.known.copy", false, "D2", []string{"/x/projet.pdf|Existant (copie)"}},
		"the existing one is replaced":   {"incoming.known.replace", false, "D1", []string{"/x/projet.pdf|over"}},
		"one in the trash is taken back": {"incoming.known.restore", true, "D1", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Existant")
			if c.trashed {
				_ = s.Library.Trash("D1")
			}
			s.a.loadHome("")
			known := s.Library.Entries[0]
			s.Library.Incoming = map[string]shelf.Incoming{"/x/projet.pdf": {Title: "Reçu", FromPDF: true, Known: &known}}
			s.drop("/x/projet.pdf")
			s.Press(s.a.T(c.press))
			w, ok := s.a.Screen().(*wizard)
			if !ok || w.s.ID() != c.opens {
				t.Fatalf("the window shows %T", s.a.Screen())
			}
			if !slices.Equal(s.Library.Imported, c.imported) {
				t.Errorf("imported %q, want %q", s.Library.Imported, c.imported)
			}
			if at := s.Library.Entries[0].Trashed; !at.Equal(time.Time{}) {
				t.Errorf("it is still in the trash since %v", at)
			}
		})
	}
}

func TestADossierThatTheListHasUnchangedIsOpenedWithoutAQuestion(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Existant")
	known := s.Library.Entries[0]
	s.Library.Incoming = map[string]shelf.Incoming{"/x/projet.pdf": {Known: &known, Held: shelf.IsSame}}
	s.drop("/x/projet.pdf")
	if w, ok := s.a.Screen().(*wizard); !ok || w.s.ID() != "D1" || len(s.Library.Imported) > 0 {
		t.Errorf("the window shows %T, imported %q", s.a.Screen(), s.Library.Imported)
	}
	if !s.Says(s.a.T("incoming.known.same", "file", "projet.pdf")) {
		t.Error("it does not say that the dossier was there")
	}
}

func TestSeveralDossiersAreImportedTogetherAndTheOthersAreNamed(t *testing.T) {
	s := newStage(t)
	s.Library.Incoming = map[string]shelf.Incoming{"/x/a.json": {Title: "A"}, "/x/b.json": {Title: "B"}, "/x/scan.png": {Document: true}}
	s.drop("/x/a.json", "/x/b.json", "/x/scan.png", "/x/lost.json")
	if len(s.Library.Stored) != 2 {
		t.Fatalf("%d dossiers were imported", len(s.Library.Stored))
	}
	for _, want := range []string{
		s.a.T("incoming.several.done", "n", 2), "a.json", "b.json", "scan.png", "lost.json",
		s.a.T("incoming.several.document"), uitest.Unreadable + " ",
	} {
		if !s.Says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
	waiting := 0
	for _, b := range seen[*kit.Button](s) {
		if b.Label() == s.a.T("incoming.several.open") {
			waiting++
		}
	}
	if waiting != 1 { // the scan
		t.Errorf("%d files wait for an answer", waiting)
	}
}

// Several portable files, dropped on a dossier that is open: they are no pieces of it.
// What is new comes into the list, and what asks for an answer waits for it.
func TestSeveralPortableFilesAreTakenInOneByOne(t *testing.T) {
	s := newStage(t)
	there, in := s.received(shelf.MergeConflict, shelf.Conflict{Spot: dossier.Spot{Field: "company.name"}})
	same := in
	merging := *in.Portable.Merging
	merging.Verdict = shelf.MergeSame
	same.Portable = &shelf.Portable{Merging: &merging}
	trashed := same
	lies := *in.Known
	lies.Trashed = uitest.Now()
	trashed.Known = &lies
	portable := func(title string) shelf.Incoming {
		return shelf.Incoming{Title: title, Portable: &shelf.Portable{Dossier: in.Portable.Dossier, Call: in.Portable.Call}}
	}
	s.Library.Incoming = map[string]shelf.Incoming{
		there: in, "/x/same.dossier": same, "/x/trashed.dossier": trashed, "/x/a.dossier": portable("A"), "/x/b.DOSSIER": portable("B"),
		"/x/locked.dossier": {Portable: &shelf.Portable{Locked: true}},
	}
	w := s.open(in.Known.ID)
	before := len(w.s.Dossier().Rows("pieces"))
	s.drop("/x/a.dossier", there, "/x/same.dossier", "/x/trashed.dossier", "/x/locked.dossier", "/x/b.DOSSIER")
	s.Until("the summary", func() bool { return s.Says(s.a.T("incoming.several.title", "n", 6)) })
	if !slices.Equal(s.Library.Imported, []string{"/x/a.dossier|", "/x/b.DOSSIER|"}) || len(s.Library.Merged) > 0 {
		t.Errorf("taken in are %q", s.Library.Imported)
	}
	if len(w.s.Dossier().Rows("pieces")) != before {
		t.Error("they became pieces of the dossier that was open")
	}
	for _, want := range []string{
		s.a.T("incoming.several.done", "n", 2), s.a.T(tookNew), s.a.T(tookSame), s.a.T("incoming.several.known"), s.a.T("incoming.several.locked"), filepath.Base(there),
	} {
		if !s.Says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
	s.Press(s.a.T("incoming.several.open")) // the first that waits
	if !s.Says(s.a.T("portable.verdict.conflict", "n", 1, "conflicts", 1)) {
		t.Error("it does not open the file")
	}
}

func TestAFileThatHoldsNoDossierChangesNothing(t *testing.T) {
	s := newStage(t)
	s.Library.Incoming = map[string]shelf.Incoming{"/x/scan.png": {Document: true}}
	s.drop("/x/scan.png")
	if !s.Says(s.a.T("incoming.none.what", "file", "scan.png")) || len(s.Library.Stored) != 0 {
		t.Error("it does not say that there is no dossier in a picture")
	}
	s.Press(s.a.T("ui.close"))
	s.drop("/x/broken.pdf")
	if !s.Says(uitest.Unreadable) || len(s.Library.Stored) != 0 {
		t.Error("it does not say what is wrong with the file")
	}
}

func TestAFileDroppedElsewhereInADossierLeadsToThePieces(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: w.steps[0].id})
	s.drop("/x/devis.pdf")
	if s.a.Toasts.Saying() != s.a.T("incoming.drop.elsewhere") {
		t.Fatalf("it says %q", s.a.Toasts.Saying())
	}
	s.Press(s.a.T("incoming.drop.there"))
	if w.steps[w.at].id != "pieces" {
		t.Errorf("it leads to %s", w.steps[w.at].id)
	}
}

func TestAFileDroppedUnderAQuestionIsNotTaken(t *testing.T) {
	s := newStage(t)
	s.Library.Incoming = map[string]shelf.Incoming{"/x/a.json": {Title: "A"}}
	s.a.showSettings()
	s.drop("/x/a.json")
	if len(s.Library.Stored) != 0 || s.a.Toasts.Saying() == "" {
		t.Error("a dialog does not keep the window")
	}
}

func TestASignedScanDroppedOnThePiecesIsAttachedForAllThatItBears(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	w.GoTo(shell.Place{Step: "pieces"})
	s.Library.Scans = map[string][]shelf.SignedSheet{"/x/scan.pdf": {
		{Piece: "commitment_letter", Title: "Lettre d’engagement", Pages: 2, Found: []int{1}},
		{Piece: "sme_declaration", Title: "Taille de PME", Pages: 1, Found: []int{1}},
	}}
	s.drop("/x/scan.pdf")
	s.Until("the scan", func() bool { return len(w.s.Rows("pieces")) == 2 })
	var pieces []string
	for _, r := range w.s.Rows("pieces") {
		pieces = append(pieces, r.Get("piece").String())
	}
	slices.Sort(pieces)
	if !slices.Equal(pieces, []string{"commitment_letter", "sme_declaration"}) {
		t.Errorf("attached for %v", pieces)
	}
	if got := s.a.Toasts.Saying(); !strings.Contains(got, "2 déclarations") || !strings.Contains(got, "page 2 de « Lettre d’engagement »") {
		t.Errorf("it says %q", got)
	}
	if s.Dialog() {
		t.Error("a dialog is still in front")
	}
}

// A second start with a file meets the store of the window that is open: it says what
// becomes of the file, and opens it as soon as it can.
func TestTheFileOfASecondStartIsNotForgotten(t *testing.T) {
	s := newStage(t)
	s.Library.Incoming = map[string]shelf.Incoming{"/x/projet.json": {Title: "Projet"}}
	opens, busy := s.a.cfg.Open, true
	s.a.cfg.Open = func(d shelf.Decision) (Opened, error) {
		if busy {
			return Opened{}, full()
		}
		return opens(d)
	}
	s.a.cfg.File = "/x/projet.json"
	s.a.Start()
	says := s.a.T("ui.failed.file", "file", "projet.json", "open", s.a.T("ui.home.open"))
	if !s.Says(says) {
		t.Fatal("it does not say what becomes of the file")
	}
	s.Press(s.a.T("ui.failed.again"))
	if !s.Says(says) {
		t.Error("it says it once alone")
	}
	busy = false
	s.Press(s.a.T("ui.failed.again"))
	if w, ok := s.a.Screen().(*wizard); !ok || w.Name() != "Projet" {
		t.Errorf("it shows %T", s.a.Screen())
	}
	s.a.goHome()
	busy = true
	s.a.Start()
	if s.Says(says) {
		t.Error("it speaks of a file that is open")
	}
}
