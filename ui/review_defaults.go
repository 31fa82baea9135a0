package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// byDefault is a value that stands by default, with the places where it does.
type byDefault struct {
	label, value string
	to           shell.Place // the first of them
	n            int
}

// defaults lists what stands by default, the same value of a column once; nil where
// nothing does.
func (w *wizard) defaults() fyne.CanvasObject {
	v := w.s.View()
	var all []*byDefault
	known := map[[2]string]*byDefault{}
	for _, p := range v.StandingPlaces(true) {
		field, row, col := p.Parts()
		f := v.Call.Field(field)
		at := field
		if col != "" {
			f, at = f.Column(col), field+"."+dossier.FieldID(col)
		}
		if col == "" && v.Stands(field) != dossier.DefaultValue {
			continue
		}
		value := dossier.Show(f, v.At(p), v.Env.Ref)
		key := [2]string{string(at), value}
		if known[key] == nil {
			n := v.Call.Named(at)
			label := n.Head()
			if n.Col != "" {
				label = n.Field.HeadOr() + " · " + label
			}
			known[key] = &byDefault{label: label, value: value, to: shell.Place{Step: v.Call.SectionOf(field).ID, Field: at, Row: row}}
			all = append(all, known[key])
		}
		known[key].n++
	}
	if len(all) == 0 {
		return nil
	}
	column := kit.NewColumn(kit.Space8)
	for _, d := range all {
		words := w.a.T("ui.defaults.line", "label", d.label, "value", d.value)
		if d.to.Row != "" {
			words = w.a.T("ui.defaults.rows", "label", d.label, "value", d.value, "n", d.n)
		}
		column.Add(kit.NewRow(kit.Space12, kit.NewStretch(kit.NewBody(words)), kit.NewQuiet(w.a.T("ui.review.modify"), w.modify(defaultsCard, d.to))))
	}
	head := kit.NewColumn(kit.Space4, kit.NewSubtitle(w.a.T("ui.defaults.title")), kit.NewHint(w.a.T("ui.defaults.hint")))
	return kit.NewCard(kit.NewColumn(kit.Space12, head, column))
}

// defaultsCard is the card of the reading page that has the values by default.
const defaultsCard = "@defaults"
