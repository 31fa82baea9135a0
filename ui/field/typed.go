package field

import (
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// typed is an entry whose text is read by the kind of its field.
type typed struct {
	f     *dossier.Field
	entry *kit.Entry
	self  interface {
		fyne.CanvasObject
		fyne.Focusable
		fyne.Disableable
	}
	on    Events
	rows  int // least height of a text of several lines, 0 for one line
	shown int // the height it has
}

func newTyped(f *dossier.Field, env Env, on Events) Editor {
	e := kit.NewEntry()
	t := &typed{f: f, entry: e, self: e, on: on}
	t.prepare(env)
	return t
}

func newProse(f *dossier.Field, env Env, on Events) Editor {
	least := proseRows(f, env.Dense)
	e := kit.NewMultiline(least)
	t := &typed{f: f, entry: e, self: e, on: on, rows: least}
	t.prepare(env)
	return t
}

// proseRows is how high a text is before anything is written in it.
func proseRows(f *dossier.Field, dense bool) int {
	switch most := limit(f); {
	case dense || most > 0 && most <= 1000:
		return 3
	case most > 0 && most <= 2500:
		return 4
	default:
		return 6
	}
}

// grow makes a text of several lines as high as what is shown in it, so that it
// can be read; it never changes under the hands of who types.
func (t *typed) grow(text string) {
	const most, lineLength = 14, 100
	if t.rows == 0 {
		return
	}
	lines := 0
	for line := range strings.Lines(text) {
		lines += 1 + utf8.RuneCountInString(line)/lineLength
	}
	if lines = min(max(lines, t.rows), most); lines != t.shown {
		t.shown = lines
		t.entry.SetMinRowsVisible(lines)
	}
}

// NewDateEntry returns an entry that reads and writes dates as the field does.
func NewDateEntry(f *dossier.Field, today func() dossier.Date) *kit.DateEntry {
	return kit.NewDateEntry(kit.Dates{
		Today: func() time.Time { return today().Time() },
		Read: func(text string) (time.Time, bool) {
			v, ok := dossier.Parse(f, text).(dossier.Date)
			return v.Time(), ok
		},
		Write: func(t time.Time) string { return dossier.EditText(f, dossier.DateOf(t)) },
	})
}

func newDate(f *dossier.Field, env Env, on Events) Editor {
	d := NewDateEntry(f, env.Today)
	t := &typed{f: f, entry: &d.Entry, self: d, on: on}
	t.prepare(env)
	return t
}

func (t *typed) prepare(env Env) {
	if hint := placeholder(t.f, env); hint != "" {
		t.entry.SetPlaceHolder(hint)
	}
	t.entry.OnChange = func(text string) {
		v := dossier.Parse(t.f, text)
		t.on.Note(echo(t.f, text, v, env))
		t.on.Change(v)
	}
	t.entry.OnFocus = t.on.Focus
	t.entry.OnEnter = t.on.Enter
	t.entry.OnPaste = func(text string) string {
		text, gone := dossier.Printed(text, env.Printable)
		t.on.Taken(gone)
		return text
	}
	t.entry.OnLeave = func() {
		t.on.Note("")
		t.entry.ShowText(dossier.EditText(t.f, t.value()))
		t.on.Leave()
	}
}

// placeholder is the example of a field, said to be one: grey text alone is too
// easily taken for an answer.
func placeholder(f *dossier.Field, env Env) string {
	if f.Example == "" {
		return ""
	}
	example := f.Example
	if v := dossier.Parse(f, example); v != nil {
		if _, unknown := v.(dossier.Unknown); !unknown {
			example = dossier.EditText(f, v)
		}
	}
	return env.Words.T("field.example", "example", example)
}

// value is what the text of the entry means.
func (t *typed) value() dossier.Value { return dossier.Parse(t.f, t.entry.Text) }

func (t *typed) Object() fyne.CanvasObject { return t.self }

func (t *typed) Target() fyne.Focusable { return t.self }

func (t *typed) Show(v dossier.Value) {
	if same(t.value(), v) && (t.entry.Focused() || t.entry.Text == dossier.EditText(t.f, v)) {
		return
	}
	text := dossier.EditText(t.f, v)
	t.grow(text)
	t.on.Note("")
	t.entry.ShowText(text)
}

func (t *typed) SetEnabled(enabled bool) { kit.SetEnabled(t.self, enabled) }

// same is dossier.Equal where an empty answer is as good as none.
func same(a, b dossier.Value) bool {
	if a != nil && a.Empty() {
		a = nil
	}
	if b != nil && b.Empty() {
		b = nil
	}
	return dossier.Equal(a, b)
}
