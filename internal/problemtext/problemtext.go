// Package problemtext words the problems of a dossier: what one is about, what is
// wrong, what is safe all the same, what to do. The screen, the paper and the
// command line say the same because they all ask here.
package problemtext

import (
	"maps"
	"strings"

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
	var s Subject
	if sec := v.Call.Section(pb.Section); sec != nil {
		s.Section = sec.Title
	}
	n := v.Named(dossier.Spot{Field: pb.Field, Row: pb.Row})
	s.Label = n.Label()
	switch {
	case pb.Section == dossier.ParamsSection:
		s.Section = w.T("place.call")
		switch {
		case pb.Field == dossier.ParamsSection:
			s.Label = ""
		case n.Param && n.Col != "":
			s.Title = n.Field.Label
		}
	case n.Field != nil && pb.Row == "":
		s.Label = n.Field.Label
	default:
		s.Title = n.Row
	}
	return s
}

// Place is the row and what is asked of it, both cut short.
func (s Subject) Place(w *say.Words) string {
	label := Shorten(s.Label)
	if s.Title == "" {
		return label
	}
	return w.T("place.cell", "title", Shorten(s.Title), "field", label)
}

// Of words a problem.
func Of(w *say.Words, v *dossier.View, pb dossier.Problem) say.Message {
	return of(w, v, pb, SubjectOf(w, v, pb))
}

func of(w *say.Words, v *dossier.View, pb dossier.Problem, s Subject) say.Message {
	args := make(map[string]string, len(pb.Args)+2)
	maps.Copy(args, pb.Args)
	args["label"], args["title"] = Shorten(s.Label), Shorten(s.Title)
	if pb.Code == dossier.CodeUnknownField {
		if near := nearest(v, pb); near != "" {
			args["near"] = near
		}
	}
	return w.Problem(pb.Code, args)
}

// Line says in a line what is wrong and with which row: « Scie à ruban : on ne sait
// pas … ».
func Line(w *say.Words, v *dossier.View, pb dossier.Problem) string {
	s := SubjectOf(w, v, pb)
	return OfRow(w, of(w, v, pb, s).What, s.Title)
}

// OfRow says which row a text is about, where there is one and it does not say so itself.
func OfRow(w *say.Words, text, title string) string {
	if title == "" || strings.Contains(text, title) {
		return text
	}
	return w.T("place.row", "title", french.Shorten(title, briefTitle), "text", french.Lower(text))
}

// briefTitle is how much of the title of a row stands before what is said of it.
const briefTitle = 32

// longest is the number of characters that a label has inside a sentence.
const longest = 90

// Shorten cuts a long label at a word: a commitment is a whole paragraph.
func Shorten(label string) string { return french.Shorten(label, longest) }
