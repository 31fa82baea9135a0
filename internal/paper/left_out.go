package paper

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"dossierpme/dossier"
)

// bound is a file whose list of pieces says how each annex was judged: what is made
// of it has the annexes that count, and no others.
func (p *Press) bound(f *File) *File {
	g := *f
	g.Dossier = withStates(f.Dossier, p.judging(f, false))
	return &g
}

// leftOut are the annexes that count as none, and why.
func (p *Press) leftOut(ctx context.Context, f *File) []BoundAnnex {
	v := dossier.NewView(f.Call, f.Dossier, p.Env)
	var out []BoundAnnex
	for _, r := range v.Rows(dossier.AnnexesID) {
		if v.Signed(r) || v.Annex(r).State == dossier.AnnexAttached {
			continue
		}
		piece, name, path := r.Text("piece"), r.Text("name"), r.Text("path")
		a := BoundAnnex{Row: r.ID, Title: piece, Name: cmp.Or(name, path), Facts: p.Inspect(ctx, f, r)}
		if known := v.Call.Piece(piece); known != nil {
			a.Title = known.Title
		}
		out = append(out, a)
	}
	return out
}

// asSealed gives the annexes of a dossier the states that they have in the data of
// a PDF: what is held against it is what was listed, and files are looked at
// elsewhere.
func asSealed(d *dossier.Dossier, data []byte) *dossier.Dossier {
	var sealed struct {
		Annexes []struct {
			Piece, For, Name, SHA256, State string
		}
	}
	rows := d.Rows(dossier.AnnexesID)
	if len(rows) == 0 || json.Unmarshal(data, &sealed) != nil {
		return d
	}
	out := slices.Clone(rows)
	for i, r := range rows {
		out[i] = r.With("state", nil)
		for _, a := range sealed.Annexes {
			if a.State != "" && a.Piece == r.Text("piece") && a.For == r.Text("for") && (a.SHA256 == "" || a.SHA256 == r.Text("sha256")) && a.Name == dossier.AttachedName(r) {
				out[i] = r.With("state", dossier.Text(a.State))
			}
		}
	}
	c := d.Copy()
	c.Set(dossier.AnnexesID, out)
	return c
}
