package dossier

import "slices"

// AnnexesID is where the file of a dossier has its annexes, whatever its call: the id of
// the field is that of its kind.
const AnnexesID = FieldID(KindPieces)

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

// MaxReason is the length of the reason for which a piece is set aside.
const MaxReason = 200

// asideColumns are those of the second form: how a piece is set aside and why, and
// what was read on a file. The last two are never printed.
var asideColumns = []Field{
	{ID: "set_aside", Kind: KindChoice, Label: "Mise de côté", Optional: true, Options: []Option{
		{ID: string(AsideLater), Label: "à transmettre plus tard"}, {ID: string(AsideNotApplicable), Label: "sans objet"},
	}},
	{ID: "reason", Kind: KindText, Label: "Motif", Optional: true},
	{ID: "paper", Kind: KindText, Label: "Papier reconnu", Optional: true},
	{ID: "paper_signed", Kind: KindYesNo, Label: "Papier signé", Optional: true},
}

// allPieceColumns are the columns of a call of the second form.
var allPieceColumns = slices.Concat(pieceColumns, asideColumns)

// piecesKind is the list of annexes: a table whose columns are built in.
type piecesKind struct{ rowsKind }

func (piecesKind) fate() fate { return attached }

// columns are those of the form that the call of the field needs: to a dossier of the
// first one, what the second brings is unknown and kept.
func (piecesKind) columns(f *Field) []Field {
	if f.putsOff {
		return allPieceColumns
	}
	return pieceColumns
}

// together: why a piece is set aside is a reason for the way in which it is, and what
// is known of a file is of that file.
func (piecesKind) together() [][]string {
	return [][]string{{"set_aside", "reason"}, {"path", "name", "sha256", "type", "pages", "size", "state", "paper", "paper_signed"}}
}

// checkCell checks what a list of annexes says of itself.
func (piecesKind) checkCell(v *View, col string, val Value) []finding {
	form := func(ok bool) []finding {
		if ok {
			return nil
		}
		return []finding{{code: CodeForm, severity: Blocking, args: Args{"kind": col}}}
	}
	switch s := val.String(); col {
	case "piece":
		return form(v.Call.Piece(s) != nil)
	case "path":
		return form(AnnexPath(s))
	case "state":
		return form(annexStates[AnnexState(s)] || s == string(AnnexAttached))
	case "reason":
		if n := Length(s); n > MaxReason {
			return []finding{tooLong(&Field{most: MaxReason}, n, false)}
		}
	case "for":
		table, row, ok := ParseRowRef(s)
		if !ok || !v.refersTo(table, row) {
			return []finding{{code: CodeUnknownRow, severity: Blocking}}
		}
	}
	return nil
}

// attachMinutes is what it takes to attach a paper that lies there, or to set it aside.
// What it takes to get it is Piece.Minutes, and no part of the time of the form.
const attachMinutes = 1.0

// tally counts the pieces whose need is confirmed, and those that somebody tried
// to attach. One that is set aside is done.
func (piecesKind) tally(v *View, _ *Field, t *tally, _ badCell) {
	for _, n := range v.Pieces() {
		if n.Severity == Missing || n.Unserved() {
			t.add(min(attachMinutes, n.Piece.Minutes), !n.Lacks())
		}
	}
}
