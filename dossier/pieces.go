package dossier

import "strings"

// PieceNeed is a piece that this dossier wants, and what is attached for it.
type PieceNeed struct {
	Piece    *Piece
	For      string // "" for the dossier as a whole, else table/row
	Severity Severity
	Attached Rows
	// Refused are the files attached for it that do not count.
	Refused Rows
	// Aside is how the piece was set aside; the zero value where it was not, or where
	// a file counts.
	Aside SetAside
}

// Lacks reports whether neither a file nor a reason stands for the piece.
func (n PieceNeed) Lacks() bool { return len(n.Attached) == 0 && !n.Aside.Counts() }

// Unserved reports whether files are attached for the piece and none of them counts:
// somebody means to hand it over, and nobody could read it.
func (n PieceNeed) Unserved() bool { return len(n.Attached) == 0 && len(n.Refused) > 0 }

// Pieces lists what this dossier wants attached, in the call's order, with the
// files attached for it and how it was set aside. A piece that our own PDF prints is never asked as a
// file. Its lack is Missing where the need is confirmed, else a Warning.
func (v *View) Pieces() []PieceNeed {
	attached, aside := v.Rows(v.Call.pieces), v.SetAside()
	var out []PieceNeed
	for i := range v.Call.Pieces {
		p := &v.Call.Pieces[i]
		if p.Printed {
			continue
		}
		severity := Warning
		if p.Status == "C" || p.Status == "C2" {
			severity = Missing
		}
		for _, target := range v.targets(p) {
			n := PieceNeed{Piece: p, For: target, Severity: severity}
			for _, r := range attached {
				if r.Get("piece") != Text(p.ID) || !hasFile(r) || !covers(r.Text("for"), target) {
					continue
				}
				if v.Attached(r) {
					n.Attached = append(n.Attached, r)
				} else {
					n.Refused = append(n.Refused, r)
				}
			}
			if len(n.Attached) == 0 {
				n.Aside = asideFor(aside, p.ID, target)
			}
			out = append(out, n)
		}
	}
	return out
}

// Declarations lists, in the call's order, the pieces of this dossier that our
// own PDF prints, to be dated and signed.
func (v *View) Declarations() []*Piece {
	var out []*Piece
	for i := range v.Call.Pieces {
		p := &v.Call.Pieces[i]
		if p.Printed && len(v.targets(p)) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// targets are what a piece is wanted for: "" the dossier as a whole, table/row a row.
// None where its condition does not hold, or where nobody knows its need.
func (v *View) targets(p *Piece) []string {
	need, known := v.Env.Needs[p.Need]
	if !known || p.When.unmet(v.Get) != nil {
		return nil
	}
	return need.For(v, p)
}

// hasFile reports whether a row of the list names a file: its path beside the
// dossier, or in the store its hash. Without one nothing is attached.
func hasFile(r Row) bool {
	return r.Text("path") != "" || r.Text("sha256") != ""
}

// covers reports whether a row of the list that says what it is for serves a target:
// its own row, or any row where it names none.
func covers(named, target string) bool {
	return named == "" || named == target || target == ""
}

// AnnexPath reports whether a path may be attached: relative, inside the
// folder of the file, with forward slashes. It judges by the form alone.
func AnnexPath(p string) bool {
	if p == "" || strings.HasPrefix(p, "/") || strings.HasPrefix(p, `\`) || strings.ContainsAny(p, ":\x00") {
		return false
	}
	for _, part := range strings.FieldsFunc(p, func(r rune) bool { return r == '/' || r == '\\' }) {
		if part == ".." {
			return false
		}
	}
	return true
}
