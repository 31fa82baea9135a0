package rules

import (
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// longParagraph is the number of characters from which a paragraph is not said twice
// by chance.
const longParagraph = 120

// prose is a text of the dossier with where it stands.
type prose struct {
	at   dossier.Spot // its question, whatever the row, is at.Field
	said said
}

// proses are the visible texts of some length, in form order, read once for all rules.
func proses(v *dossier.View) []prose {
	type once struct{}
	return dossier.Once(v, once{}, func() []prose { return readProses(v) })
}

func readProses(v *dossier.View) []prose {
	var out []prose
	explained := v.Call.Explanations()
	add := func(at dossier.Spot, val dossier.Value) {
		if text, ok := val.(dossier.Text); ok && len(text) >= longParagraph {
			out = append(out, prose{at, dossier.Remembered(v, string(text), read)})
		}
	}
	for f := range v.Call.Questions() {
		switch {
		case f == explained || !v.Visible(f.ID):
		case f.Kind == dossier.KindProse && v.Stands(f.ID) == dossier.TypedValue:
			add(dossier.Spot{Field: f.ID}, v.Get(f.ID))
		case f.Kind == dossier.KindRows:
			for k := range f.Columns {
				if f.Columns[k].Kind != dossier.KindProse {
					continue
				}
				for _, r := range v.Rows(f.ID) {
					add(dossier.Spot{Field: f.ID + "." + f.Columns[k].ID, Row: r.ID}, v.Cell(f, r, &f.Columns[k]))
				}
			}
		}
	}
	return out
}

// paragraphs are the long ones of a text.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n") {
		if p = strings.TrimSpace(p); utf8.RuneCountInString(p) >= longParagraph {
			out = append(out, p)
		}
	}
	return out
}

// textRepeated finds the same paragraph under two questions, once for each. Rows of one
// table may say the same of several things.
func textRepeated(v *dossier.View) []dossier.Problem {
	first := map[string]prose{}
	told := map[dossier.FieldID]bool{}
	var out []dossier.Problem
	for _, p := range proses(v) {
		for _, par := range p.said.paragraphs {
			other, twice := first[par]
			if !twice {
				first[par] = p
				continue
			}
			if other.at.Field == p.at.Field || told[p.at.Field] {
				continue
			}
			told[p.at.Field] = true
			problem := v.Problem(p.at.Field, dossier.Warning, "text_repeated", dossier.Args{
				"other": v.Call.Named(other.at.Field).Label(), "begin": french.Shorten(par, namesParagraph),
			})
			if table, col, ok := strings.Cut(string(p.at.Field), "."); ok && p.at.Row != "" {
				problem = v.RowProblem(dossier.FieldID(table), p.at.Row, col, dossier.Warning, "text_repeated", problem.Args)
			}
			out = append(out, problem.See(other.at))
		}
	}
	return out
}

// namesParagraph is how many characters of a paragraph name it.
const namesParagraph = 40

// said is what is looked for in a text.
type said struct {
	paragraphs []string
	claims     []claim
}

func read(text string) said { return said{paragraphs(text), claims(text)} }
