package dossier

import (
	"bytes"
	"maps"
)

// Unknown are the members of the file that this program does not know, as they stood
// in it.
func (d *Dossier) Unknown() map[string][]byte { return maps.Clone(d.extra) }

// SetUnknown replaces the members that this program does not know; each is JSON.
func (d *Dossier) SetUnknown(members map[string][]byte) { d.extra = maps.Clone(members) }

// Equal reports whether two parameters have the same file form.
func (p Param) Equal(q Param) bool { return bytes.Equal(p.appendJSON(nil), q.appendJSON(nil)) }
