package form

import (
	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
)

// problems are the problems of a section, found by place.
type problems struct {
	at   map[dossier.Spot][]dossier.Problem
	rows map[dossier.Spot]dossier.Severity // the worst of a row, under the id of its table
}

// indexProblems finds the problems of the sections that are here, and the worst of each row that may
// be said already.
func indexProblems(v *dossier.View, here func(section string) bool, all []dossier.Problem, unsaid func(dossier.Problem) bool) problems {
	out := problems{at: map[dossier.Spot][]dossier.Problem{}, rows: map[dossier.Spot]dossier.Severity{}}
	for _, p := range all {
		if !here(p.Section) {
			continue
		}
		at := dossier.Spot{Field: p.Field, Row: p.Row}
		out.at[at] = append(out.at[at], p)
		if p.Row == "" || unsaid(p) || p.Explained {
			continue
		}
		if f, _ := v.Locate(p.Field); f != nil {
			row := dossier.Spot{Field: f.ID, Row: p.Row}
			if p.Severity.Worse(out.rows[row]) {
				out.rows[row] = p.Severity
			}
		}
	}
	return out
}

// message words a problem. Under a field there is no need to say that nothing is
// lost.
func (e Env) message(p dossier.Problem) kit.Message {
	of := problemtext.Of(e.Words, e.Session.View(), p)
	text := of.Short()
	switch {
	case p.Code == dossier.CodeMissing:
		text = e.Words.T("form.missing") // the question stands above
	case p.Severity == dossier.Missing:
		text = of.What
	case p.Explained:
		text = of.What + " " + e.Words.T("form.explain.said", "text", e.Explanation(p))
	}
	return kit.Message{Tone: severity.ToneOf(p.CountsAs()), Text: text}
}
