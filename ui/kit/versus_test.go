package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func versus() *Versus {
	return NewVersus(
		SideOf{ID: "here", Title: "Dans votre liste", Text: "Une ligne neuve de montage des bogies", Marks: []Mark{{10, 15}}},
		SideOf{ID: "there", Title: "Dans le fichier", Text: "Une ligne ancienne de montage des bogies", Marks: []Mark{{10, 18}}})
}

func TestTwoAnswersStandBesideEachOtherWhereThereIsRoom(t *testing.T) {
	startApp(t, Light)
	v := versus()
	show(t, v, 700, 300)
	if a, b := v.texts[0], v.texts[1]; a.Position().Y != b.Position().Y || b.Position().X < 350 {
		t.Errorf("the texts stand at %v and %v", a.Position(), b.Position())
	}
	low := versus()
	show(t, low, 400, 300)
	if a, b := low.texts[0], low.texts[1]; a.Position().X != b.Position().X || b.Position().Y <= a.Position().Y+a.Size().Height {
		t.Errorf("in a narrow window the texts stand at %v and %v", a.Position(), b.Position())
	}
}

func TestOneOfTwoAnswersIsChosenByAClickAndByKey(t *testing.T) {
	startApp(t, Light)
	v := versus()
	var told []string
	v.OnChange = func(id string) { told = append(told, id) }
	w := show(t, v, 700, 300)
	w.Canvas().Focus(v)
	if v.Chosen() != "" {
		t.Fatalf("%q is chosen before anybody did", v.Chosen())
	}
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }, "here"},
		{func() { v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) }, "there"},
		{func() { v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) }, "here"},
		{func() { v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) }, "there"},
		{func() { v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp}) }, "here"},
		{func() { v.Tapped(&fyne.PointEvent{Position: fyne.NewPos(600, 20)}) }, "there"},
		{func() { v.Tapped(&fyne.PointEvent{Position: fyne.NewPos(40, 20)}) }, "here"},
		{func() { v.ShowChosen("there") }, "there"},
	} {
		step.do()
		if v.Chosen() != step.want {
			t.Fatalf("%q is chosen, want %q", v.Chosen(), step.want)
		}
	}
	if len(told) != 7 {
		t.Errorf("told %q", told)
	}
}

// What is marked has a ground and a line of its own behind its letters, on whatever
// line it stands.
func TestMarksStandBehindTheirLetters(t *testing.T) {
	startApp(t, Light)
	text := NewBody("Une ligne neuve de montage des bogies et une autre ligne")
	text.Marks = []Mark{{10, 15}, {31, 40}}
	for width, lines := range map[float32]int{600: 1, 200: 2} {
		show(t, NewColumn(0, text), width, 300)
		text.Resize(fyne.NewSize(width, text.MinSize().Height))
		grounds := 0
		for _, o := range test.WidgetRenderer(text).Objects() {
			r, ok := o.(*canvas.Rectangle)
			if !ok || r.Size().Height < 5 {
				continue
			}
			grounds++
			if grounds == 1 {
				if x := text.measure("Une ligne "); r.Position().X < x-2 || r.Position().X > x+2 || r.Position().Y != 0 {
					t.Errorf("at %v the first mark stands at %v", width, r.Position())
				}
			}
		}
		if len(text.layLines(width)) < lines || grounds < 2 {
			t.Errorf("at %v there are %d lines and %d marks", width, len(text.layLines(width)), grounds)
		}
	}
	text.Marks = nil
	text.Refresh()
	for _, o := range test.WidgetRenderer(text).Objects() {
		if _, ok := o.(*canvas.Rectangle); ok {
			t.Error("a mark stays once it is taken away")
		}
	}
}
