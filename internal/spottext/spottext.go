// Package spottext says what a spot of a dossier is called and, in full, what stands
// there: where two dossiers are held against each other, screen and command line say
// the same because both ask here. What a problem points to is said in fewer words, by
// problemtext.
package spottext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
)

// Name is what a spot is called: a question, or a column and its row, which may be gone.
func Name(w *say.Words, n dossier.Named, row string) string {
	switch {
	case n.Row != "":
		return w.T("spot.row", "table", n.Head(), "row", n.Row)
	case row != "":
		return w.T("spot.row_gone", "table", n.Head())
	}
	return Head(w, n)
}

// Head is what is asked at a spot, in few words.
func Head(w *say.Words, n dossier.Named) string { return asked(w, n, dossier.Named.Head) }

// Label is what is asked at a spot, in full.
func Label(w *say.Words, n dossier.Named) string { return asked(w, n, dossier.Named.Label) }

func asked(w *say.Words, n dossier.Named, word func(dossier.Named) string) string {
	if n.Field == nil && n.ID == shelf.TitleField {
		return w.T("spot.title")
	}
	return word(n)
}

// At is what stands in a spot of a dossier: of a question, a parameter or a row.
func At(w *say.Words, v *dossier.View, at dossier.Spot) string {
	if v.Call.Param(at.Field) != nil {
		return Value(w, v, at, v.Dossier.Params[at.Field].Value)
	}
	value := v.Dossier.Answers[at.Field]
	if rows, ok := value.(dossier.Rows); ok && at.Row != "" {
		i := rows.Index(at.Row)
		if i < 0 {
			return Nothing(w)
		}
		value = dossier.Rows{rows[i]}
	}
	return Value(w, v, at, value)
}

// Nothing says that there is no answer.
func Nothing(w *say.Words) string { return w.T("spot.nothing") }

// Given reports whether there is an answer.
func Given(v dossier.Value) bool { return v != nil && !v.Empty() }

// Value is an answer as a person reads it, of a spot of a dossier whether it stands there
// or would. A row says all its cells, a group of columns those of the group.
func Value(w *say.Words, v *dossier.View, at dossier.Spot, value dossier.Value) string {
	if !Given(value) {
		return Nothing(w)
	}
	ref := v.Env.Ref
	if f := v.Call.Param(at.Field); f != nil {
		return dossier.Show(f, value, ref)
	}
	f, column := v.Locate(at.Field)
	if f == nil {
		return value.String()
	}
	rows, isTable := value.(dossier.Rows)
	switch {
	case isTable && len(f.Cols()) == 0 && len(rows) == 1:
		return answers(w, v, rows[0])
	case isTable && at.Row != "" && len(rows) == 1:
		return row(w, v, f, rows[0])
	case column != "":
		if col := f.Column(string(column)); col != nil {
			return cell(v, f, col, at.Row, value)
		}
		return value.String()
	case isTable:
		return w.T("spot.rows", "n", french.Count(len(rows)))
	}
	return dossier.Show(f, value, ref)
}

// cell is a value of a column, read beside the other cells of its row.
func cell(v *dossier.View, table, col *dossier.Field, id string, value dossier.Value) string {
	r := dossier.Row{ID: id, Cells: map[string]dossier.Value{string(col.ID): value}}
	if own := v.Dossier.Rows(table.ID); own.Index(id) >= 0 {
		r = own[own.Index(id)]
	}
	if text := v.ShowCell(table, r, col); text != "" {
		return text
	}
	return dossier.Show(col, value, v.Env.Ref)
}

// mostOfASum is how much of the checksum of a file is shown: enough to tell two files of
// one name from each other.
const mostOfASum = 8

// row writes the cells of a row one after the other.
func row(w *say.Words, v *dossier.View, table *dossier.Field, r dossier.Row) string {
	var text []string
	columns := table.Cols()
	for i := range columns {
		shown := v.ShowCell(table, r, &columns[i])
		if shown == "" {
			continue
		}
		if table.Kind == dossier.KindPieces && columns[i].ID == "sha256" {
			shown = shown[:min(len(shown), mostOfASum)]
		}
		text = append(text, w.T("spot.cell", "label", columns[i].HeadOr(), "value", shown))
	}
	return beside(w, text)
}

// answers is answers that only stand together, by their ids: each with its name, in the
// order of the form.
func answers(w *say.Words, v *dossier.View, r dossier.Row) string {
	var text []string
	for f := range v.Call.Questions() {
		if value := r.Get(string(f.ID)); value != nil {
			text = append(text, w.T("spot.cell", "label", f.HeadOr(), "value", dossier.Show(f, value, v.Env.Ref)))
		}
	}
	return beside(w, text)
}

// beside is cells beside each other, or that there is none.
func beside(w *say.Words, cells []string) string {
	if len(cells) == 0 {
		return Nothing(w)
	}
	return strings.Join(cells, " · ")
}
