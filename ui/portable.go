package ui

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// newPassphrase is an entry whose text is not shown.
func newPassphrase() *kit.Entry {
	e := kit.NewEntry()
	e.Password = true
	return e
}

// askPassphrase asks for what opens a file that is locked, again where what was given
// does not.
func (a *App) askPassphrase(in shelf.Incoming) {
	entry := newPassphrase()
	field := kit.NewField(kit.FieldOf{Label: a.T("portable.pass.label"), Hint: a.T("portable.pass.hint"), Editor: entry})
	if in.Portable.Wrong {
		field.SetMessages(kit.Message{Tone: kit.Error, Text: a.T("portable.pass.wrong")})
	}
	var d *kit.Overlay
	open := kit.NewPrimary(a.T("portable.pass.open"), func() {
		if entry.Text == "" {
			field.SetMessages(kit.Message{Tone: kit.Error, Text: a.T("portable.pass.none")})
			a.Canvas().Focus(entry)
			return
		}
		d.Dismiss()
		a.openFrom(shelf.Source{Path: in.Path, Passphrase: entry.Text})
	})
	entry.OnEnter = func() { open.Tapped(nil) }
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("portable.pass.title"), First: entry,
		Content: kit.NewColumn(kit.Space16, kit.NewBody(a.T("portable.pass.text", "file", filepath.Base(in.Path))), field),
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), open},
	})
}

// openPortable shows what taking in a portable file will do, before anything is done.
func (a *App) openPortable(from shelf.Source, in shelf.Incoming) {
	m := in.Portable.Merging
	if m == nil && in.Known != nil { // the one of the list is damaged
		a.knownDossier(from, in)
		return
	}
	verdict := shelf.MergeNew
	if m != nil {
		verdict = m.Verdict
	}
	tone := kit.Neutral
	if verdict == shelf.MergeConflict {
		tone = kit.Warning
	}
	column := kit.NewColumn(kit.Space16)
	says := a.T("portable.verdict." + string(verdict))
	switch {
	case m != nil:
		_, changed := m.Would(nil)
		says = a.T("portable.verdict."+string(verdict), "n", len(changed), "conflicts", len(m.Conflicts))
	case in.Portable.Annexes > 0:
		says = a.T("portable.verdict.new_annexes", "n", in.Portable.Annexes)
	}
	column.Add(kit.NewTinted(tone, kit.NewBody(says)))
	column.Add(a.sides(in))
	if in.Known != nil && in.Known.InTrash() {
		column.Add(kit.NewHint(a.T("portable.trashed")))
	}
	var d *kit.Overlay
	then := func(words string, do func()) *kit.Button {
		return kit.NewPrimary(words, func() {
			d.Dismiss()
			do()
		})
	}
	var main *kit.Button
	switch verdict {
	case shelf.MergeNew:
		main = then(a.T("portable.take"), func() { a.importFile(from, in, "", shelf.TakeNone) })
	case shelf.MergeSame, shelf.MergeNewerHere:
		main = then(a.T("incoming.known.open"), func() { a.openRestored(*in.Known) })
	case shelf.MergeConflict:
		main = then(a.T("portable.choose", "n", len(m.Conflicts)), func() { a.Show(newMerger(a, from, in)) })
	default:
		main = then(a.T("portable.see"), func() { a.confirmMerge(from, in, nil) })
	}
	buttons := []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() })}
	if in.Known != nil {
		e := *in.Known
		buttons = append(buttons, kit.NewSecondary(a.T("incoming.known.copy"), func() {
			d.Dismiss()
			a.importFile(from, in, a.T("ui.duplicate.name", "name", a.DossierName(e.Name())), shelf.TakeCopy)
		}))
	}
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("portable.title", "file", filepath.Base(in.Path)), Content: column, Width: 760, First: main, Buttons: append(buttons, main),
	})
}

// openRestored opens a dossier, out of the trash too.
func (a *App) openRestored(e shelf.Entry) {
	a.Do(func() error {
		if !e.InTrash() {
			return nil
		}
		return a.opened.Library.Restore(e.ID)
	}, func() { a.openDossier(e.ID) })
}

// sides are what the file holds and, where there is one, what the list has of it.
func (a *App) sides(in shelf.Incoming) fyne.CanvasObject {
	p := in.Portable
	there := a.side(a.T("portable.there"), p.Call, p.Dossier, p.Annexes)
	history := "portable.history_left"
	if p.History {
		history = "portable.history_inside"
	}
	there.Add(kit.NewHint(a.T(history)))
	if p.Merging == nil {
		return there
	}
	m := p.Merging
	annexes := 0
	for _, r := range m.Here.Rows(m.Call.Annexes()) {
		if r.Text("sha256") != "" {
			annexes++
		}
	}
	return kit.NewColumns(280, a.side(a.T("portable.here"), m.Call, m.Here, annexes), there)
}

func (a *App) side(title string, c *dossier.Call, d *dossier.Dossier, annexes int) *fyne.Container {
	v := dossier.NewView(c, d, a.opened.Env)
	column := kit.NewColumn(kit.Space4, kit.NewStrong(title))
	add := func(key, text string) {
		if text != "" {
			column.Add(kit.NewBeside(kit.NewHint(a.T("portable.fact."+key)), kit.NewBody(text)))
		}
	}
	add("name", a.DossierName(shelf.NameOf(v)))
	add("call", c.Title)
	add("version", strconv.Itoa(d.Version))
	if !d.Updated.IsZero() {
		add("updated", a.moment(d.Updated))
	}
	add("annexes", strconv.Itoa(annexes))
	return column
}
