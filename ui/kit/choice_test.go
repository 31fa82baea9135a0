package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func TestAChoiceIsMadeByKeyboard(t *testing.T) {
	startApp(t, Light)
	c := NewChoice(machineOptions, true)
	var told []string
	c.OnChange = func(id string) { told = append(told, id) }
	w := show(t, c, 300, 200)
	w.Canvas().Focus(c)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyDelete, fyne.KeySpace} {
		press(w.Canvas(), key)
	}
	if diff := cmp.Diff([]string{"new", "used", "new", "rent", "", "rent"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestAChoiceThatMustStayIsNotCleared(t *testing.T) {
	startApp(t, Light)
	c := NewChoice(machineOptions, false)
	show(t, c, 300, 200)
	c.ShowChosen("used")
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if c.Chosen() != "used" {
		t.Errorf("chosen %q", c.Chosen())
	}
}

func TestAClickOnALineOfAChoiceChoosesIt(t *testing.T) {
	startApp(t, Light)
	c := NewChoice(machineOptions, true)
	show(t, c, 300, 200)
	test.TapAt(c, fyne.NewPos(60, TargetHeight*2+10))
	if c.Chosen() != "rent" {
		t.Errorf("chosen %q", c.Chosen())
	}
	c.Disable()
	test.TapAt(c, fyne.NewPos(60, 10))
	if c.Chosen() != "rent" {
		t.Errorf("a disabled choice changed to %q", c.Chosen())
	}
}

func TestYesAndNoAreAnsweredTakenBackAndShown(t *testing.T) {
	startApp(t, Light)
	y := NewYesNo()
	var told []Truth
	y.OnChange = func(a Truth) { told = append(told, a) }
	w := show(t, y, 300, 60)
	w.Canvas().Focus(y)
	test.Type(y, "on")
	press(w.Canvas(), fyne.KeyDelete)
	press(w.Canvas(), fyne.KeyRight)
	test.TapAt(y, fyne.NewPos(10, 10))
	y.ShowAnswer(No)
	if diff := cmp.Diff([]Truth{Yes, No, Unanswered, No, Yes}, told); diff != "" {
		t.Error(diff)
	}
	test.TapAt(y, fyne.NewPos(2*segmentWidth+20, 10))
	if y.answer != Unanswered {
		t.Error("« Effacer » does nothing")
	}
}

func TestALookupIsFilledByKeyboard(t *testing.T) {
	startApp(t, Light)
	l := NewLookup(func(q string) []Suggestion { return Filter(communes, q) })
	next := NewEntry()
	var picked []string
	l.OnPick = func(s Suggestion) { picked = append(picked, s.ID) }
	w := show(t, NewColumn(8, l, next), 300, 400)
	c := w.Canvas()
	c.Focus(l)
	write(c, "s")
	if l.Suggestions() != nil {
		t.Error("the list opened at the first letter")
	}
	write(c, "aint")
	if got := len(l.Suggestions()); got != 1 {
		t.Fatalf("%d suggestions", got)
	}
	press(c, fyne.KeyEscape)
	if l.Suggestions() != nil || l.Text != "saint" {
		t.Errorf("after Escape: %d suggestions, text %q", len(l.Suggestions()), l.Text)
	}
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"02691"}, picked); diff != "" || l.Text != "Saint-Quentin" {
		t.Errorf("text %q, %s", l.Text, diff)
	}
	press(c, fyne.KeyDown)
	if l.Suggestions() == nil {
		t.Fatal("Down did not open the list")
	}
	press(c, fyne.KeyTab)
	if c.Focused() != fyne.Focusable(next) {
		t.Errorf("Tab from the open list led to %T", c.Focused())
	}
}

func TestALookupKeepsTextThatIsNoSuggestion(t *testing.T) {
	startApp(t, Light)
	l := NewLookup(func(q string) []Suggestion { return Filter(communes, q) })
	w := show(t, NewColumn(8, l, NewEntry()), 300, 400)
	w.Canvas().Focus(l)
	write(w.Canvas(), "Xanadu")
	w.Canvas().FocusNext()
	if l.Text != "Xanadu" {
		t.Errorf("text %q", l.Text)
	}
}

func TestASelectOnlyTakesItsOptions(t *testing.T) {
	startApp(t, Light)
	l := NewSelect(communes)
	var picked []string
	l.OnPick = func(s Suggestion) { picked = append(picked, s.ID) }
	l.ShowText("Amiens")
	w := show(t, NewColumn(8, l, NewEntry()), 300, 500)
	c := w.Canvas()
	c.Focus(l)
	press(c, fyne.KeySpace)
	if len(l.Suggestions()) != len(communes) {
		t.Fatalf("Space offers %d options", len(l.Suggestions()))
	}
	if s, _ := l.list.current(); s.Label != "Amiens" {
		t.Errorf("the list stands on %q", s.Label)
	}
	write(c, "bea")
	press(c, fyne.KeyReturn)
	if l.Text != "Beauvais" {
		t.Errorf("text %q after typing over", l.Text)
	}
	write(c, "xyz")
	if l.list == nil || len(l.Suggestions()) != 0 {
		t.Errorf("suggestions for nonsense: %v", l.Suggestions())
	}
	press(c, fyne.KeyEscape)
	if l.Text != "Beauvais" {
		t.Errorf("text %q after Escape", l.Text)
	}
	if diff := cmp.Diff([]string{"60057"}, picked); diff != "" {
		t.Error(diff)
	}
}

func TestFilterFindsWordsByTheirBeginningsWithoutAccents(t *testing.T) {
	options := []Suggestion{{ID: "1", Label: "Société à responsabilité limitée", Detail: "SARL"}, {ID: "2", Label: "Société par actions simplifiée", Detail: "SAS"}, {ID: "3", Label: "Œuvre d’art", Detail: ""}}
	for query, want := range map[string][]string{
		"": {"1", "2", "3"}, "societe": {"1", "2"}, "soc ACT": {"2"}, "sarl": {"1"}, "oeuvre": {"3"}, "art": {"3"}, "ciété": nil,
	} {
		var got []string
		for _, s := range Filter(options, query) {
			got = append(got, s.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
}

func TestADateIsPickedByKeyboard(t *testing.T) {
	startApp(t, Light)
	d := NewDateEntry(fixedDates())
	var told []string
	d.OnChange = func(s string) { told = append(told, s) }
	d.ShowText("31/10/2026")
	w := show(t, NewColumn(8, d), 400, 500)
	c := w.Canvas()
	c.Focus(d)
	press(c, fyne.KeyDown)
	if d.Calendar() == nil {
		t.Fatal("the calendar did not open")
	}
	press(c, fyne.KeyPageDown) // 30 November: there is no 31st
	press(c, fyne.KeyRight)    // 1 December
	press(c, fyne.KeyUp)       // 24 November
	press(c, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"24/11/2026"}, told); diff != "" {
		t.Error(diff)
	}
	if d.Calendar() != nil || c.Focused() != fyne.Focusable(d) {
		t.Errorf("the calendar stays open, or the focus is on %T", c.Focused())
	}
	press(c, fyne.KeyDown)
	press(c, fyne.KeyEscape)
	if d.Text != "24/11/2026" || d.Calendar() != nil {
		t.Errorf("Escape: text %q, calendar %v", d.Text, d.Calendar())
	}
}

func TestTheGridOfAMonthBeginsOnMonday(t *testing.T) {
	for month := range 48 {
		c := &Calendar{day: time.Date(2026, time.Month(1+month), 15, 0, 0, 0, 0, time.UTC)}
		first := c.first()
		if first.Weekday() != time.Monday {
			t.Errorf("%v begins on %v", c.day, first.Weekday())
		}
		start := time.Date(2026, time.Month(1+month), 1, 0, 0, 0, 0, time.UTC)
		if first.After(start) || start.Sub(first) > 6*24*time.Hour {
			t.Errorf("%v: the grid begins %v", start, first)
		}
	}
}
