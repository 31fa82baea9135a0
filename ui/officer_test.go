package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/race"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// contradicted is an example with a turnover of its own beside its accounts, owners of
// more than the whole, and a line that gets worse.
func contradicted(s *stage) *wizard {
	w := s.example("ferroviaire-somme")
	money, _ := dossier.ParseDecimal("5900000")
	w.s.Set("size.turnover", dossier.Money{Decimal: money})
	share, _ := dossier.ParseDecimal("95")
	w.s.SetCell("owners", "vauclair-helene", "share", dossier.Percent{Decimal: share})
	rate, _ := dossier.ParseDecimal("47")
	w.s.SetCell("lines", "finition-controle", "oee_after", dossier.Percent{Decimal: rate})
	w.GoTo(shell.Place{Step: shell.StepOfficer})
	return w
}

// jump finds the box of a place by what it says.
func jump(s *stage, where, value string) *kit.Jump {
	for _, j := range seen[*kit.Jump](s) {
		if at, says := j.Says(); strings.Contains(at, where) && says == value {
			return j
		}
	}
	return nil
}

func TestThePageOfTheOfficerShowsTheProblemsOfTheSession(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := contradicted(s)
	n := dossier.Count(w.s.Problems())
	cards := w.officer.Problems()
	if n.Blocking != 2 || n.Warnings != 1 || len(cards) != n.Blocking+n.Warnings+n.Explained {
		t.Errorf("%d cards for %+v", len(cards), n)
	}
	if item := w.officerItem(); item.Count != n.Blocking+n.Warnings || item.Tone != kit.Error || item.Done {
		t.Errorf("the rail says %+v", item)
	}
	for _, p := range cards {
		if !s.Says(problemtext.Of(s.a.Words, w.s.View(), p).What) {
			t.Errorf("%s is not said", p.Code)
		}
		if jumps := len(p.Places()); jumps < 2 {
			t.Errorf("%s has %d places", p.Code, jumps)
		}
	}
	// As many are counted on the reading page and on the command line, which count the same.
	w.GoTo(shell.Place{Step: shell.StepReview})
	if !s.Says(s.a.T("ui.review.not_ready_wrong", "wrong", n.Blocking)) {
		t.Error("the reading page counts otherwise")
	}
	s.Press(s.a.T("officer.short"))
	if w.officer == nil || w.reading() {
		t.Error("the reading page does not lead back to it")
	}
}

func TestEachPlaceIsAWayThereAndBack(t *testing.T) {
	s := newStage(t)
	w := contradicted(s)
	box := jump(s, "Exercices clos", "5\u202f860\u202f000,00\u00a0€")
	if box == nil {
		t.Fatal("the row of the accounts is not named")
	}
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.officer != nil || w.steps[w.at].id != "accounts" || w.cursor.Field != "years.turnover" || w.cursor.Row != "y2025" {
		t.Fatalf("it leads to %s, %+v", w.steps[w.at].id, w.cursor)
	}
	s.Press(s.a.T("officer.back"))
	if w.officer == nil {
		t.Fatal("there is no way back")
	}
	now, _ := s.Window.Canvas().Focused().(*kit.Jump)
	if now == nil {
		t.Fatalf("the cursor is in %T", s.Window.Canvas().Focused())
	}
	if where, _ := now.Says(); !strings.Contains(where, "Exercices clos") || len(w.trail) != 0 {
		t.Errorf("back at %q, the trail is %v", where, w.trail)
	}
}

func TestAnotherPlaceIsAWayFromUnderTheQuestionAndBackByTheKeys(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := contradicted(s)
	w.GoTo(shell.Place{Step: "size", Field: "size.turnover"})
	var see *kit.Button
	for _, b := range seen[*kit.Button](s) {
		if strings.HasPrefix(b.Label(), "Voir 5\u202f860\u202f000,00") {
			see = b
		}
	}
	if see == nil || !strings.Contains(see.Label(), "Exercices clos · 2025") {
		t.Fatal("the other place is not named under the question")
	}
	see.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.steps[w.at].id != "accounts" {
		t.Fatalf("it leads to %s", w.steps[w.at].id)
	}
	s.a.Act(shell.ActBack)
	if w.steps[w.at].id != "size" || w.cursor.Field != "size.turnover" || w.back().Step != "" {
		t.Errorf("back at %s, %+v; the trail is %v", w.steps[w.at].id, w.cursor, w.trail)
	}
	if s.a.Act(shell.ActBack); w.steps[w.at].id != "size" {
		t.Error("without a way back something moves")
	}
	// Who goes on along the steps has left the question.
	w.lead(w.standsAt(), shell.Place{Step: "accounts"})
	w.move(1)
	if w.back().Step != "" {
		t.Errorf("the trail is %v", w.trail)
	}
}

func TestAValueIsTakenOverAndTakenBack(t *testing.T) {
	s := newStage(t)
	w := contradicted(s)
	before := string(w.s.Dossier().Encode())
	s.Press(s.a.T("form.standing.take", "value", "5\u202f860\u202f000,00\u00a0€"))
	if w.s.Get("size.turnover") != nil || jump(s, "Exercices clos", "5\u202f860\u202f000,00\u00a0€") != nil {
		t.Error("the contradiction stands")
	}
	if f, ok := s.Window.Canvas().Focused().(fyne.CanvasObject); !ok || !kit.Shown(f) {
		t.Error("the cursor is nowhere")
	}
	s.Press(s.a.T("ui.undo"))
	if string(w.s.Dossier().Encode()) != before || jump(s, "Exercices clos", "5\u202f860\u202f000,00\u00a0€") == nil {
		t.Error("it is not taken back")
	}
	s.Press(s.a.T("form.standing.take", "value", "5\u202f900\u202f000,00\u00a0€"))
	if got := w.s.Dossier().Rows("years"); got[got.Index("y2025")].Get("turnover").String() != "5900000.00" || w.officer == nil {
		t.Errorf("the row says %v", got[got.Index("y2025")].Get("turnover"))
	}
}

func TestAWarningThatIsExplainedMovesToTheExplainedPoints(t *testing.T) {
	s := newStage(t)
	w := contradicted(s)
	s.Press("Expliquer")
	if !s.Dialog() {
		t.Fatal("nothing is asked")
	}
	helps := false
	for _, x := range seen[*kit.Text](s) {
		helps = helps || strings.HasPrefix(x.Text, "Ce qui aide")
	}
	if !helps {
		t.Error("nothing is said of what helps")
	}
	test.Type(s.Window.Canvas().Focused(), "Séries plus courtes.")
	s.Press(s.a.T("form.explain.keep"))
	if n := dossier.Count(w.s.Problems()); n.Warnings != 0 || n.Explained != 1 {
		t.Errorf("counted are %+v", n)
	}
	for _, text := range []string{s.a.T("officer.explained"), s.a.T("officer.quoted", "text", "Séries plus courtes."), s.a.T("officer.printed")} {
		if !s.Says(text) {
			t.Errorf("%q is not said", text)
		}
	}
}

func TestAQuietDossierIsToldWhatTheProgramDoesNotSee(t *testing.T) {
	race.Spare(t)
	s := newStage(t)
	w := s.example("conserverie-aisne")
	s.a.Act(shell.ActOfficer)
	n := dossier.Count(w.s.Problems())
	if n.Blocking+n.Missing+n.Warnings > 0 {
		t.Fatalf("the example is not quiet: %+v", n)
	}
	want := "officer.verdict.quiet"
	if n.Explained > 0 {
		want = "officer.verdict.explained"
	}
	for _, key := range []string{want, "officer.unseen", "officer.unseen_truth", "officer.fine"} {
		if !s.Says(s.a.T(key)) {
			t.Errorf("%s is not said", key)
		}
	}
	if item := w.officerItem(); item.Count != 0 || !item.Done {
		t.Errorf("the rail says %+v", item)
	}
	// What nobody has answered is not praised.
	fresh := s.fresh()
	s.a.Act(shell.ActOfficer)
	if s.Says(s.a.T("officer.held", "topic", s.a.T("officer.topic.expenses"), "n", 1)) || !s.Says(s.a.T("officer.verdict.incomplete")) || fresh.officer == nil {
		t.Error("an empty dossier is said to hold")
	}
	s.a.Act(shell.ActNext)
	if !fresh.reading() {
		t.Error("after it comes the reading page")
	}
}

func TestUndoingStaysOnThePageOfTheOfficer(t *testing.T) {
	s := newStage(t)
	w := contradicted(s)
	s.a.Act(shell.ActUndo)
	if w.officer == nil || len(w.officer.Problems()) >= 3 {
		t.Error("undoing leaves the page, or changes nothing on it")
	}
	if at := w.standsAt(); at.Step != shell.StepOfficer {
		t.Errorf("after a crash it would open at %s", at.Step)
	}
}

// TestABannerOfATableNamesTheOtherPlaces: what is said of a table as a whole, too.
func TestABannerOfATableNamesTheOtherPlaces(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	w.s.SetCell("energy", "tournage", "due_to", dossier.Text("none"))
	w.GoTo(shell.Place{Step: "environment", Field: "energy"})
	var see *kit.Button
	for _, b := range seen[*kit.Button](s) {
		if strings.Contains(b.Label(), "Tournage") && strings.HasPrefix(b.Label(), "Voir ") {
			see = b
		}
	}
	if see == nil {
		t.Fatal("the use that hangs on nothing is not named")
	}
	see.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.cursor.Field != "energy.due_to" || w.cursor.Row != "tournage" {
		t.Errorf("it leads to %+v", w.cursor)
	}
	s.a.Act(shell.ActBack)
	if w.cursor.Field != "energy" {
		t.Errorf("back at %+v", w.cursor)
	}
}

// TestAPlaceWithManyOthersShowsThemWhenAsked: an order before all the others.
func TestAPlaceWithManyOthersShowsThemWhenAsked(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	w.s.Set("calendar.first_order", dossier.MustDate("2027-06-01"))
	w.GoTo(shell.Place{Step: shell.StepOfficer})
	p := w.officer.Problems()[0]
	before := len(seen[*kit.Jump](s))
	s.Press(s.a.T("officer.more", "n", len(p.Places())-5))
	if after := len(seen[*kit.Jump](s)); len(p.Places()) <= 6 || after-before != len(p.Places())-5 {
		t.Errorf("%d places, then %d, of %d", before, after, len(p.Places()))
	}
}

// TestRowsBehindANoAreClearedFromThePageOfTheOfficer, as under their question.
func TestRowsBehindANoAreClearedFromThePageOfTheOfficer(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	rows := len(w.s.Dossier().Rows("posts"))
	w.s.Set("jobs.creates", dossier.YesNo(false))
	w.GoTo(shell.Place{Step: shell.StepOfficer})
	s.Press(s.a.T("form.gate.clear"))
	if n := len(w.s.Dossier().Rows("posts")); n != 0 || dossier.Count(w.s.Problems()).Blocking != 0 {
		t.Errorf("%d rows are left", n)
	}
	s.Press(s.a.T("ui.undo"))
	if n := len(w.s.Dossier().Rows("posts")); n != rows || rows == 0 {
		t.Errorf("%d rows came back, of %d", n, rows)
	}
	s.Press(s.a.T("form.gate.yes"))
	if !w.s.View().Yes("jobs.creates") || dossier.Count(w.s.Problems()).Blocking != 0 {
		t.Error("answering yes changes nothing")
	}
}
