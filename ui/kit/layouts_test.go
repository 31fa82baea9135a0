package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestFieldsStandSideBySideWhereThereIsRoom(t *testing.T) {
	startApp(t, Light)
	a, b := NewField(FieldOf{Label: "Un", Editor: NewEntry()}), NewField(FieldOf{Label: "Deux", Editor: NewEntry()})
	w := show(t, NewColumns(200, a, b), 500, 300)
	if a.Position().Y != b.Position().Y || b.Position().X <= a.Position().X {
		t.Errorf("wide: %v and %v", a.Position(), b.Position())
	}
	w.Resize(fyne.NewSize(300, 300))
	if a.Position().X != b.Position().X || b.Position().Y < a.Position().Y+a.Size().Height {
		t.Errorf("narrow: %v and %v", a.Position(), b.Position())
	}
}

func TestEditorsOfALineAlignUnderLabelsOfDifferentHeights(t *testing.T) {
	startApp(t, Light)
	short, long := NewEntry(), NewEntry()
	a := NewField(FieldOf{Label: "Prix", Editor: short})
	b := NewField(FieldOf{Label: "Montant des dépenses éligibles hors taxes", Hint: "Tel qu’il figure sur le devis.", Editor: long})
	show(t, NewColumns(180, a, b), 400, 300)
	if short.Position().Y != long.Position().Y {
		t.Errorf("editors at %v and %v", short.Position().Y, long.Position().Y)
	}
}

func TestAMessageMakesRoomForItselfAndGivesItBack(t *testing.T) {
	startApp(t, Light)
	a, b := NewField(FieldOf{Label: "Un", Editor: NewEntry()}), NewField(FieldOf{Label: "Deux", Editor: NewEntry()})
	scroll := NewScroll(NewPage(NewCard(NewColumn(Space16, a, b))))
	show(t, scroll, 500, 200)
	before, height := b.Position().Y, scroll.Content.Size().Height
	a.SetMessages(Message{Error, strings.Repeat("Un texte qui tient sur plusieurs lignes. ", 6)})
	if b.Position().Y < before+30 || scroll.Content.Size().Height < height+30 {
		t.Errorf("the next field moved from %v to %v, the page grew from %v to %v", before, b.Position().Y, height, scroll.Content.Size().Height)
	}
	if e := a.Editor().(*Entry); e.State() != Error {
		t.Errorf("the entry's state is %v", e.State())
	}
	a.SetMessages()
	if b.Position().Y != before || a.Editor().(*Entry).State() != Neutral {
		t.Errorf("the next field stays at %v, want %v", b.Position().Y, before)
	}
}

func TestALoneMessageOfALineRunsUnderItsNeighbours(t *testing.T) {
	startApp(t, Light)
	a, b, c := NewField(FieldOf{Label: "Un", Editor: NewEntry()}), NewField(FieldOf{Label: "Deux", Editor: NewEntry()}), NewField(FieldOf{Label: "Trois", Editor: NewEntry()})
	show(t, NewColumns(150, a, b, c), 520, 300)
	words := strings.Repeat("Assez long pour plusieurs lignes. ", 3)
	a.SetMessages(Message{Error, words})
	if got := a.lines[0].Size().Width; got < 500 {
		t.Errorf("the message is %v wide", got)
	}
	c.SetMessages(Message{Warning, words})
	if got := a.lines[0].Size().Width; got > 200 {
		t.Errorf("with two messages it is still %v wide", got)
	}
}

func TestAMessageBeginsUnderItsOwnField(t *testing.T) {
	startApp(t, Light)
	fields := []*Field{NewField(FieldOf{Label: "Un", Editor: NewEntry()}), NewField(FieldOf{Label: "Deux", Editor: NewEntry()}), NewField(FieldOf{Label: "Trois", Editor: NewEntry()})}
	show(t, NewColumns(150, fields[0], fields[1], fields[2]), 520, 300)
	for i, f := range fields {
		f.SetMessages(Message{Error, strings.Repeat("Assez long pour plusieurs lignes. ", 3)})
		at, width := f.lines[0].Position().X, f.lines[0].Size().Width
		if at != 0 || f.Position().X+width > 520.5 {
			t.Errorf("the message of field %d begins %v beside it and is %v wide", i+1, at, width)
		}
		f.SetMessages()
	}
}

func TestWaysToPutAnAnswerRightStandBelowWhatIsWrong(t *testing.T) {
	startApp(t, Light)
	a, b := NewField(FieldOf{Label: "Un", Editor: NewEntry()}), NewField(FieldOf{Label: "Deux", Editor: NewEntry()})
	show(t, NewColumn(Space16, a, b), 200, 400)
	before, done := b.Position().Y, ""
	offer := func(what string) {
		a.SetMessages(Message{Error, "Deux lectures."})
		a.SetActions(Action{Label: "Douze euros et cinquante centimes", Do: func() { done = what + " small" }}, Action{Label: "Douze mille cinq cents euros", Do: func() { done = what + " large" }})
	}
	offer("first")
	buttons := a.Actions()
	if len(buttons) != 2 || buttons[0].Position().Y <= a.lines[0].Position().Y || buttons[1].Position().Y <= buttons[0].Position().Y {
		t.Fatalf("the buttons are not below the message, one below the other where there is no room: %v", buttons)
	}
	if b.Position().Y < before+2*ControlHeight {
		t.Errorf("the next field did not make room: %v", b.Position().Y-before)
	}
	offer("second")
	if a.Actions()[1] != buttons[1] {
		t.Error("the same offer made new buttons: the focus would be lost")
	}
	test.Tap(buttons[1])
	if done != "second large" {
		t.Errorf("done: %q", done)
	}
	a.SetActions()
	a.SetMessages()
	if b.Position().Y != before {
		t.Errorf("the room is not given back: %v, was %v", b.Position().Y, before)
	}
}

func TestWrappedTextIsAsHighAsItsLines(t *testing.T) {
	startApp(t, Light)
	text := NewBody("Décrivez chaque machine ou outil que vous allez acheter, avec son devis.")
	show(t, NewColumn(0, text), 160, 300)
	lines := text.layLines(160)
	if len(lines) < 3 || text.Size().Height != float32(len(lines))*text.lineHeight() {
		t.Errorf("%d lines, height %v", len(lines), text.Size().Height)
	}
	if strings.Join(lines, " ") != text.Text {
		t.Errorf("the lines lost something: %q", lines)
	}
	for _, line := range lines {
		if text.measure(line) > 160.5 {
			t.Errorf("%q is too wide", line)
		}
	}
}

func TestAWordLongerThanTheLineIsCutBetweenLetters(t *testing.T) {
	startApp(t, Light)
	text := NewBody(strings.Repeat("é", 80))
	show(t, NewColumn(0, text), 100, 300)
	if got := strings.Join(text.layLines(100), ""); got != text.Text {
		t.Errorf("the text became %q", got)
	}
}

func TestTheFrameFoldsItsSideFirstAndItsRailSecond(t *testing.T) {
	startApp(t, Light)
	rail := NewRail()
	rail.Set([]RailGroup{{"Le projet", []RailItem{{ID: "a", Label: "Description", Short: "1"}}}}, "a")
	f := NewFrame(rail, NewScroll(NewPage(NewBody("Page"))), NewBody("Aide"))
	w := show(t, f, 1366, 700)
	for _, c := range []struct {
		width          float32
		side, narrow   bool
		page, railWide float32
	}{
		{1366, true, false, 1366 - RailWidth - SideWidth, RailWidth},
		{1180, true, false, 1180 - RailWidth - SideWidth, RailWidth},
		{1179, false, false, 1179 - RailWidth, RailWidth},
		{899, false, true, 899 - RailNarrowWidth, RailNarrowWidth},
		{1366, true, false, 1366 - RailWidth - SideWidth, RailWidth},
	} {
		w.Resize(fyne.NewSize(c.width, 700))
		if f.SideShown() != c.side || rail.narrow != c.narrow || f.page.Size().Width != c.page || f.railBox.Size().Width != c.railWide {
			t.Errorf("at %v: side %v, narrow %v, page %v, rail %v", c.width, f.SideShown(), rail.narrow, f.page.Size().Width, f.railBox.Size().Width)
		}
	}
	w.Resize(fyne.NewSize(1090, 610))
	f.ToggleSide()
	if !f.SideShown() || f.page.Size().Width != 1090-RailWidth-SideWidth {
		t.Error("the folded side panel is not shown beside the page, where it would hide what has the cursor")
	}
	w.Resize(fyne.NewSize(680, 610))
	if f.page.Size().Width != 680-RailNarrowWidth {
		t.Error("the side panel takes room that the page cannot do without")
	}
}

func TestTheRailIsOneStopOfTheTabKeyAndOpensByEnter(t *testing.T) {
	startApp(t, Light)
	rail := NewRail()
	var opened []string
	rail.OnOpen = func(id string) { opened = append(opened, id) }
	rail.Set([]RailGroup{{"Un", []RailItem{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}}}, {"Deux", []RailItem{{ID: "c", Label: "C"}}}}, "b")
	after := NewEntry()
	w := show(t, NewColumn(0, rail, after), 218, 400)
	c := w.Canvas()
	c.FocusNext()
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn)
	press(c, fyne.KeyHome)
	press(c, fyne.KeySpace)
	if strings.Join(opened, "") != "ca" {
		t.Errorf("opened %q", opened)
	}
	c.FocusNext()
	if c.Focused() != fyne.Focusable(after) {
		t.Errorf("Tab leads to %T", c.Focused())
	}
}

func TestMarkupOfAWrongField(t *testing.T) {
	startApp(t, Light)
	f := NewField(FieldOf{Label: "Date de commande", Optional: true, Hint: "Celle du bon de commande.", Unit: "€", Editor: NewYesNo()})
	f.SetMessages(Message{Error, "La date manque."})
	w := show(t, NewColumn(0, f), 300, 140)
	test.AssertRendersToMarkup(t, "field_wrong.xml", w.Canvas())
}

func TestMarkupOfTheButtons(t *testing.T) {
	startApp(t, Light)
	off := NewPrimary("Exporter le PDF", nil)
	off.Disable()
	w := show(t, NewFlow(Space8, NewPrimary("Exporter le PDF", nil), NewSecondary("Aperçu", nil), NewQuiet("Vue tableau", nil), newButton(Danger, "Supprimer", nil), off), 760, 60)
	w.Canvas().FocusNext()
	test.AssertRendersToMarkup(t, "buttons.xml", w.Canvas())
}
