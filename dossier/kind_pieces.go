package dossier

import "strings"

// pieceColumns are the built-in columns of annexes.
var pieceColumns = []Field{
	{ID: "piece", Kind: KindText, Label: "Pièce"},
	{ID: "path", Kind: KindText, Label: "Fichier", Optional: true},
	{ID: "for", Kind: KindText, Label: "Concerne", Optional: true},
	{ID: "name", Kind: KindText, Label: "Nom", Optional: true},
	{ID: "sha256", Kind: KindText, Label: "Empreinte", Optional: true},
	{ID: "type", Kind: KindText, Label: "Type", Optional: true},
	{ID: "pages", Kind: KindInteger, Label: "Pages", Optional: true},
	{ID: "size", Kind: KindInteger, Label: "Taille en octets", Optional: true},
	{ID: "state", Kind: KindText, Label: "État", Optional: true},
	{ID: "date", Kind: KindDate, Label: "Date", Optional: true},
	{ID: "note", Kind: KindNote, Label: "Note", Optional: true},
}

// piecesKind is the list of annexes: a table whose columns are built in.
type piecesKind struct{ rowsKind }

func (piecesKind) fate() fate { return attached }

func (piecesKind) columns(*Field) []Field { return pieceColumns }

// checkCell checks what a list of annexes says of itself.
func (piecesKind) checkCell(v *View, col string, val Value) []finding {
	form := func(ok bool) []finding {
		if ok {
			return nil
		}
		return []finding{{code: "form", severity: Blocking, args: Args{"kind": col}}}
	}
	switch s := val.String(); col {
	case "piece":
		return form(v.Call.Piece(s) != nil)
	case "path":
		return form(AnnexPath(s))
	case "state":
		return form(annexStates[AnnexState(s)] || s == string(AnnexAttached))
	case "for":
		table, row, ok := strings.Cut(s, "/")
		if !ok || !v.refersTo(FieldID(table), row) {
			return []finding{{code: "unknown_row", severity: Blocking}}
		}
	}
	return nil
}

// tally counts the pieces whose need is confirmed, and those that somebody tried
// to attach.
func (piecesKind) tally(v *View, _ *Field, t *tally, _ badCell) {
	for _, n := range v.Pieces() {
		if n.Severity == Missing || n.Unserved() {
			t.add(n.Piece.Minutes, len(n.Attached) > 0)
		}
	}
}
