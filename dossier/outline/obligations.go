package outline

// committing is the last section of the call that asks for a commitment, -1 where none
// does: what the applicant takes on besides is printed behind it.
func (p *printer) committing() int {
	last := -1
	for i := range p.v.Call.Sections {
		for fi := range p.v.Call.Sections[i].Fields {
			if f := &p.v.Call.Sections[i].Fields[fi]; p.v.Commitment(f) && p.v.Visible(f.ID) {
				last = i
			}
		}
	}
	return last
}

// obligations are what the aid asks of the applicant once it is granted, each with the
// text that says so.
func (p *printer) obligations() []Block {
	if len(p.in.Obligations) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Head: p.t("paper.obligations.obligation"), Weight: 2}, {Head: p.t("paper.obligations.source")}}}
	for _, o := range p.in.Obligations {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: T(p.texts.Message(o.Text))}, {Text: Text{S: o.Source, Tone: FromRule}}}})
	}
	return []Block{Group{Blocks: []Block{
		Heading{Level: 2, Title: p.t("paper.obligations.title"), Bookmark: true}, Prose{Text: Text{S: p.t("paper.obligations.lead"), Tone: Muted}}, t,
	}}}
}
