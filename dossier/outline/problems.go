package outline

import (
	"strings"

	"dossierpme/dossier"
)

// message words a problem.
func (p *printer) message(pb dossier.Problem) string {
	if p.in.Message == nil {
		return pb.Code
	}
	return p.in.Message(pb)
}

// what words what is wrong, for who is not to put it right.
func (p *printer) what(pb dossier.Problem) string {
	if p.in.What == nil {
		return p.message(pb)
	}
	return p.in.What(pb)
}

// target is the nearest thing printed that a problem is about.
func (p *printer) target(pb dossier.Problem) ID {
	var ids []ID
	if f, _ := p.v.Locate(pb.Field); f != nil {
		if pb.Row != "" {
			ids = append(ids, rowID(f.ID, pb.Row))
		}
		ids = append(ids, ID(f.ID))
	}
	for _, id := range append(ids, ID(pb.Field), sectionID(pb.Section)) {
		if p.printed[id] {
			return id
		}
	}
	return ""
}

// problems lists them worst first, each severity in the order of the form. What is
// explained has a chapter of its own.
func (p *printer) problems() []Block {
	var n Notices
	for _, s := range dossier.Severities() {
		for _, pb := range p.in.Problems {
			if pb.CountsAs() != s {
				continue
			}
			notice := Notice{Severity: s, Label: p.t("severity." + string(s)), Where: p.where(pb), Target: p.target(pb)}
			if pb.Code != dossier.CodeMissing || notice.Where == "" {
				notice.Message = p.message(pb)
			}
			n.Items = append(n.Items, notice)
		}
	}
	if len(n.Items) == 0 {
		return nil
	}
	return []Block{Chapter{ID: p.id("problems"), Title: p.t("paper.problems.title"), Lead: p.t("paper.problems.lead"), NewPage: true}, n}
}

// where names the section and the field or row.
func (p *printer) where(pb dossier.Problem) string {
	s := ""
	if sec := p.v.Call.Section(pb.Section); sec != nil {
		s = sec.Title
	}
	if pb.Field == "" {
		return s
	}
	l := p.fieldLabel(pb.Field, pb.Row)
	if l = strings.TrimPrefix(l, s+" · "); l != s && l != string(pb.Field) {
		if s != "" {
			s += " · "
		}
		s += l
	}
	return s
}
