package outline

import (
	"fmt"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
)

// CalculationsFile is the name of the table inside the file that has every step of the
// calculations. It is for ever: files of other versions are known by it.
const CalculationsFile = "detail-des-calculs.csv"

// unfolded are the figures that the call asks for and that have a derivation, with the
// title of their question.
func (p *printer) unfolded() []figuretext.Titled {
	var out []figuretext.Titled
	for si := range p.v.Call.Sections {
		s := &p.v.Call.Sections[si]
		for fi := range s.Fields {
			f := &s.Fields[fi]
			fig, ok := p.in.Figures[f.Figure]
			if f.Kind == dossier.KindComputed && ok && p.v.Visible(f.ID) && len(fig.Steps) > 0 {
				out = append(out, figuretext.Titled{Title: f.Label, Figure: fig})
			}
		}
	}
	return out
}

// calculations is a line for each number of every figure: its formula, its numbers,
// what it is. The steps go into a table inside the file.
func (p *printer) calculations(of []figuretext.Titled) []Block {
	var out []Block
	for _, f := range of {
		if len(f.Numbers) == 0 {
			continue // its steps are in the table inside the file
		}
		caption := f.Title
		if f.Status != figures.Computed {
			caption = p.t("paper.figures.with_status", "label", f.Title, "status", p.texts.Note(f.Status))
		}
		t := Table{ID: p.id(calculationID(f.ID)), Caption: caption, Tight: true, Columns: []Column{
			{Head: p.t("paper.figures.result"), Names: true},
			{Head: p.t("paper.figures.formula"), Weight: 1.6},
			{Head: p.t("paper.figures.value"), Align: Right},
		}}
		for _, r := range p.texts.Results(f.Figure) {
			t.Rows = append(t.Rows, Row{Detail: r.Remark, DetailFrom: 1, Cells: []Cell{
				{Text: T(r.Label)}, {Text: T(strings.TrimSpace(r.Formula + " " + r.Numbers))}, {Text: Text{S: r.Text, Tone: figureTone(f.Status), Strong: r.Main}},
			}})
		}
		whole := Group{Blocks: []Block{t}}
		if s := p.texts.Sources(f.Figure); s != "" {
			whole.Blocks = append(whole.Blocks, Prose{Text: Text{S: s, Tone: FromRule}, Small: true})
		}
		out = append(out, whole)
	}
	return out
}

// attach puts the steps of figures into the file.
func (p *printer) attach(of []figuretext.Titled) {
	d := p.v.Dossier
	p.doc.Files = append(p.doc.Files, File{
		Name: CalculationsFile, MIME: "text/csv", Data: p.texts.CSV(of),
		Description: p.t("paper.figures.attached_description", "reference", d.Reference(), "version", fmt.Sprint(d.Version)),
	})
}
