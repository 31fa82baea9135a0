package kit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func font(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func testTheme(t testing.TB, appearance Appearance) *Theme {
	t.Helper()
	th, err := NewTheme(appearance, Fonts{
		Regular:  font(t, "SourceSans3-Regular.ttf"),
		Semibold: font(t, "SourceSans3-Semibold.ttf"),
		Bold:     font(t, "SourceSans3-Bold.ttf"),
		Italic:   font(t, "SourceSans3-It.ttf"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// startApp starts Fyne without a screen, in the look of the program.
func startApp(t testing.TB, appearance Appearance) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(testTheme(t, appearance))
	return app
}

// show puts content into a window of a size.
func show(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

func press(c fyne.Canvas, name fyne.KeyName) {
	c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

// write types on the keyboard, wherever the focus is.
func write(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

var machineOptions = []Option{
	{ID: "new", Label: "Neuf"},
	{ID: "used", Label: "Occasion", Hint: "jamais aidée auparavant"},
	{ID: "rent", Label: "Crédit-bail"},
}

var communes = []Suggestion{
	{ID: "80001", Label: "Abbeville", Detail: "80100"},
	{ID: "80021", Label: "Amiens", Detail: "80000"},
	{ID: "62041", Label: "Arras", Detail: "62000"},
	{ID: "02408", Label: "Laon", Detail: "02000"},
	{ID: "59350", Label: "Lille", Detail: "59000"},
	{ID: "60057", Label: "Beauvais", Detail: "60000"},
	{ID: "59606", Label: "Valenciennes", Detail: "59300"},
	{ID: "62160", Label: "Boulogne-sur-Mer", Detail: "62200"},
	{ID: "60159", Label: "Compiègne", Detail: "60200"},
	{ID: "02691", Label: "Saint-Quentin", Detail: "02100"},
}

func fixedDates() Dates {
	return Dates{
		Today: func() time.Time { return time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC) },
		Read: func(text string) (time.Time, bool) {
			day, err := time.Parse("02/01/2006", text)
			return day, err == nil
		},
		Write: func(day time.Time) string { return day.Format("02/01/2006") },
	}
}

// TestABoxOfAPlaceLeadsThereByTheKeys, and a button without room for its words is cut.
func TestABoxOfAPlaceLeadsThereByTheKeys(t *testing.T) {
	startApp(t, Light)
	led := 0
	j := NewJump("Exercices clos · 2025", "5 860 000 €", "Y aller", func() { led++ })
	b := NewQuiet("Voir le chiffre d’affaires de l’exercice clos", func() {})
	w := show(t, NewColumn(Space8, j, b), 400, 200)
	w.Canvas().Focus(j)
	j.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	j.Tapped(nil)
	if where, value := j.Says(); led != 2 || where != "Exercices clos · 2025" || value != "5 860 000 €" {
		t.Errorf("led %d times; it says %q, %q", led, where, value)
	}
	least := b.MinSize()
	b.Resize(fyne.NewSize(120, least.Height))
	r := test.WidgetRenderer(b).(*buttonRenderer)
	if !strings.HasSuffix(r.label.Text, "…") || r.label.MinSize().Width > 120 || b.Label() != "Voir le chiffre d’affaires de l’exercice clos" || b.MinSize() != least {
		t.Errorf("in a narrow room it shows %q", r.label.Text)
	}
	b.Resize(least)
	if r.label.Text != b.Label() {
		t.Errorf("with room again it shows %q", r.label.Text)
	}
}
