package paper

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/safefile"
)

// WriteIntention writes the prior request for aid of a snapshot.
func (e *Desk) WriteIntention(c *dossier.Call, d *dossier.Dossier, path string) error {
	out, err := e.intention(c, d)
	if err == nil {
		err = safefile.Write(path, out.PDF)
	}
	if err != nil {
		return failure.Trouble(e.Words, err, path)
	}
	return nil
}

// IntentionText is the prior request of a snapshot as the text of a message.
func (e *Desk) IntentionText(c *dossier.Call, d *dossier.Dossier) (string, error) {
	out, err := e.intention(c, d)
	if err != nil {
		return "", failure.Trouble(e.Words, err, "")
	}
	return out.Text, nil
}

func (e *Desk) intention(c *dossier.Call, d *dossier.Dossier) (Intention, error) {
	day := today()
	press := e.On(dossier.DateOf(day))
	f := e.file(c, d)
	out, err := press.Intention(f, day)
	if err == nil && len(out.Lacks) > 0 {
		v, _ := press.Check(f)
		err = press.LacksForIntention(v, out.Lacks)
	}
	return out, err
}

// LacksForIntention is the failure of a prior request that cannot be made yet, with
// what is missing for it, one a line.
func (p *Press) LacksForIntention(v *dossier.View, lacks []dossier.Problem) *failure.Error {
	lines := make([]string, len(lacks))
	for i, pb := range lacks {
		about := problemtext.SubjectOf(p.Words, v, pb)
		place := about.Place(p.Words)
		lines[i] = p.Words.T("ctl.intention.lack", "section", about.Section, "place", place)
		if pb.Code != dossier.CodeMissing {
			lines[i] = p.Words.T("ctl.intention.wrong", "section", about.Section, "place", place, "why", problemtext.Of(p.Words, v, pb).Short())
		}
	}
	return &failure.Error{Code: "intention_incomplete", Args: map[string]string{"list": strings.Join(lines, "\n")}}
}
