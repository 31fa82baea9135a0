package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// restingNow reports whether the entry has not asked Fyne for anything yet.
func restingNow(e *Entry) bool {
	r, _ := test.WidgetRenderer(e).(*entryRenderer)
	_, rests := r.WidgetRenderer.(*restingEntry)
	return rests
}

func TestASearchLooksLikeAnyEntryBeforeItIsUsed(t *testing.T) {
	for _, look := range []Appearance{Light, Dark} {
		startApp(t, look)
		picture := func(e *Entry) []byte {
			return pixels(show(t, NewGround(NewWide(330, e)), 360, 60))
		}
		search, entry := NewSearch("Rechercher un dossier (Ctrl+F)"), NewEntry()
		entry.SetPlaceHolder("Rechercher un dossier (Ctrl+F)")
		if search.MinSize() != entry.MinSize() {
			t.Errorf("it is %v, another entry %v", search.MinSize(), entry.MinSize())
		}
		if !slices.Equal(picture(search), picture(entry)) {
			t.Errorf("appearance %v: it looks different", look)
		}
		if !restingNow(search) {
			t.Error("it does not rest")
		}
	}
}

func TestASearchThatIsUsedIsAnEntry(t *testing.T) {
	startApp(t, Light)
	for name, use := range map[string]func(w fyne.Window, e *Entry){
		"the keyboard": func(w fyne.Window, e *Entry) { w.Canvas().Focus(e) },
		"the mouse": func(_ fyne.Window, e *Entry) {
			e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 20)}, Button: desktop.MouseButtonPrimary})
		},
		"a text": func(_ fyne.Window, e *Entry) { e.SetText("béton") },
	} {
		e := NewSearch("Rechercher")
		var told []string
		e.OnChange = func(text string) { told = append(told, text) }
		w := show(t, NewWide(330, e), 360, 60)
		use(w, e)
		if restingNow(e) {
			t.Errorf("%s: it still rests", name)
		}
		w.Canvas().Focus(e)
		write(w.Canvas(), "x")
		if want := e.Text; want == "" || len(told) == 0 || told[len(told)-1] != want {
			t.Errorf("%s: it has %q and told %q", name, e.Text, told)
		}
		w.Canvas().Unfocus()
		e.ShowText("")
		if e.Text != "" || restingNow(e) {
			t.Errorf("%s: it rests again", name)
		}
	}
}
