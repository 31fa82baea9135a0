package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/uitest"
)

// received is a portable file on the stage, and the dossier of the list that it is of;
// both have their own answers.
func (s *stage) received(verdict shelf.MergeVerdict, conflicts ...shelf.Conflict) (path string, in shelf.Incoming) {
	s.T.Helper()
	there, c, err := s.Library.Get(s.BeginExample("ferroviaire-somme"))
	if err != nil {
		s.T.Fatal(err)
	}
	path = filepath.Join(s.T.TempDir(), "projet.dossier")
	in = shelf.Incoming{Title: "Projet", Portable: &shelf.Portable{Dossier: there, Call: c, Annexes: 3}}
	if verdict == shelf.MergeNew {
		s.Library.Entries = nil
	} else {
		e := s.Library.Entries[0]
		in.Known = &e
		would := there.Copy()
		would.Set("company.name", dossier.Text("Ateliers de là-bas"))
		in.Portable.Merging = &shelf.Merging{
			Verdict: verdict, Call: c, Here: there.Copy(), There: would, Mark: "m", Conflicts: conflicts,
			Would: func(map[dossier.Spot]bool) (*dossier.Dossier, []dossier.Spot) {
				return would, []dossier.Spot{{Field: "company.name"}}
			},
		}
	}
	s.Library.Incoming = map[string]shelf.Incoming{path: in}
	s.a.loadHome("")
	return path, in
}

func TestAPortableFileSaysWhatItWillDoBeforeItDoesIt(t *testing.T) {
	race.Spare(t)
	for verdict, press := range map[shelf.MergeVerdict]string{
		shelf.MergeNew: "portable.take", shelf.MergeSame: "incoming.known.open", shelf.MergeNewerHere: "incoming.known.open",
		shelf.MergeNewerThere: "portable.see", shelf.MergeMerged: "portable.see",
	} {
		t.Run(string(verdict), func(t *testing.T) {
			s := newStage(t)
			path, in := s.received(verdict)
			s.drop(path)
			says := s.a.T("portable.verdict."+string(verdict), "n", 1, "conflicts", 0)
			if verdict == shelf.MergeNew {
				says = s.a.T("portable.verdict.new_annexes", "n", 3)
			}
			if !s.Says(says) || len(s.Library.Imported)+len(s.Library.Merged) > 0 {
				t.Fatalf("it does not say %q first", says)
			}
			s.Press(s.a.T(press))
			switch verdict {
			case shelf.MergeNew:
				if !slices.Equal(s.Library.Imported, []string{path + "|"}) {
					t.Errorf("imported %q", s.Library.Imported)
				}
			case shelf.MergeSame, shelf.MergeNewerHere:
				if w, ok := s.a.Screen().(*wizard); !ok || w.s.ID() != in.Known.ID {
					t.Errorf("the window shows %T", s.a.Screen())
				}
			default:
				was, is := s.a.T("portable.write.was", "value", in.Portable.Dossier.Answers["company.name"].String()), s.a.T("portable.write.is", "value", "Ateliers de là-bas")
				if !s.Says(was) || !s.Says(is) || len(s.Library.Merged) > 0 {
					t.Fatalf("it does not say %q and %q before it writes", was, is)
				}
				s.Library.Events = []shelf.Event{{Kind: shelf.WasMerged, Version: 4, Dossier: "{}"}}
				s.Press(s.a.T("portable.write.yes"))
				if len(s.Library.Merged) != 1 || s.a.Toasts.Saying() != s.a.T("portable.merged", "file", "projet.dossier") {
					t.Fatalf("merged %v, it says %q", s.Library.Merged, s.a.Toasts.Saying())
				}
				s.Press(s.a.T("portable.undo"))
				s.Until("the way back", func() bool { return len(s.Library.WentBack) == 1 })
			}
		})
	}
}

// spot is a place with two answers.
func spot(field dossier.FieldID, here, there string) shelf.Conflict {
	return shelf.Conflict{Spot: dossier.Spot{Field: field}, Here: dossier.Text(here), There: dossier.Text(there)}
}

func TestWhereBothChangedEachAnswerIsOneClickAndNothingIsWrittenBefore(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeConflict, spot("company.name", "Un", "Deux"), spot("project.title", "A", "B"), spot("title", "Nom", "Autre"))
	s.drop(path)
	s.Press(s.a.T("portable.choose", "n", 3))
	m, ok := s.a.Screen().(*merger)
	if !ok {
		t.Fatalf("the window shows %T", s.a.Screen())
	}
	if !s.Says(s.a.T("portable.merge.left", "n", 3)) || !m.next.Disabled() {
		t.Error("it could be written before anything is chosen")
	}
	for _, words := range []string{s.a.T("portable.here"), "Un", s.a.T("portable.there"), "Deux"} {
		if !s.Says(words) {
			t.Errorf("it does not show %q", words)
		}
	}
	s.Press(s.a.T("portable.merge.all_there"))
	if m.open() != 0 || len(m.there()) != 3 {
		t.Errorf("%d are open, the file stands in %v", m.open(), m.there())
	}
	s.Press(s.a.T("portable.merge.all_here"))
	if len(m.there()) != 0 {
		t.Errorf("the file stands in %v", m.there())
	}
	chosen := m.choices[dossier.Spot{Field: "company.name"}]
	chosen.ShowChosen(sideThere)
	chosen.OnChange(sideThere)
	s.Press(s.a.T("portable.see"))
	if len(s.Library.Merged) != 0 {
		t.Fatal("it is written before it is confirmed")
	}
	s.Press(s.a.T("portable.write.yes"))
	if len(s.Library.Merged) != 1 || len(s.Library.Merged[0]) != 1 || !s.Library.Merged[0][dossier.Spot{Field: "company.name"}] {
		t.Errorf("merged with %v", s.Library.Merged)
	}
}

func TestCellsThatBelongTogetherAreOneQuestion(t *testing.T) {
	s := newStage(t)
	side := func(as, reason string) dossier.Value {
		return dossier.Rows{{ID: "p1", Cells: map[string]dossier.Value{"set_aside": dossier.Text(as), "reason": dossier.Text(reason)}}}
	}
	path, _ := s.received(shelf.MergeConflict, shelf.Conflict{
		Spot: dossier.Spot{Field: "pieces.set_aside", Row: "p1"}, Here: side("later", "Devis attendu"), There: side("not_applicable", "Aucun bail"),
	})
	s.drop(path)
	s.Press(s.a.T("portable.choose", "n", 1))
	for _, said := range [][2]string{{"à transmettre plus tard", "Devis attendu"}, {"sans objet", "Aucun bail"}} {
		words := s.a.T("spot.cell", "label", "Mise de côté", "value", said[0]) + " · " + s.a.T("spot.cell", "label", "Motif", "value", said[1])
		if !s.Says(words) {
			t.Errorf("it does not show %q", words)
		}
	}
	s.Press(s.a.T("portable.merge.all_there"))
	if m := s.a.Screen().(*merger); !m.there()[dossier.Spot{Field: "pieces.set_aside", Row: "p1"}] {
		t.Errorf("the file stands in %v", m.there())
	}
}

func TestANumberIsOneQuestionWithItsUnit(t *testing.T) {
	s := newStage(t)
	beside := func(unit, output string) dossier.Value {
		return dossier.Rows{{Cells: map[string]dossier.Value{
			"environment.unit": dossier.Text(unit), "environment.output_before": dossier.Number{Decimal: dossier.MustDecimal(output)},
		}}}
	}
	path, _ := s.received(shelf.MergeConflict, shelf.Conflict{
		Spot: dossier.Spot{Field: "environment.unit"}, Here: beside("essieu", "3900"), There: beside("tonne", "12.5"),
	})
	s.drop(path)
	s.Press(s.a.T("portable.choose", "n", 1))
	for _, said := range [][2]string{{"essieu", "3\u202f900"}, {"tonne", "12,5"}} {
		words := s.a.T("spot.cell", "label", "Unité de production", "value", said[0]) + " · " +
			s.a.T("spot.cell", "label", "Production avant", "value", said[1])
		if !s.Says(words) {
			t.Errorf("it does not show %q", words)
		}
	}
}

func TestWhatWasChosenIsNotGivenUpWithoutAQuestion(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeConflict, spot("company.name", "Un", "Deux"), spot("project.title", "A", "B"))
	s.drop(path)
	s.Press(s.a.T("portable.choose", "n", 2))
	m := s.a.Screen().(*merger)
	m.takeAll(sideHere)
	m.Shortcut("home")
	if s.a.Screen() != m || !s.Dialog() {
		t.Fatal("it is gone")
	}
	s.Press(s.a.T("portable.merge.stay"))
	s.Press(s.a.T("portable.merge.abandon"))
	s.Press(s.a.T("portable.merge.abandon"))
	if _, ok := s.a.Screen().(*home); !ok || len(s.Library.Merged) != 0 {
		t.Errorf("the window shows %T, merged %v", s.a.Screen(), s.Library.Merged)
	}
}

func TestAFileThatMovedMeanwhileIsComparedAgain(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNewerThere)
	s.drop(path)
	s.Press(s.a.T("portable.see"))
	s.Library.MergeErr = shelf.ErrMoved
	s.Press(s.a.T("portable.write.yes"))
	if !s.Says(s.a.T("portable.moved.what")) {
		t.Fatal("it does not say that something moved")
	}
	s.Library.MergeErr = nil
	seen[*kit.Button](s)[0].Tapped(nil)
	if !s.Says(s.a.T("portable.verdict.newer_there", "n", 1)) {
		t.Error("it does not compare again")
	}
}

func TestALockedFileAsksForItsPassphraseUntilItIsRight(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNew)
	s.Library.Passphrase = "deux mots"
	s.drop(path)
	s.Press(s.a.T("portable.pass.open"))
	if !s.Says(s.a.T("portable.pass.none")) || len(s.Library.Tried) != 1 {
		t.Errorf("none is tried: %q", s.Library.Tried)
	}
	try := func(text string) {
		e := seen[*kit.Entry](s)[0]
		if !e.Password {
			t.Error("it can be read over a shoulder")
		}
		e.SetText(text)
		s.Press(s.a.T("portable.pass.open"))
	}
	try("un mot")
	if !s.Says(s.a.T("portable.pass.wrong")) {
		t.Error("it does not say that it is the wrong one")
	}
	try("deux mots")
	if !s.Says(s.a.T("portable.verdict.new_annexes", "n", 3)) || !slices.Equal(s.Library.Tried, []string{"", "un mot", "deux mots"}) {
		t.Errorf("tried %q", s.Library.Tried)
	}
}

func TestAPortableFileIsTakenFromADossierThatIsOpen(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNew)
	s.fresh()
	s.drop(path)
	s.Until("what it will do", func() bool { return s.Says(s.a.T("portable.verdict.new_annexes", "n", 3)) })
	if _, ok := s.a.Screen().(*home); !ok {
		t.Errorf("the window shows %T", s.a.Screen())
	}
}

func TestTheProgramOpensTheFileThatItWasStartedWith(t *testing.T) {
	s := newStage(t)
	path, _ := s.received(shelf.MergeNew)
	s.a.cfg.File = path
	s.a.Start()
	if !s.Says(s.a.T("portable.verdict.new_annexes", "n", 3)) {
		t.Error("it does not open it")
	}
}

func TestAPortableFileIsWrittenAsItWasAskedFor(t *testing.T) {
	s := newStage(t)
	s.a.sharePortable("D1", "Projet")
	checks := seen[*kit.Check](s)
	checks[1].Tapped(nil)
	s.Press(s.a.T("portable.save.choose"))
	if !s.Says(s.a.T("portable.save.none")) {
		t.Error("a lock without a passphrase")
	}
	entries := seen[*kit.Entry](s)
	entries[0].SetText("deux mots")
	entries[1].SetText("deux maux")
	s.Press(s.a.T("portable.save.choose"))
	if !s.Says(s.a.T("portable.save.differ")) || len(s.Library.Shared) > 0 {
		t.Error("a passphrase that was mistyped once")
	}
	entries[1].SetText("deux mots")
	seen[*kit.Check](s)[0].Tapped(nil)
	s.Press(s.a.T("portable.save.choose"))
	save := func() {
		for _, e := range seen[*kit.Entry](s) {
			if e.Text != "" {
				e.OnEnter()
				return
			}
		}
	}
	save()
	if want := (shelf.PortableOptions{History: true, Passphrase: "deux mots"}); len(s.Library.Shared) != 1 || s.Library.Shared[0] != want {
		t.Fatalf("written as %+v", s.Library.Shared)
	}
	if s.a.Toasts.Saying() != s.a.T("portable.save.done", "file", "Projet.dossier") {
		t.Errorf("it says %q", s.a.Toasts.Saying())
	}
	s.Library.ShareLeft = []string{"devis.pdf"}
	s.a.sharePortableTo("D1", "Autre", shelf.PortableOptions{})
	save()
	if !s.Says(s.a.T("portable.save.left", "n", 1, "names", "devis.pdf")) {
		t.Error("it does not name what is not inside")
	}
	s.Press(s.a.T("ui.close"))
	s.Library.Sharing = func(ctx context.Context) error {
		s.Press(s.a.T("ui.cancel"))
		return ctx.Err()
	}
	s.a.sharePortableTo("D1", "Encore", shelf.PortableOptions{})
	save()
	if s.a.Toasts.Saying() != s.a.T("portable.save.stopped") {
		t.Errorf("stopped, it says %q", s.a.Toasts.Saying())
	}
	s.Library.Sharing = func(context.Context) error { return errors.New("le disque est plein") }
	s.a.sharePortableTo("D1", "Plein", shelf.PortableOptions{})
	save()
	if !s.Dialog() {
		t.Error("a failure is not told")
	}
}

func TestAVersionOfTheHistoryIsReadAndNothingElse(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	was := w.s.Dossier().Copy()
	was.Set("company.name", dossier.Text("Ateliers d’avant"))
	s.Library.Events = []shelf.Event{
		{Kind: shelf.WasExported, Version: 2, At: uitest.Now()},
		{Kind: shelf.WasReplaced, Version: 3, At: uitest.Now(), Dossier: string(was.Encode())},
		{Kind: shelf.WasMerged, Version: 4, At: uitest.Now(), Dossier: "{"},
	}
	now := w.s.Get("company.name")
	w.history()
	looks := 0
	for _, b := range seen[*kit.Button](s) {
		if b.Label() == s.a.T("ui.history.look") {
			looks++
		}
	}
	if looks != 2 {
		t.Fatalf("%d events can be looked at", looks)
	}
	pressNth(t, s, s.a.T("ui.history.look"), 1)
	s.Until("the version", func() bool { return s.Says(s.a.T("ui.history.look_text")) })
	if !s.Says("Ateliers d’avant") {
		t.Error("it does not show what the dossier was")
	}
	for _, b := range seen[*kit.Button](s) {
		if l := b.Label(); l != s.a.T("ui.close") && l != s.a.T("ui.history.back") {
			t.Errorf("something to be read has the button %q", l)
		}
	}
	s.Press(s.a.T("ui.close"))
	if !dossier.Equal(w.s.Get("company.name"), now) || s.Says("Ateliers d’avant") || len(s.Library.WentBack) > 0 {
		t.Error("looking has changed the dossier")
	}
	w.history()
	pressNth(t, s, s.a.T("ui.history.look"), 0)
	s.Until("the trouble", s.Dialog)
	if s.Says(s.a.T("ui.history.look_text")) {
		t.Error("a version that cannot be read is shown")
	}
	s.Press(s.a.T("ui.close"))
	w.history()
	pressNth(t, s, s.a.T("ui.history.look"), 1)
	s.Until("the version", func() bool { return s.Says(s.a.T("ui.history.look_text")) })
	s.Press(s.a.T("ui.history.back"))
	s.Press(s.a.T("ui.history.back"))
	s.Until("the way back", func() bool { return len(s.Library.WentBack) == 1 })
	if s.Library.WentBack[0].Version != 3 {
		t.Errorf("it went back to %+v", s.Library.WentBack)
	}
}

// pressNth presses one of several buttons of the same words, from 0.
func pressNth(t *testing.T, s *stage, label string, n int) {
	t.Helper()
	for _, b := range seen[*kit.Button](s) {
		if b.Label() == label {
			if n == 0 {
				b.Tapped(nil)
				return
			}
			n--
		}
	}
	t.Fatalf("there are not so many buttons %q", label)
}

func TestTheHistoryLeadsBackToWhatItKept(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	s.Library.Events = []shelf.Event{{Kind: shelf.WasCreated, Version: 1, At: uitest.Now()}, {Kind: shelf.WasMerged, Version: 3, At: uitest.Now(), Dossier: "{}"}}
	w.history()
	back := 0
	for _, b := range seen[*kit.Button](s) {
		if b.Label() == s.a.T("ui.history.back") {
			back++
		}
	}
	if back != 1 {
		t.Fatalf("%d events lead back", back)
	}
	s.Press(s.a.T("ui.history.back"))
	s.Press(s.a.T("ui.cancel"))
	if len(s.Library.WentBack) != 0 {
		t.Fatal("it went back without being confirmed")
	}
	w.history()
	s.Press(s.a.T("ui.history.back"))
	s.Press(s.a.T("ui.history.back"))
	s.Until("the way back", func() bool { return len(s.Library.WentBack) == 1 })
	if s.Library.WentBack[0].Version != 3 {
		t.Errorf("it went back to %+v", s.Library.WentBack)
	}
}
