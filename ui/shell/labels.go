package shell

import (
	"cmp"

	"dossierpme/dossier"
)

// Labels names a field or a column, and the row where there is one.
func Labels(v *dossier.View, id dossier.FieldID, row string) (label, title string) {
	if f := v.Call.Param(id); f != nil {
		return f.HeadOr(), ""
	}
	f, col := v.Locate(id)
	if f == nil {
		return string(id), ""
	}
	label = f.HeadOr()
	if col != "" {
		label = string(col)
		if c := f.Column(string(col)); c != nil {
			label = c.HeadOr()
		}
	}
	rows := v.Rows(f.ID)
	if i := rows.Index(row); row != "" && i >= 0 {
		title = v.Title(f, rows, i)
		if f.Kind == dossier.KindPieces {
			title = RowName(v.Call, rows[i])
		}
	}
	return label, title
}

// RowName is what an attached file is called.
func RowName(c *dossier.Call, r dossier.Row) string {
	for _, col := range []string{"name", "path"} {
		if t := r.Text(col); t != "" {
			return dossier.OneLine(t)
		}
	}
	if t := r.Text("piece"); c.Piece(t) != nil {
		return c.Piece(t).Title
	}
	return r.ID
}

// DossierName is what a dossier is called on screen: its name, as shelf.NameOf has it,
// or that it has none yet.
func (s *Shell) DossierName(name string) string { return cmp.Or(name, s.T("ui.untitled")) }
