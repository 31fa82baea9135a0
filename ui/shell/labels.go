package shell

import (
	"cmp"

	"dossierpme/dossier"
)

// SpotName is what a spot is called: a question, or a column and its row, which may be
// gone.
func (s *Shell) SpotName(n dossier.Named, row string) string {
	switch {
	case n.Row != "":
		return s.T("verification.row", "table", n.Head(), "row", n.Row)
	case row != "":
		return s.T("verification.row_gone", "table", n.Head())
	}
	return n.Head()
}

// DossierName is what a dossier is called on screen: its name, as shelf.NameOf has it,
// or that it has none yet.
func (s *Shell) DossierName(name string) string { return cmp.Or(name, s.T("ui.untitled")) }
