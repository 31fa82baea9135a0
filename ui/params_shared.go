package ui

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// loadShared asks what is known of the call. A dossier that lacks some of it is
// told once, when it opens.
func (w *wizard) loadShared() {
	a := w.a
	a.Runner.Background(func() {
		known, err := a.opened.Library.SharedParams(w.call)
		a.Runner.Main(func() {
			if err != nil { // the dossier does not need them
				a.Log("shared parameters: %v", err)
				return
			}
			w.known = known
			if w.params != nil {
				w.params.refresh()
			}
			if w.lacksKnown() && a.Screen() == shell.Screen(w) {
				a.Toasts.Say(a.T("summary.params.offer"), a.T("summary.params.see"), func() { w.GoTo(shell.Place{Step: shell.StepParams}) })
			}
		})
	})
}

// different are the parameters that are known otherwise than they stand here,
// in the order of the call.
func (w *wizard) different() []*dossier.Field {
	var out []*dossier.Field
	for i := range w.call.Params {
		f := &w.call.Params[i]
		known, ok := w.known.Params[f.ID]
		if !ok {
			continue
		}
		here := w.s.Param(f.ID)
		if !dossier.Equal(known.Value, here.Value) || here.Source == "" && known.Source != "" {
			out = append(out, f)
		}
	}
	return out
}

// lacksKnown reports whether something is empty here and known.
func (w *wizard) lacksKnown() bool {
	return slices.ContainsFunc(w.different(), func(f *dossier.Field) bool {
		here := w.s.Param(f.ID).Value
		return here == nil || here.Empty()
	})
}

// shareable are the parameters that this dossier knows.
func (w *wizard) shareable() map[dossier.FieldID]dossier.Param {
	out := maps.Clone(w.s.View().Dossier.Params)
	maps.DeleteFunc(out, func(id dossier.FieldID, p dossier.Param) bool {
		return w.call.Param(id) == nil || p.Value == nil || p.Value.Empty()
	})
	return out
}

// share keeps the parameters of this dossier for all of its call.
func (w *wizard) share() {
	w.LeavePage()
	a, mine := w.a, w.shareable()
	shell.Background(a.Shell, func() (shelf.SharedParams, error) { return a.opened.Library.ShareParams(w.call, mine) }, func(known shelf.SharedParams) {
		w.known = known
		if w.params != nil {
			w.params.refresh()
		}
		a.Toasts.Say(a.T("summary.params.kept", "n", len(mine)), "", nil)
	})
}

// takeShared takes over what is known, as one step.
func (w *wizard) takeShared() {
	take := map[dossier.FieldID]dossier.Param{}
	for _, f := range w.different() {
		take[f.ID] = w.known.Params[f.ID]
	}
	if w.s.SetParams(take) {
		w.a.Toasts.Say(w.a.T("summary.params.taken", "n", len(take)), w.a.T("summary.params.undo"), w.undo)
	}
}

// sharedBox stands above the parameters: what other dossiers of the call know,
// and the way to let them know.
type sharedBox struct {
	w      *wizard
	column *fyne.Container
	shown  string
	share  *kit.Button
}

func newSharedBox(w *wizard) *sharedBox {
	b := &sharedBox{w: w, column: kit.NewColumn(kit.Space12)}
	b.share = kit.NewSecondary(w.a.T("summary.params.share"), w.share)
	if w.a.Toasts.Saying() == w.a.T("summary.params.offer") { // it led here
		w.a.Toasts.Quiet()
	}
	b.refresh()
	return b
}

// refresh shows the differences as they are now; the same are not drawn again.
func (b *sharedBox) refresh() {
	w, a := b.w, b.w.a
	b.share.SetEnabled(len(w.shareable()) > 0)
	var lines []string
	for _, f := range w.different() {
		lines = append(lines, b.line(f))
	}
	since := ""
	if !w.known.Updated.IsZero() {
		since = a.T("summary.params.since", "n", len(w.known.Params), "when", a.When(w.known.Updated))
	}
	shown := since + "\n" + strings.Join(lines, "\n")
	if b.shown == shown && len(b.column.Objects) > 0 {
		return
	}
	b.shown = shown
	b.column.Objects = nil
	if len(lines) > 0 {
		take := kit.NewPrimary(a.T("summary.params.take"), w.takeShared)
		list := kit.NewColumn(2)
		for _, l := range lines {
			list.Add(kit.NewHint("▸ " + l))
		}
		b.column.Add(kit.NewTinted(kit.Accent, kit.NewColumn(kit.Space8,
			kit.NewRow(kit.Space12, kit.NewStretch(kit.NewBody(a.T("summary.params.known", "n", len(lines)))), take), list)))
	}
	if since == "" {
		since = a.T("summary.params.share_hint")
	}
	b.column.Add(kit.NewRow(kit.Space12, b.share, kit.NewStretch(kit.NewHint(since))))
	b.column.Refresh()
	kit.Relayout(b.column)
}

// line says what is known of a parameter, where it stands, and what stands here.
func (b *sharedBox) line(f *dossier.Field) string {
	a, known := b.w.a, b.w.known.Params[f.ID]
	text := a.T("summary.params.line", "label", f.HeadOr(), "value", b.write(f, known.Value))
	if known.Source != "" {
		text += " · " + known.Source
	}
	if !known.Date.IsZero() {
		text += " · " + a.T("summary.params.read", "date", known.Date.French())
	}
	here := b.w.s.Param(f.ID).Value
	switch {
	case here == nil || here.Empty():
	case dossier.Equal(here, known.Value):
		text += " · " + a.T("summary.params.no_source")
	default:
		text += " · " + a.T("summary.params.here", "value", b.write(f, here))
	}
	return text
}

// write writes the value of a parameter.
func (b *sharedBox) write(f *dossier.Field, val dossier.Value) string {
	v := b.w.s.View()
	rows, ok := val.(dossier.Rows)
	if !ok {
		return dossier.Show(f, val, v.Env.Ref)
	}
	var lines []string
	for _, r := range rows {
		var cells []string
		cols := f.Cols()
		for i := range cols {
			if text := v.ShowCell(f, r, &cols[i]); text != "" {
				cells = append(cells, text)
			}
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return b.w.a.T("ui.review.lines", "n", len(rows)) + " (" + french.List(lines) + ")"
}
