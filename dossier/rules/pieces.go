package rules

import (
	"strings"

	"dossierpme/dossier"
)

// pieces reports every wanted piece for which nothing is attached. The problem
// stands on the row that wants the piece, or on the list of pieces.
func pieces(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, n := range v.Pieces() {
		if len(n.Attached) > 0 {
			continue
		}
		args := dossier.Args{"piece": n.Piece.Title, "id": n.Piece.ID}
		p := v.Problem("pieces", n.Severity, "piece_missing", args)
		if table, row, ok := strings.Cut(n.For, "/"); ok {
			if f := v.Call.Field(dossier.FieldID(table)); f != nil {
				rows := v.Rows(f.ID)
				args["for"], args["row"] = v.Title(f, rows, rows.Index(row)), n.For
			}
		}
		out = append(out, p)
	}
	return out
}
