package reading

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
	"dossierpme/ui/testmain"
)

func TestMain(m *testing.M) { testmain.Run(m) }

// every block with something to say, by what it says.
var shown = map[string]outline.Block{
	"Titre":       outline.Heading{Level: 3, Title: "Titre"},
	"Neuf":        outline.Heading{Level: 3, Title: "Robot", Note: "Neuf", Ruled: true, Amount: outline.T("12,00 €")},
	"12,00 €":     outline.Heading{Level: 3, Title: "Robot", Amount: outline.T("12,00 €")},
	"Valeur":      outline.Pairs{Rows: []outline.Pair{{Label: "Nom", Value: outline.T("Valeur")}}},
	"Un récit":    outline.Prose{Text: outline.T("Un récit")},
	"Cellule":     outline.Table{Columns: []outline.Column{{Head: "A"}}, Rows: []outline.Row{{Cells: []outline.Cell{{Text: outline.T("Cellule")}}}}},
	"Je m’engage": outline.Commitments{Items: []outline.Commitment{{Sentence: "Je m’engage", Answer: outline.T("oui")}}},
	"Devis":       outline.Annexes{Items: []outline.Annex{{Number: "1", Title: "Devis", State: outline.T("jointe")}}},
	"12":          outline.KeyFigures{Items: []outline.KeyFigure{{Value: "12", Caption: "emplois"}}},
	"Un point":    outline.Points{Items: []outline.Point{{Text: "Un point"}}},
	"Demande":     outline.Timeline{Items: []outline.Moment{{Date: "01/01/2026", Label: "Demande"}}},
	"Autonome":    outline.Boxes{Label: "Type", Items: []outline.Box{{Text: "Autonome", Ticked: true}, {Text: "Liée"}}},
	"Filiale":     outline.FirmTree{Items: []outline.Firm{{Name: "Nous"}, {Name: "Filiale", Lines: []string{"60 %"}, Depth: 1}}},
	"Lieu":        outline.Card{Title: "Lieu"},
	"Il manque":   outline.Notices{Items: []outline.Notice{{Message: "Il manque"}}},
	"Dedans":      outline.Group{Blocks: []outline.Block{outline.Prose{Text: outline.T("Dedans")}}},
	"La première": outline.OnePage{Variants: [][]outline.Block{{outline.Prose{Text: outline.T("La première")}}}},
	"À signer":    outline.Sheet{Blocks: []outline.Block{outline.Prose{Text: outline.T("À signer")}}},
}

// texts are those of all objects of a window.
func texts(o fyne.CanvasObject) map[string]bool {
	out := map[string]bool{}
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out[o.Text] = true
		case *kit.Button:
			out[o.Label()] = true
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
		if w, ok := o.(fyne.Widget); ok {
			for _, c := range test.WidgetRenderer(w).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return out
}

func TestEveryBlockSaysOnTheScreenWhatItSaysOnPaper(t *testing.T) {
	testmain.Start(t, kit.Light)
	r := &Reader{}
	kinds := map[reflect.Type]bool{}
	for want, b := range shown {
		kinds[reflect.TypeOf(b)] = true
		o := r.Block(b)
		if o == nil {
			t.Errorf("%T is not shown", b)
			continue
		}
		w := test.NewTempWindow(t, o)
		w.Resize(fyne.NewSize(700, 400))
		if !texts(o)[want] {
			t.Errorf("%T does not say %q", b, want)
		}
	}
	for _, b := range []outline.Block{outline.Bars{Items: []outline.Bar{{Label: "a", Parts: []outline.Part{{Label: "b"}}}}}, outline.Lengths{}} {
		if r.Block(b) == nil {
			t.Errorf("%T is not shown", b)
		}
	}
	for _, b := range []outline.Block{outline.Contents{}, outline.PageBreak{}, outline.Signature{}} {
		if r.Block(b) != nil {
			t.Errorf("%T, which only paper has, is shown", b)
		}
	}
}

func TestWhatIsToBeCompletedIsReachedByKeyboardAndAnAnswerByAClick(t *testing.T) {
	testmain.Start(t, kit.Light)
	led := []outline.ID{}
	r := &Reader{Modify: "Modifier", Lead: func(id outline.ID) func() {
		if id == "computed" {
			return nil
		}
		return func() { led = append(led, id) }
	}}
	p := Part{outline.Chapter{Title: "Entreprise"}, []outline.Block{outline.Pairs{Rows: []outline.Pair{
		{ID: "name", Label: "Nom", Value: outline.Text{S: "à compléter", Tone: outline.Todo}},
		{ID: "town", Label: "Ville", Value: outline.T("Amiens")},
		{ID: "computed", Label: "Taille", Value: outline.T("petite")},
	}}}}
	card := r.Card(p, r.First(p), "")
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(700, 400))
	for range 2 { // « Modifier », then « à compléter »
		w.Canvas().FocusNext()
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	taps := 0
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if l, ok := o.(*kit.TapLine); ok {
			l.Tapped(nil)
			taps++
		}
		if h, ok := o.(kit.Holder); ok {
			for _, c := range h.Held() {
				walk(c)
			}
		}
		if c, ok := o.(*fyne.Container); ok {
			for _, c := range c.Objects {
				walk(c)
			}
		}
	}
	walk(card)
	if want := []outline.ID{"name", "name", "town"}; !reflect.DeepEqual(led, want) || taps != 1 {
		t.Errorf("it leads to %v by %d clicks, want %v", led, taps, want)
	}
}

func TestAGroupLeadsToItsOwnFirstAnswer(t *testing.T) {
	r := &Reader{Lead: func(id outline.ID) func() { return func() {} }}
	blocks := []outline.Block{outline.Heading{Level: 2, Title: "B"}, outline.Prose{ID: "b"}}
	if r.first(blocks) != nil {
		t.Error("a group without an answer leads into the next one")
	}
	if r.first(blocks[1:]) == nil {
		t.Error("a group leads nowhere")
	}
}

// TestANoticeLooksAsItsProblemDoesElsewhere: what is missing is no mistake, on the page
// that is read either.
func TestANoticeLooksAsItsProblemDoesElsewhere(t *testing.T) {
	testmain.Start(t, kit.Light)
	drawn := func(o fyne.CanvasObject) string {
		w := test.NewWindow(o)
		defer w.Close()
		return test.RenderToMarkup(w.Canvas())
	}
	var pill func(o fyne.CanvasObject) *kit.Pill
	pill = func(o fyne.CanvasObject) *kit.Pill {
		switch o := o.(type) {
		case *kit.Pill:
			return o
		case *fyne.Container:
			for _, c := range o.Objects {
				if found := pill(c); found != nil {
					return found
				}
			}
		}
		return nil
	}
	for _, s := range dossier.Severities() {
		got := pill(notices(outline.Notices{Items: []outline.Notice{{Severity: s, Label: "mot", Message: "Il manque"}}}))
		if got == nil {
			t.Fatalf("%s has no pill", s)
		}
		if want := kit.NewPill(severity.ToneOf(s), "mot"); drawn(got) != drawn(want) {
			t.Errorf("%s is drawn\n%s\nand elsewhere\n%s", s, drawn(got), drawn(want))
		}
	}
	if missing, warning := drawn(kit.NewPill(severity.ToneOf(dossier.Missing), "mot")), drawn(kit.NewPill(severity.ToneOf(dossier.Warning), "mot")); missing == warning {
		t.Error("what is missing looks as what is to be checked")
	}
}
