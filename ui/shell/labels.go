package shell

import "cmp"

// DossierName is what a dossier is called on screen: its name, as shelf.NameOf has it,
// or that it has none yet.
func (s *Shell) DossierName(name string) string { return cmp.Or(name, s.T("ui.untitled")) }
