package rules

import (
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
)

// longParagraph is the number of characters from which a paragraph is not said twice
// by chance.
const longParagraph = 120

// prose is a text of the dossier with where it stands.
type prose struct {
	at   dossier.Spot
	name dossier.FieldID // the question, whatever the row
	text string
}

// proses are the visible texts of some length, in form order.
func proses(v *dossier.View) []prose {
	var out []prose
	explained := v.Call.Explanations()
	add := func(at dossier.Spot, val dossier.Value) {
		if text, ok := val.(dossier.Text); ok && len(text) >= longParagraph {
			out = append(out, prose{at, at.Field, string(text)})
		}
	}
	for i := range v.Call.Sections {
		for j := range v.Call.Sections[i].Fields {
			f := &v.Call.Sections[i].Fields[j]
			switch {
			case f == explained || !v.Visible(f.ID):
			case f.Kind == dossier.KindProse:
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
	}
	return out
}

// paragraph is a long one of a text: as it is compared, and as much of it as names it.
type paragraph struct{ key, begin string }

// paragraphs are the long ones of a text, without what nobody sees.
func paragraphs(text string) []paragraph {
	var out []paragraph
	for p := range strings.SplitSeq(text, "\n") {
		if utf8.RuneCountInString(p) >= longParagraph {
			plain := strings.Join(strings.Fields(p), " ")
			out = append(out, paragraph{strings.ToLower(plain), beginning(plain)})
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
		for _, par := range dossier.Remembered(v, p.text, read).paragraphs {
			other, twice := first[par.key]
			if !twice {
				first[par.key] = p
				continue
			}
			if other.name == p.name || told[p.name] {
				continue
			}
			told[p.name] = true
			problem := v.Problem(p.at.Field, dossier.Warning, "text_repeated", dossier.Args{
				"other": labelOf(v, other.name), "begin": par.begin,
			})
			if table, col, ok := strings.Cut(string(p.at.Field), "."); ok && p.at.Row != "" {
				problem = v.RowProblem(dossier.FieldID(table), p.at.Row, col, dossier.Warning, "text_repeated", problem.Args)
			}
			out = append(out, problem.See(other.at))
		}
	}
	return out
}

// said is what is looked for in a text.
type said struct {
	paragraphs []paragraph
	claims     []claim
}

func read(text string) said { return said{paragraphs(text), claims(text)} }

// beginning is as much of a paragraph as names it.
func beginning(paragraph string) string {
	const most = 40
	runes := []rune(paragraph)
	if len(runes) <= most {
		return paragraph
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// labelOf is the label of a question or of a column of a table.
func labelOf(v *dossier.View, id dossier.FieldID) string {
	f, col := v.Locate(id)
	if f == nil {
		return string(id)
	}
	if c := f.Column(string(col)); c != nil {
		return c.Label
	}
	return f.Label
}
