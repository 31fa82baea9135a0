package form

import (
	"dossierpme/dossier"
)

// signedWants are the pages that our own PDF prints for this dossier and that the
// owner signs: a scan of each can take the place of the unsigned page.
func signedWants(v *dossier.View, rows dossier.Rows) []wanted {
	var out []wanted
	for i := range v.Call.Pieces {
		p := &v.Call.Pieces[i]
		need, known := v.Env.Needs[p.Need]
		if !p.Printed || !known || len(need.For(v, p)) == 0 {
			continue
		}
		w := wanted{piece: p, id: p.ID, severity: dossier.Advice, need: true, signed: true}
		for _, r := range rows {
			if cellText(r, "piece") == p.ID {
				w.files = append(w.files, r)
			}
		}
		out = append(out, w)
	}
	return out
}

// TakeSigned attaches the scan of a signed page, asking which one it is where
// there are several.
func (p *Page) TakeSigned(path string) {
	for _, part := range p.parts {
		s, ok := part.(*pieces)
		if !ok || !part.shown() {
			continue
		}
		keys := s.groups[groupSigned].keys
		if len(keys) == 1 {
			s.take(s.lines[keys[0]], path)
			return
		}
		s.ask(keys, []string{path})
		return
	}
}
