package paper

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/spottext"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// verified are the kinds of files that can be verified.
var verified = []string{"pdf", "png", "jpg", "jpeg", "tif", "tiff"}

// Verify asks for a PDF or a scan, by a dialog or by dropping it, and holds it
// against the dossier that is open, or against the list where d is nil.
func (k *Desk) Verify(d Dossier) {
	text := k.T("verification.text")
	if d != nil {
		text = k.T("verification.text_open", "name", d.Name())
	}
	var dialog *kit.Overlay
	take := func(path string) {
		dialog.Dismiss()
		k.VerifyFile(path, d)
	}
	choose := kit.NewPrimary(k.T("verification.choose"), func() {
		k.Files.Open(kit.FileQuery{
			Title: k.T("verification.title"), For: "verify",
			Kinds: []kit.FileKind{{Name: k.T("verification.kind"), Extensions: verified}},
		}, k.Chosen(take))
	})
	drop := kit.NewHint(k.T("verification.drop"))
	dialog = kit.ShowDialog(k.Canvas(), kit.DialogOf{
		Title: k.T("verification.title"), Width: 620,
		Content: kit.NewColumn(kit.Space12, kit.NewBody(text), kit.NewTinted(kit.Neutral, drop), kit.NewHint(k.T("verification.limit"))),
		Buttons: []*kit.Button{kit.NewSecondary(k.T("ui.cancel"), func() { dialog.Dismiss() }), choose},
		OnClose: func() { k.Taking = nil },
	})
	k.Taking = take
}

// VerifyFile holds a file against the dossier that is open, or against the list
// where d is nil, and shows what came of it. Drawing pages and looking for codes
// takes a moment: the pages are counted, and it can be stopped.
func (k *Desk) VerifyFile(path string, d Dossier) {
	var c *dossier.Call
	var snapshot *dossier.Dossier
	if d != nil {
		d.LeavePage()
		c, snapshot = d.Session().Call(), d.Session().Dossier()
	}
	shell.Run(k.Shell, shell.Running{
		Title: k.T("verification.running"), Text: k.T("verification.running_text", "file", filepath.Base(path)),
		Stop: k.T("verification.stop"), Stopped: k.T("verification.stopped"), Measured: true, Worded: true,
	}, func(ctx context.Context, far shell.Far) (shelf.Verified, error) {
		return k.Library.Verify(ctx, path, c, snapshot, far.Pages)
	}, func(got shelf.Verified) { k.showVerified(got, d) })
}

// showVerified is the card of a verification: the verdicts, what the file says of
// itself, what has changed since, and what can be done now.
func (k *Desk) showVerified(v shelf.Verified, d Dossier) {
	column := kit.NewColumn(kit.Space12)
	tone, words := k.verdictOf(v)
	column.Add(kit.NewBanner(tone, words, nil))
	for _, why := range v.Why {
		column.Add(kit.NewBody(why))
	}
	if versus := k.versusOf(v); versus != "" {
		tone := kit.Warning
		if v.Versus == shelf.Same {
			tone = kit.Success
		}
		column.Add(kit.NewBanner(tone, versus, nil))
	}
	column.Add(k.verifiedFacts(v))
	if v.Scan {
		column.Add(kit.NewHint(k.T("verification.picture")))
	}
	var dialog *kit.Overlay
	if changed := k.changedList(v, func(to dossier.Spot) { dialog.Dismiss(); d.GoTo(placeOf(d, to)) }, d != nil); changed != nil {
		column.Add(changed)
	}
	done := kit.NewSecondary(k.T("ui.close"), func() { dialog.Dismiss() })
	buttons := []*kit.Button{done}
	first := fyne.Focusable(done)
	if next := k.afterVerifying(v, d, func() { dialog.Dismiss() }); next != nil {
		buttons, first = append(buttons, next), next
	}
	dialog = kit.ShowDialog(k.Canvas(), kit.DialogOf{
		Title: filepath.Base(v.Path), Content: column, Width: 680, Buttons: buttons, First: first,
	})
}

// verdictOf is the sentence on the file by itself.
func (k *Desk) verdictOf(v shelf.Verified) (kit.Tone, string) {
	tone := kit.Warning
	switch v.Own {
	case shelf.Identical, shelf.Extended, shelf.Resaved:
		tone = kit.Success
	case shelf.DataOnly, shelf.CodeRead, shelf.NoData, shelf.Newer:
		tone = kit.Neutral
	case shelf.Different:
	}
	key := "verification.own." + string(v.Own)
	if v.Own == shelf.NoData && v.Scan {
		key = "verification.own.no_code"
	}
	return tone, k.T(key, "reference", dossier.ReferenceOf(v.ID), "version", v.Version)
}

// versusOf is the sentence on the file against a dossier, "" where it was held
// against none.
func (k *Desk) versusOf(v shelf.Verified) string {
	if v.ID == "" {
		return ""
	}
	if v.Versus == "" {
		return k.T("verification.versus.unknown")
	}
	name, when := "", ""
	if v.Against != nil {
		name = k.DossierName(v.Against.Name())
	}
	if !v.Date.IsZero() {
		when = k.moment(v)
	}
	key := "verification.versus." + string(v.Versus)
	if v.Versus == shelf.Older && when == "" {
		key = "verification.versus.older_undated"
	}
	return k.T(key, "name", name, "version", v.Version, "when", when, "n", len(v.Changed))
}

// moment is the day and the time of a version: 12/11/2026 à 14 h 03.
func (k *Desk) moment(v shelf.Verified) string {
	at := v.Date.In(k.Clock().Location())
	day := dossier.DateOf(at).French()
	if v.Date.Equal(v.Date.Truncate(24 * time.Hour)) { // a PDF knows only its day
		return day
	}
	return k.T("verification.moment", "day", day, "time", shell.TimeOfDay(at))
}

// verifiedFacts are what the file says of itself.
func (k *Desk) verifiedFacts(v shelf.Verified) fyne.CanvasObject {
	column := kit.NewColumn(kit.Space4)
	add := func(key, text string) {
		if text != "" {
			column.Add(kit.NewBeside(kit.NewHint(k.T("verification.fact."+key)), kit.NewBody(text)))
		}
	}
	if v.ID == "" {
		return column
	}
	add("title", v.Title)
	add("reference", dossier.ReferenceOf(v.ID))
	if v.Version > 0 {
		add("version", strconv.Itoa(v.Version))
	}
	if !v.Date.IsZero() {
		add("date", k.moment(v))
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
func (k *Desk) changedList(v shelf.Verified, lead func(dossier.Spot), open bool) fyne.CanvasObject {
	if len(v.Changed) == 0 || v.Dossier == nil {
		return nil
	}
	view := dossier.NewView(v.Call, v.Dossier, k.Env)
	list := kit.NewColumn(kit.Space4, kit.NewStrong(k.T("verification.changed", "n", len(v.Changed))))
	for i, c := range v.Changed {
		if i == mostChanged {
			list.Add(kit.NewHint(k.T("verification.more", "n", len(v.Changed)-mostChanged)))
			break
		}
		text := spottext.Name(k.Words, view.Named(c), c.Row)
		if open {
			list.Add(kit.NewProblemLine(kit.Neutral, text, func() { lead(c) }))
		} else {
			list.Add(kit.NewBody(text))
		}
	}
	return list
}

// placeOf is where what has changed is worked on.
func placeOf(d Dossier, c dossier.Spot) shell.Place {
	to := shell.Place{Step: shell.StepParams, Field: c.Field, Row: c.Row}
	if s := d.Session().Call().SectionOf(c.Field); s != nil {
		to.Step = s.ID
	}
	return to
}

// afterVerifying is the one thing to do next, nil where there is none.
func (k *Desk) afterVerifying(v shelf.Verified, d Dossier, dismiss func()) *kit.Button {
	switch {
	case d != nil && v.Scan && v.ID != "" && v.Versus != shelf.Another:
		return kit.NewPrimary(k.T("verification.attach"), func() {
			dismiss()
			d.AttachSigned(v.Path, bornPieces(v))
		})
	case d == nil && v.Against != nil && v.Against.Trashed.IsZero():
		return kit.NewPrimary(k.T("incoming.known.open"), func() {
			dismiss()
			k.Open(v.Against.ID)
		})
	case d == nil && v.Against == nil && slices.Contains([]shelf.Verdict{shelf.Identical, shelf.Extended, shelf.Resaved, shelf.Different, shelf.DataOnly}, v.Own):
		return kit.NewPrimary(k.T("verification.import"), func() {
			dismiss()
			k.OpenFile(v.Path)
		})
	}
	return nil
}

// bornPieces are the pieces of which a scan bears pages.
func bornPieces(v shelf.Verified) []string {
	var pieces []string
	for _, s := range v.Sheets {
		if len(s.Found) > 0 {
			pieces = append(pieces, s.Piece)
		}
	}
	return pieces
}
