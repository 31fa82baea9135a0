package form

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// signedWants are the pages that our own PDF prints for this dossier and that the
// owner signs: a scan of each can take the place of the unsigned page.
func signedWants(v *dossier.View, rows dossier.Rows) []wanted {
	var out []wanted
	for _, p := range v.Declarations() {
		w := wanted{piece: p, id: p.ID, severity: dossier.Advice, need: true, signed: true}
		for _, r := range rows {
			if r.Text("piece") == p.ID {
				w.files = append(w.files, r)
			}
		}
		out = append(out, w)
	}
	return out
}

// TakeSigned attaches the scan of signed pages for each of the pieces that it
// bears pages of; where none is named it asks which one it is.
func (p *Page) TakeSigned(path string, borne ...string) {
	for _, part := range p.parts {
		s, ok := part.(*pieces)
		if !ok || !part.shown() {
			continue
		}
		keys := s.groups[groupSigned].keys
		named := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !slices.Contains(borne, s.lines[k].w.piece.ID) })
		if len(named) > 0 {
			s.fileScans([]scanned{{path: path, keys: named}})
			return
		}
		if len(keys) == 1 {
			s.take(s.lines[keys[0]], path)
			return
		}
		s.ask(keys, []string{path})
		return
	}
}

// signedTone is that of a signed page in the list.
func signedTone(f shelf.SignedFacts) kit.Tone {
	if f.State == shelf.Same {
		return kit.Success
	}
	return kit.Warning
}

// signedOf is what is known of the scan of a signed page. What is not known yet is
// read at the end of the refresh.
func (c *fileChecks) signedOf(r dossier.Row) (shelf.SignedFacts, bool) {
	f, ok := c.signed[fileKey(r)]
	if !ok && !c.askedSigned[fileKey(r)] {
		c.askedSigned[fileKey(r)] = true
		c.wantedSigned = append(c.wantedSigned, r)
	}
	return f, ok
}

// follow forgets what the signed pages said where the files are others than
// before: they belong to what was signed.
func (c *fileChecks) follow(rows dossier.Rows) {
	var all strings.Builder
	for _, r := range rows {
		all.WriteString(r.ID + " " + fileKey(r) + "\n")
	}
	if all.String() != c.files {
		c.files = all.String()
		clear(c.signed)
		clear(c.askedSigned)
	}
}

// readSigned reads the codes that were asked for, beside the window.
func (c *fileChecks) readSigned() {
	env, rows := c.page.env, c.wantedSigned
	c.wantedSigned = nil
	if env.ReadSigned == nil || len(rows) == 0 {
		return
	}
	snapshot, call := env.Session.Dossier(), env.Session.Call()
	env.Run.Background(func() {
		for _, r := range rows {
			facts := env.ReadSigned(r, call, snapshot)
			env.Run.Main(func() {
				c.signed[fileKey(r)] = facts
				c.page.show()
			})
		}
	})
}
