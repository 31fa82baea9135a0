package form

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// file is the line of an attached file, with what is known of it and what it
// means where its pages cannot be bound.
func (l *pieceLine) file(r dossier.Row) fyne.CanvasObject {
	facts, known := l.s.checks.of(r)
	of := kit.RowOf{Title: l.s.page.env.Session.Call().FileName(r), Detail: l.fileDetail(r, facts)}
	words := l.s.page.env.Words
	wrong := known && facts.State != fine
	says := facts.Says.Text()
	if wrong {
		of.Status, of.Tone = words.T("pieces.state."+facts.State), kit.Warning
	}
	if signed, read := l.signedOf(r); read && !wrong {
		of.Status, of.Tone = words.T("pieces.signed."+string(signed.State)), signedTone(signed)
		if wrong = signed.State != shelf.Same; wrong {
			says = words.T("pieces.signed."+string(signed.State)+"_says", "version", signed.Version, "when", signed.When,
				"found", signed.Found, "pages", signed.Pages, "missing", signed.Missing, "other", signed.Other)
		}
	}
	row := kit.NewListRow(of)
	row.OnOpen = func() { l.openFile(r) }
	row.Menu = func() []kit.MenuItem { return l.fileMenu(r) }
	row.OnFocus = func() { l.s.page.why(l.s.f, dossier.Spot{Field: l.s.f.ID, Row: r.ID}) }
	l.rows[r.ID] = row
	// Its words stand under those of the piece.
	aligned := kit.NewInset(0, -kit.Space16, 0, -kit.Space16, row)
	if !wrong {
		return aligned
	}
	said := kit.NewColumn(0)
	var none []kit.Message
	sayIn(said, &none, []kit.Message{{Tone: kit.Warning, Text: says}})
	return kit.NewColumn(0, aligned, kit.NewInset(0, 0, kit.Space8, 0, said))
}

// signedOf is what the code of a signed page says, where this is one.
func (l *pieceLine) signedOf(r dossier.Row) (shelf.SignedFacts, bool) {
	if !l.w.signed {
		return shelf.SignedFacts{}, false
	}
	return l.s.checks.signedOf(r)
}

// doubtful reports whether the pages of one of the files cannot be bound.
func (l *pieceLine) doubtful(files dossier.Rows) bool {
	return slices.ContainsFunc(files, func(r dossier.Row) bool {
		if setsAside(r) {
			return false
		}
		facts, known := l.s.checks.of(r)
		signed, read := l.signedOf(r)
		return known && facts.State != fine || read && signed.State != shelf.Same
	})
}

// fileDetail is what is known of a file in one line: pages, size, date, the name
// it gets in the complete dossier.
func (l *pieceLine) fileDetail(r dossier.Row, facts shelf.FileFacts) string {
	words := l.s.page.env.Words
	var out []string
	pages := facts.Pages
	if n, ok := r.Get("pages").(dossier.Integer); ok && pages == 0 {
		pages = int(n)
	}
	if pages > 0 {
		out = append(out, words.T("form.pieces.pages", "n", pages))
	}
	if n, ok := r.Get("size").(dossier.Integer); ok {
		out = append(out, french.FileSize(int64(n)))
	}
	if d, ok := r.Get("date").(dossier.Date); ok && !d.IsZero() {
		out = append(out, words.T("pieces.dated", "date", d.French()))
	}
	if bound := l.s.checks.names[r.ID]; bound != "" {
		out = append(out, words.T("pieces.bound", "name", bound))
	}
	if note := r.Text("note"); note != "" {
		out = append(out, words.T("pieces.noted", "note", strings.ReplaceAll(note, "\n", " ")))
	}
	return strings.Join(out, " · ")
}

func (l *pieceLine) openFile(r dossier.Row) {
	if open := l.s.page.env.OpenFile; open != nil {
		open(r)
	}
}

// fileMenu is what can be done with an attached file.
func (l *pieceLine) fileMenu(r dossier.Row) []kit.MenuItem {
	words := l.s.page.env.Words
	i := l.w.files.Index(r.ID)
	var items []kit.MenuItem
	if look := l.s.page.env.LookAt; look != nil {
		items = append(items, kit.MenuItem{Label: words.T("pieces.menu.look"), Do: func() { look(r) }})
	}
	if l.s.page.env.OpenFile != nil {
		items = append(items, kit.MenuItem{Label: words.T("pieces.menu.open"), Do: func() { l.openFile(r) }})
	}
	return append(items,
		kit.MenuItem{Label: words.T("pieces.menu.details"), Do: func() { l.s.details(r) }},
		kit.MenuItem{Label: words.T("form.rows.up"), Disabled: i <= 0, Do: func() { l.move(i, -1) }},
		kit.MenuItem{Label: words.T("form.rows.down"), Disabled: i < 0 || i >= len(l.w.files)-1, Do: func() { l.move(i, 1) }},
		kit.MenuItem{},
		kit.MenuItem{Label: words.T("pieces.menu.remove"), Delete: true, Do: func() { l.s.remove(r.ID) }},
	)
}

// move puts a file before or behind its neighbour of the same piece, whatever
// stands between them in the list of all files.
func (l *pieceLine) move(i, by int) {
	s := l.s
	id, other := l.w.files[i].ID, l.w.files[i+by].ID
	rows := s.page.env.Session.View().Dossier.Rows(s.f.ID)
	s.page.env.Session.MoveRow(s.f.ID, id, rows.Index(other)-rows.Index(id))
	s.page.show()
	if row := l.rows[id]; row != nil {
		s.page.env.Canvas.Focus(row)
	}
}

// details asks for the date of a file's document and a note for oneself.
func (s *pieces) details(r dossier.Row) {
	env := s.page.env
	words := env.Words
	cols := s.f.Cols()
	at := slices.IndexFunc(cols, func(c dossier.Field) bool { return c.ID == "date" })
	read := func(text string) dossier.Value { return dossier.Parse(&cols[at], text) }
	date := field.NewDateEntry(&cols[at], env.Today)
	date.ShowText(dossier.EditText(&cols[at], r.Get("date")))
	note := kit.NewMultiline(3)
	note.ShowText(r.Text("note"))
	dated := kit.NewField(kit.FieldOf{Label: words.T("pieces.details.date"), Optional: true, Hint: words.T("pieces.details.date_hint"), Editor: date})
	var d *kit.Overlay
	keep := kit.NewPrimary(words.T("pieces.details.yes"), func() {
		day := read(date.Text)
		if _, ok := day.(dossier.Date); day != nil && !ok {
			dated.SetMessages(kit.Message{Tone: kit.Error, Text: words.T("pieces.details.bad_date")})
			d.Refresh()
			env.Canvas.Focus(date)
			return
		}
		d.Dismiss()
		rows := slices.Clone(env.Session.View().Dossier.Rows(s.f.ID))
		if i := rows.Index(r.ID); i >= 0 {
			rows[i] = rows[i].With("date", day).With("note", noteValue(note.Text))
			env.Session.Set(s.f.ID, rows)
			s.page.show()
		}
	})
	d = kit.ShowDialog(env.Canvas, kit.DialogOf{
		Title: env.Session.Call().FileName(r), Width: 600, First: date,
		Content: kit.NewColumn(kit.Space16, dated,
			kit.NewField(kit.FieldOf{Label: words.T("pieces.details.note"), Optional: true, Hint: words.T("pieces.details.note_hint"), Editor: note})),
		Buttons: []*kit.Button{kit.NewSecondary(words.T("ui.cancel"), func() { d.Dismiss() }), keep},
	})
}

// noteValue is what was typed as a note, nil where nothing was.
func noteValue(text string) dossier.Value {
	if text = strings.TrimSpace(text); text != "" {
		return dossier.Text(dossier.CleanText(text))
	}
	return nil
}
