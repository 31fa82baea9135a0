package field

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// A short list is a set of radio buttons, a longer one drops down; so does any
// list in the form of a row, where many fields stand side by side.
const radioMost = 4

func radios(f *dossier.Field, dense bool) bool {
	return f.Kind == dossier.KindChoice && !dense && len(f.Options) <= radioMost
}

func newChoice(f *dossier.Field, env Env, on Events) Editor {
	if !radios(f, env.Dense) {
		var options []kit.Suggestion
		for _, o := range f.Options {
			options = append(options, kit.Suggestion{ID: o.ID, Label: o.Label})
		}
		return newDrop(on, func() []kit.Suggestion { return options })
	}
	var options []kit.Option
	for _, o := range f.Options {
		options = append(options, kit.Option{ID: o.ID, Label: o.Label})
	}
	c := &choice{c: kit.NewChoice(options, true)}
	c.c.OnChange = func(id string) { on.Change(textOrNothing(id)) }
	c.c.OnFocus, c.c.OnLeave = on.Focus, on.Leave
	return c
}

func textOrNothing(s string) dossier.Value {
	if s == "" {
		return nil
	}
	return dossier.Text(s)
}

func textOf(v dossier.Value) string {
	if v == nil || v.Empty() {
		return ""
	}
	return v.String()
}

type choice struct{ c *kit.Choice }

func (c *choice) Object() fyne.CanvasObject { return c.c }

func (c *choice) Target() fyne.Focusable { return c.c }

func (c *choice) Show(v dossier.Value) { c.c.ShowChosen(textOf(v)) }

func (c *choice) SetEnabled(enabled bool) { kit.SetEnabled(c.c, enabled) }

// drop is a list that drops down.
type drop struct {
	l       *kit.Lookup
	options func() []kit.Suggestion
	id      string
}

func newDrop(on Events, options func() []kit.Suggestion) *drop {
	d := &drop{options: options}
	d.l = kit.NewSelectFrom(options)
	d.l.OnPick = func(s kit.Suggestion) {
		if s.ID != d.id {
			d.id = s.ID
			on.Change(textOrNothing(s.ID))
		}
	}
	d.l.OnFocus, d.l.OnLeave = on.Focus, on.Leave
	return d
}

func (d *drop) Object() fyne.CanvasObject { return d.l }

func (d *drop) Target() fyne.Focusable { return d.l }

// Show shows the label of an option; an id that is none of them stays readable.
func (d *drop) Show(v dossier.Value) {
	d.id = textOf(v)
	label := d.id
	for _, o := range d.options() {
		if o.ID == d.id {
			label = o.Label
		}
	}
	if d.l.Picked() != label || d.l.Text != label && !d.l.Focused() {
		d.l.ShowText(label)
	}
}

func (d *drop) SetEnabled(enabled bool) { kit.SetEnabled(d.l, enabled) }

func newReference(f *dossier.Field, env Env, on Events) Editor {
	return newDrop(on, func() []kit.Suggestion {
		if env.Rows == nil {
			return nil
		}
		var options []kit.Suggestion
		for _, table := range f.RefTables() {
			for _, r := range env.Rows(table) {
				options = append(options, kit.Suggestion{ID: textOf(f.RefValue(table, r.ID)), Label: r.Title})
			}
		}
		for _, o := range f.Options {
			options = append(options, kit.Suggestion{ID: o.ID, Label: o.Label})
		}
		return options
	})
}

// choices is a set of boxes to check, in two columns where they are many.
type choices struct {
	f      *dossier.Field
	boxes  []*kit.Check
	object *checks
}

func newChoices(f *dossier.Field, _ Env, on Events) Editor {
	c := &choices{f: f}
	for i, o := range f.Options {
		box := kit.NewCheck(o.Label)
		box.OnChange = func(bool) { on.Change(c.chosen()) }
		box.OnFocus, box.OnLeave = on.Focus, on.Leave
		box.OnArrow = func(by int) { c.enter(i + by) }
		c.boxes = append(c.boxes, box)
	}
	c.object = newChecks(c.boxes)
	return c
}

// enter puts the cursor on a box, where there is one.
func (c *choices) enter(i int) {
	if i < 0 || i >= len(c.boxes) {
		return
	}
	if on := fyne.CurrentApp().Driver().CanvasForObject(c.boxes[i]); on != nil {
		on.Focus(c.boxes[i])
	}
}

func (c *choices) chosen() dossier.Value {
	var ids dossier.Choices
	for i, box := range c.boxes {
		if box.Checked() {
			ids = append(ids, c.f.Options[i].ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return ids
}

func (c *choices) Object() fyne.CanvasObject { return c.object }

func (c *choices) Target() fyne.Focusable {
	if len(c.boxes) == 0 {
		return nil
	}
	return c.boxes[0]
}

func (c *choices) Show(v dossier.Value) {
	ids, _ := v.(dossier.Choices)
	for i, box := range c.boxes {
		box.ShowChecked(slices.Contains(ids, c.f.Options[i].ID))
	}
}

func (c *choices) SetEnabled(enabled bool) {
	for _, box := range c.boxes {
		kit.SetEnabled(box, enabled)
	}
}

type yesNo struct{ y *kit.YesNo }

func newYesNo(_ *dossier.Field, _ Env, on Events) Editor {
	y := &yesNo{kit.NewYesNo()}
	y.y.OnChange = func(t kit.Truth) {
		switch t {
		case kit.Yes:
			on.Change(dossier.YesNo(true))
		case kit.No:
			on.Change(dossier.YesNo(false))
		default:
			on.Change(nil)
		}
	}
	y.y.OnFocus, y.y.OnLeave = on.Focus, on.Leave
	return y
}

func (y *yesNo) Object() fyne.CanvasObject { return y.y }

func (y *yesNo) Target() fyne.Focusable { return y.y }

func (y *yesNo) Show(v dossier.Value) {
	answer := kit.Unanswered
	switch v {
	case dossier.YesNo(true):
		answer = kit.Yes
	case dossier.YesNo(false):
		answer = kit.No
	}
	y.y.ShowAnswer(answer)
}

func (y *yesNo) SetEnabled(enabled bool) { kit.SetEnabled(y.y, enabled) }
