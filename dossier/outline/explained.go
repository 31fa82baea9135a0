package outline

import (
	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// explainedChapter holds every warning that stands on the day of the print and is
// explained, with its explanation.
const explainedChapter = "explained"

// explained are the problems that are explained, with the rows that explain them.
func (p *printer) explained() (problems []dossier.Problem, by []dossier.Row) {
	for _, pb := range p.in.Problems {
		if r, ok := p.v.Explanation(pb); ok && pb.Explained {
			problems, by = append(problems, pb), append(by, r)
		}
	}
	return problems, by
}

// explainedID is where an explanation is printed.
func (p *printer) explainedID(r dossier.Row) ID {
	return rowID(p.v.Call.Explanations().ID, r.ID)
}

// explanations is the chapter of the explained warnings, nothing where there is none.
func (p *printer) explanations(s *dossier.Section) []Block {
	problems, by := p.explained()
	if len(problems) == 0 {
		return nil
	}
	phase := p.phases[s.Phase]
	out := []Block{Chapter{
		ID: p.id(explainedChapter), Phase: phase, Title: p.t("paper.explained.title"), Lead: p.t("paper.explained.lead"), NewPage: p.phase == "",
	}}
	p.phase = phase
	for i, pb := range problems {
		id := p.explainedID(by[i])
		out = append(out, Group{Blocks: []Block{
			Prose{ID: p.id(id), Label: p.where(pb), Text: Text{S: p.what(pb), Tone: Muted}},
			Prose{Text: T(dossier.ExplanationText(by[i]))},
		}})
	}
	return out
}

// explainedPoints are the explained warnings on the synthesis: what the program asks,
// and what the applicant answers, cut to a number of characters; none of it at 0.
func (p *printer) explainedPoints(most, said int) Points {
	var out Points
	problems, by := p.explained()
	for i, pb := range problems {
		if len(out.Items) == most {
			break
		}
		text := p.brief(pb)
		if said > 0 {
			text += " " + p.t("paper.explained.answer", "text", french.Shorten(dossier.OneLine(dossier.ExplanationText(by[i])), said))
		}
		out.Items = append(out.Items, Point{Text: text, Tone: Muted, Target: p.explainedID(by[i])})
	}
	if more := len(problems) - len(out.Items); more > 0 {
		out.Items = append(out.Items, Point{Text: p.t("paper.explained.more", "n", more), Tone: Muted, Target: explainedChapter})
	}
	return out
}
