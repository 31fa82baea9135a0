// Package problemtext words the problems of a dossier: what one is about, what is
// wrong, what is safe all the same, what to do. The screen, the paper and the
// command line say the same because they all ask here.
package problemtext

import (
	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
)

// Subject names what a problem is about: the section, the label of the field
// or column, and in a table the title of the row. The label is "" where the
// whole section is meant.
type Subject struct{ Section, Label, Title string }

// SubjectOf finds the subject of a problem.
func SubjectOf(w *say.Words, v *dossier.View, pb dossier.Problem) Subject {
	s := Subject{Label: string(pb.Field)}
	if sec := v.Call.Section(pb.Section); sec != nil {
		s.Section = sec.Title
	}
	if pb.Section == dossier.ParamsSection {
		s.Section = w.T("ctl.check.params")
		if pb.Field == dossier.ParamsSection {
			s.Label = ""
		}
		f, col := v.LocateParam(pb.Field)
		if f == nil {
			return s
		}
		s.Label = f.Label
		if col != "" {
			s.Title, s.Label = f.Label, columnLabel(f, col)
		}
		return s
	}
	f, col := v.Locate(pb.Field)
	if f == nil {
		return s
	}
	s.Label = f.Label
	if pb.Row == "" {
		return s
	}
	if col != "" {
		s.Label = columnLabel(f, col)
	}
	rows := v.Rows(f.ID)
	if i := v.RowIndex(f.ID, pb.Row); i >= 0 {
		s.Title = title(v, f, rows, i)
	}
	return s
}

// columnLabel is the label of a column, or the name of one that is unknown.
func columnLabel(f *dossier.Field, col dossier.FieldID) string {
	if c := f.Column(string(col)); c != nil {
		return c.Label
	}
	return string(col)
}

// title names a row; an annex by its file, else by its piece.
func title(v *dossier.View, f *dossier.Field, rows dossier.Rows, i int) string {
	if f.Kind == dossier.KindPieces {
		for _, col := range []string{"name", "path", "piece"} {
			s := rows[i].Text(col)
			if p := v.Call.Piece(s); p != nil && col == "piece" {
				return p.Title
			}
			if s != "" {
				return dossier.OneLine(s)
			}
		}
	}
	return v.Title(f, rows, i)
}

// Of words a problem.
func Of(w *say.Words, v *dossier.View, pb dossier.Problem) say.Message {
	s := SubjectOf(w, v, pb)
	args := make(map[string]string, len(pb.Args)+2)
	for k, x := range pb.Args {
		args[k] = x
	}
	args["label"], args["title"] = Shorten(s.Label), Shorten(s.Title)
	if pb.Code == "unknown_field" {
		if near := nearest(v, pb); near != "" {
			args["near"] = near
		}
	}
	return w.Problem(pb.Code, args)
}

// longest is the number of characters that a label has inside a sentence.
const longest = 90

// Shorten cuts a long label at a word: a commitment is a whole paragraph.
func Shorten(label string) string { return french.Shorten(label, longest) }
