package dossier

import (
	"cmp"
	"strings"
)

// Named is what a spot of a dossier is called by its call: each place that speaks of
// one asks here, and takes of it as many words as it has room for.
type Named struct {
	ID     FieldID
	Field  *Field  // the question, the table or the parameter; nil where the call has none
	Col    FieldID // the column that the id names; "" for none
	Column *Field  // nil for none, and for one that the call does not know
	Param  bool
	// Row is what the row is called, "" where the spot has none or it is gone. Ordinal
	// says that it has no words of its own; Piece is what a row is attached for.
	Row     string
	Ordinal bool
	Piece   *Piece
}

// Named finds what an id names: a question, a parameter, or a column of either.
func (c *Call) Named(id FieldID) Named {
	n := Named{ID: id}
	if n.Field, n.Col = locate(c.Field, id); n.Field == nil {
		n.Field, n.Col = locate(c.Param, id)
		n.Param = n.Field != nil
	}
	if n.Field != nil {
		n.Column = n.Field.Column(string(n.Col))
	}
	return n
}

// Named finds what a spot is called, with its row.
func (v *View) Named(at Spot) Named {
	n := v.Call.Named(at.Field)
	if n.Field == nil || n.Param || at.Row == "" {
		return n
	}
	i := v.RowIndex(n.Field.ID, at.Row)
	if i < 0 {
		return n
	}
	rows := v.Rows(n.Field.ID)
	n.Row, n.Ordinal = v.title(n.Field, rows, i)
	if n.Field.Kind == KindPieces {
		n.Row, n.Ordinal = v.Call.FileName(rows[i]), false
		n.Piece = v.Call.Piece(rows[i].Text("piece"))
	}
	return n
}

// Label is what is asked, in full; of what the call does not know the id.
func (n Named) Label() string { return n.word((*Field).label) }

// Head is the shortest that it is called.
func (n Named) Head() string { return n.word((*Field).HeadOr) }

// Name is what it is called where it is not asked.
func (n Named) Name() string { return n.word((*Field).Name) }

func (f *Field) label() string { return f.Label }

func (n Named) word(of func(*Field) string) string {
	switch {
	case n.Column != nil:
		return of(n.Column)
	case n.Field == nil:
		return string(n.ID)
	case n.Col != "":
		return string(n.Col)
	}
	return of(n.Field)
}

// AttachedName is the name of an attached file, as it was given or as it lies on a disk.
func AttachedName(r Row) string { return cmp.Or(r.Text("name"), BaseName(r.Text("path"))) }

// FileName is what an attached file is called: by its name, else by the piece that it is.
func (c *Call) FileName(r Row) string {
	if name := AttachedName(r); name != "" {
		return OneLine(name)
	}
	if p := c.Piece(r.Text("piece")); p != nil {
		return p.Title
	}
	return r.ID
}

// BaseName is the name of a file without its folders, whichever system wrote it.
func BaseName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
