package form

import (
	"maps"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// tones say how a severity looks. What is missing is no mistake: it has no
// colour.
var tones = map[dossier.Severity]kit.Tone{
	dossier.Blocking: kit.Error, dossier.Missing: kit.Neutral, dossier.Warning: kit.Warning, dossier.Advice: kit.Accent,
}

// problems are the problems of a section, found by place.
type problems struct {
	at   map[dossier.Spot][]dossier.Problem
	rows map[dossier.Spot]dossier.Severity // the worst of a row, under the id of its table
}

// worse orders severities.
var worse = map[dossier.Severity]int{dossier.Advice: 1, dossier.Warning: 2, dossier.Missing: 3, dossier.Blocking: 4}

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
			if worse[p.Severity] > worse[out.rows[row]] {
				out.rows[row] = p.Severity
			}
		}
	}
	return out
}

// message words a problem in the words of the catalogue. Under a field there is
// no need to say that nothing is lost.
func (e Env) message(p dossier.Problem, label, title string) kit.Message {
	if p.Code == dossier.CodeMissing {
		return kit.Message{Tone: tones[p.Severity], Text: e.Words.T("form.missing")} // the question stands above
	}
	args := make(map[string]string, len(p.Args)+2)
	maps.Copy(args, p.Args)
	args["label"] = label
	if title != "" {
		args["title"] = title
	}
	m := e.Words.Problem(p.Code, args)
	text := m.What
	if m.Do != "" && p.Severity != dossier.Missing && !p.Explained {
		text += " " + m.Do
	}
	return e.asExplained(p, kit.Message{Tone: tones[p.Severity], Text: text})
}
