package rules

import (
	"cmp"
	"maps"

	"dossierpme/dossier"
)

// pieces reports every wanted piece that nothing stands for, and every
// attached file that counts as none. Where a piece lacks because of such a file the
// problem stands on the row of the file, where it is set aside without a reason on
// that row, else on the list of pieces. Such a piece is
// Missing however far its need is confirmed: somebody means to hand it over.
func pieces(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	told := map[string]bool{}
	for _, n := range v.Pieces() {
		if !n.Lacks() {
			continue
		}
		args := dossier.Args{"piece": n.Piece.Title, "id": n.Piece.ID, "reason": "none"}
		if title := v.RefTitle(n.For); title != "" {
			args["for"], args["row"] = title, n.For
		}
		if v.Call.CanSetAside() {
			args["offered"] = "1" // to set it aside
		}
		onFile, severity := false, n.Severity
		if n.Unserved() {
			severity = dossier.Missing
		}
		for _, r := range n.Refused {
			args["reason"] = string(v.Annex(r).State)
			switch refused := refusal(v, r, severity, args); {
			case refused == nil:
			case told[r.ID]:
				onFile = true
			default:
				out = append(out, *refused)
				told[r.ID], onFile = true, true
			}
		}
		switch {
		case n.Aside.As != "": // without a reason
			args["aside"] = string(n.Aside.As)
			out = append(out, lacking(v, n.Aside.Row, "reason", severity, args))
		case !onFile:
			out = append(out, lacking(v, "", "", severity, args))
		}
	}
	for _, r := range v.Rows(v.Call.Annexes()) {
		if told[r.ID] || v.Annex(r).State == dossier.AnnexAttached {
			continue
		}
		args := dossier.Args{}
		if id := r.Text("piece"); v.Call.Piece(id) != nil {
			args["piece"], args["id"] = v.Call.Piece(id).Title, id
		}
		if refused := refusal(v, r, dossier.Warning, args); refused != nil {
			out = append(out, *refused)
		}
	}
	return out
}

// refusal says what is wrong with an attached file; nil where another problem does.
func refusal(v *dossier.View, r dossier.Row, severity dossier.Severity, of dossier.Args) *dossier.Problem {
	facts := v.Annex(r)
	if facts.Args == nil {
		return nil
	}
	args := dossier.Args{}
	maps.Copy(args, of)
	maps.Copy(args, facts.Args)
	args["reason"] = string(facts.State)
	args["file"] = cmp.Or(r.Text("path"), r.Text("name"))
	p := lacking(v, r.ID, "path", severity, args)
	return &p
}

// lacking is the problem of a piece, on the row of its file or on the list where row is "".
func lacking(v *dossier.View, row, col string, severity dossier.Severity, args dossier.Args) dossier.Problem {
	p := v.RowProblem(v.Call.Annexes(), row, col, severity, "piece_missing", args)
	p.Piece = true
	return p
}
