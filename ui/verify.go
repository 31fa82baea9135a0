package ui

import (
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// verified are the kinds of files that can be verified.
var verified = []string{"pdf", "png", "jpg", "jpeg", "tif", "tiff"}

// verify asks for a PDF or a scan, by a dialog or by dropping it, and holds it
// against the dossier that is open, or against the list.
func (a *App) verify(w *wizard) {
	text := a.T("verification.text")
	if w != nil {
		text = a.T("verification.text_open", "name", w.name())
	}
	var d *kit.Overlay
	take := func(path string) {
		d.Dismiss()
		a.verifyFile(path, w)
	}
	choose := kit.NewPrimary(a.T("verification.choose"), func() {
		a.Files.Open(kit.FileQuery{
			Title: a.T("verification.title"), Dir: a.LastFolder,
			Kinds: []kit.FileKind{{Name: a.T("verification.kind"), Extensions: verified}},
		}, a.Chosen(take))
	})
	drop := kit.NewHint(a.T("verification.drop"))
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("verification.title"), Width: 620,
		Content: kit.NewColumn(kit.Space12, kit.NewBody(text), kit.NewTinted(kit.Neutral, drop), kit.NewHint(a.T("verification.limit"))),
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), choose},
		OnClose: func() { a.Taking = nil },
	})
	a.Taking = take
}

// verifyFile holds a file against the dossier of w, or against the list where w
// is nil, and shows what came of it. Looking for a code on a scan takes a moment:
// it can be stopped.
func (a *App) verifyFile(path string, w *wizard) {
	var c *dossier.Call
	var snapshot *dossier.Dossier
	if w != nil {
		w.leavePage()
		c, snapshot = w.call, w.s.Dossier()
	}
	ctx, end := a.Running(a.T("verification.running"), a.T("verification.stop"), kit.NewBody(a.T("verification.running_text", "file", filepath.Base(path))))
	a.Runner.Background(func() {
		got, err := a.opened.Library.Verify(ctx, path, c, snapshot)
		a.Runner.Main(func() {
			stopped := ctx.Err() != nil
			end()
			switch {
			case stopped:
			case err != nil:
				a.Complain(err)
			default:
				a.showVerified(got, w)
			}
		})
	})
}

// showVerified is the card of a verification: the verdicts, what the file says of
// itself, what has changed since, and what can be done now.
func (a *App) showVerified(v shelf.Verified, w *wizard) {
	column := kit.NewColumn(kit.Space12)
	tone, words := a.verdictOf(v)
	column.Add(kit.NewBanner(tone, words, nil))
	if versus := a.versusOf(v); versus != "" {
		tone := kit.Warning
		if v.Versus == shelf.Same {
			tone = kit.Success
		}
		column.Add(kit.NewBanner(tone, versus, nil))
	}
	column.Add(a.verifiedFacts(v))
	if v.Scan {
		column.Add(kit.NewHint(a.T("verification.picture")))
	}
	var d *kit.Overlay
	if changed := a.changedList(v, func(to shelf.Change) { d.Dismiss(); w.toChange(to) }, w != nil); changed != nil {
		column.Add(changed)
	}
	done := kit.NewSecondary(a.T("ui.close"), func() { d.Dismiss() })
	buttons := []*kit.Button{done}
	first := fyne.Focusable(done)
	if next := a.afterVerifying(v, w, func() { d.Dismiss() }); next != nil {
		buttons, first = append(buttons, next), next
	}
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: filepath.Base(v.Path), Content: column, Width: 680, Buttons: buttons, First: first,
	})
}

// verdictOf is the sentence on the file by itself.
func (a *App) verdictOf(v shelf.Verified) (kit.Tone, string) {
	tone := kit.Warning
	switch v.Own {
	case shelf.Intact, shelf.Extended:
		tone = kit.Success
	case shelf.Incomparable, shelf.CodeRead, shelf.NoData, shelf.Newer:
		tone = kit.Neutral
	case shelf.Altered:
	}
	key := "verification.own." + string(v.Own)
	if v.Own == shelf.NoData && v.Scan {
		key = "verification.own.no_code"
	}
	return tone, a.T(key, "reference", reference(v.ID), "version", v.Version)
}

// versusOf is the sentence on the file against a dossier, "" where it was held
// against none.
func (a *App) versusOf(v shelf.Verified) string {
	if v.ID == "" {
		return ""
	}
	if v.Versus == "" {
		return a.T("verification.versus.unknown")
	}
	name, when := "", ""
	if v.Against != nil {
		name = a.nameOf(v.Against.Title, v.Against.Project, v.Against.Company)
	}
	if !v.Date.IsZero() {
		when = a.moment(v)
	}
	key := "verification.versus." + string(v.Versus)
	if v.Versus == shelf.Older && when == "" {
		key = "verification.versus.older_undated"
	}
	return a.T(key, "name", name, "version", v.Version, "when", when, "n", len(v.Changed))
}

// moment is the day and the time of a version: 12/11/2026 à 14 h 03.
func (a *App) moment(v shelf.Verified) string {
	at := v.Date.In(a.Clock().Location())
	day := dossier.DateOf(at).French()
	if v.Date.Equal(v.Date.Truncate(24 * time.Hour)) { // a PDF knows only its day
		return day
	}
	return a.T("verification.moment", "day", day, "time", shell.TimeOfDay(at))
}

// reference is an id as paper shows it.
func reference(id string) string { return id[:min(len(id), 8)] }

// verifiedFacts are what the file says of itself.
func (a *App) verifiedFacts(v shelf.Verified) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	add := func(key, text string) {
		if text != "" {
			column.Add(kit.NewBeside(kit.NewHint(a.T("verification.fact."+key)), kit.NewBody(text)))
		}
	}
	if v.ID == "" {
		return column
	}
	add("title", v.Title)
	add("reference", reference(v.ID))
	if v.Version > 0 {
		add("version", strconv.Itoa(v.Version))
	}
	if !v.Date.IsZero() {
		add("date", a.moment(v))
	}
	add("fingerprint", v.Fingerprint)
	if v.Page > 0 {
		add("page", strconv.Itoa(v.Page))
	}
	return column
}

// mostChanged is how many changes are listed.
const mostChanged = 40

// changedList names what has changed; a click leads there where the dossier is
// open.
func (a *App) changedList(v shelf.Verified, lead func(shelf.Change), open bool) fyne.CanvasObject {
	if len(v.Changed) == 0 || v.Dossier == nil {
		return nil
	}
	view := dossier.NewView(v.Call, v.Dossier, a.opened.Env)
	list := kit.NewColumn(kit.Space4, kit.NewStrong(a.T("verification.changed", "n", len(v.Changed))))
	for i, c := range v.Changed {
		if i == mostChanged {
			list.Add(kit.NewHint(a.T("verification.more", "n", len(v.Changed)-mostChanged)))
			break
		}
		label, title := shell.Labels(view, c.Field, c.Row)
		text := label
		switch {
		case title != "":
			text = a.T("verification.row", "table", label, "row", title)
		case c.Row != "":
			text = a.T("verification.row_gone", "table", label)
		}
		if open {
			list.Add(kit.NewProblemLine(kit.Neutral, text, func() { lead(c) }))
		} else {
			list.Add(kit.NewBody(text))
		}
	}
	return list
}

// toChange leads to what has changed.
func (w *wizard) toChange(c shelf.Change) {
	to := shell.Place{Step: shell.StepParams, Field: c.Field, Row: c.Row}
	if s := w.call.SectionOf(c.Field); s != nil {
		to.Step = s.ID
	}
	w.goTo(to)
}

// afterVerifying is the one thing to do next, nil where there is none.
func (a *App) afterVerifying(v shelf.Verified, w *wizard, dismiss func()) *kit.Button {
	switch {
	case w != nil && v.Scan && v.ID != "" && v.Versus != shelf.Another:
		return kit.NewPrimary(a.T("verification.attach"), func() {
			dismiss()
			w.attachSigned(v)
		})
	case w == nil && v.Against != nil && v.Against.Trashed.IsZero():
		return kit.NewPrimary(a.T("incoming.known.open"), func() {
			dismiss()
			a.openDossier(v.Against.ID)
		})
	case w == nil && v.Against == nil && slices.Contains([]shelf.Verdict{shelf.Intact, shelf.Extended, shelf.Altered, shelf.Incomparable}, v.Own):
		return kit.NewPrimary(a.T("verification.import"), func() {
			dismiss()
			a.openFile(v.Path)
		})
	}
	return nil
}

// attachSigned goes to the pieces and attaches a scan of signed pages there, for
// each that it bears pages of.
func (w *wizard) attachSigned(v shelf.Verified) {
	var pieces []string
	for _, s := range v.Sheets {
		if len(s.Found) > 0 {
			pieces = append(pieces, s.Piece)
		}
	}
	for _, s := range w.steps {
		if s.section == nil {
			continue
		}
		for i := range s.section.Fields {
			if s.section.Fields[i].Kind == dossier.KindPieces {
				w.goTo(shell.Place{Step: s.id})
				w.page.TakeSigned(v.Path, pieces...)
				return
			}
		}
	}
}
