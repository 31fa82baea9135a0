package main

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/wiring"
)

// problemLine is a problem as programs read it.
type problemLine struct {
	Field    dossier.FieldID  `json:"field"`
	Row      string           `json:"row"`
	Section  string           `json:"section"`
	Severity dossier.Severity `json:"severity"`
	Code     string           `json:"code"`
	Message  string           `json:"message"`
	Where    whereLine        `json:"where"`
	Also     []dossier.Spot   `json:"also"`
	// Explainable says that « Points expliqués » can answer the problem, Explained that
	// it does.
	Explainable bool `json:"explainable"`
	Explained   bool `json:"explained"`
	// Reason says why a piece is missing: none is there, or the state of its file.
	Reason string `json:"reason,omitempty"`
	// Readings are the wire values that an ambiguous text can mean.
	Readings []string `json:"readings,omitempty"`
}

// whereLine is what a problem is about, in words.
type whereLine struct {
	Section string `json:"section"`
	Label   string `json:"label"`
	Row     string `json:"row"`
}

type sectionScore struct {
	ID      string `json:"id"`
	Percent int    `json:"percent"`
}

type scoreLine struct {
	Percent  int            `json:"percent"`
	Minutes  int            `json:"minutes"`
	Sections []sectionScore `json:"sections"`
}

func check(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	v, problems := parts.Check(f)
	score := v.Score(problems)
	complete := dossier.Complete(problems)
	code := failure.ExitIncomplete
	if complete {
		code = failure.ExitDone
	}
	if !p.has("--json") {
		s.checkText(parts, v, problems, score)
		return code, nil
	}
	out := struct {
		Complete bool      `json:"complete"`
		Score    scoreLine `json:"score"`
		// PiecesLater counts the pieces that are promised for later: they are not missing.
		PiecesLater int           `json:"pieces_later"`
		Problems    []problemLine `json:"problems"`
	}{complete, scoreLine{score.Percent, score.Minutes, []sectionScore{}}, v.Later(), nil}
	for _, sec := range score.Sections {
		out.Score.Sections = append(out.Score.Sections, sectionScore{sec.ID, sec.Percent})
	}
	out.Problems = problemLines(parts, v, problems)
	return code, s.json(out)
}

// problemLines are problems as programs read them.
func problemLines(parts *wiring.Parts, v *dossier.View, problems []dossier.Problem) []problemLine {
	out := make([]problemLine, 0, len(problems))
	for _, pb := range problems {
		about := problemtext.SubjectOf(parts.Words, v, pb)
		line := problemLine{
			Field: pb.Field, Row: pb.Row, Section: pb.Section, Severity: pb.Severity, Code: pb.Code,
			Message: problemtext.Of(parts.Words, v, pb).Text(), Reason: reason(pb),
			Where: whereLine{about.Section, about.Label, about.Title}, Also: append([]dossier.Spot{}, pb.Also...),
			Explainable: pb.Explainable, Explained: pb.Explained,
		}
		for _, val := range v.Readings(pb) {
			line.Readings = append(line.Readings, val.String())
		}
		out = append(out, line)
	}
	return out
}

func reason(pb dossier.Problem) string {
	if !pb.Piece {
		return ""
	}
	return pb.Args["reason"]
}

func (s *session) checkText(parts *wiring.Parts, v *dossier.View, problems []dossier.Problem, score dossier.Score) {
	t := s.words.T
	state, progress := "ctl.check.incomplete", "ctl.check.score"
	if dossier.Complete(problems) {
		state, progress = "ctl.check.complete", "ctl.check.score_complete"
	}
	s.line(t(state) + " " + t(progress, "percent", score.Percent, "time", french.Minutes(score.Minutes)))
	if n := v.Later(); n > 0 {
		s.line(t("ctl.check.later", "n", n))
	}
	if len(problems) == 0 {
		return
	}
	count := dossier.Count(problems)
	counts := t("ctl.check.counts", "blocking", count.Blocking, "missing", count.Missing, "warning", count.Warnings, "advice", count.Advice)
	if count.Explained > 0 {
		counts += " " + t("ctl.check.explained", "n", count.Explained)
	}
	s.line(counts)
	section := ""
	for _, pb := range problems {
		about := problemtext.SubjectOf(parts.Words, v, pb)
		if about.Section != section {
			section = about.Section
			s.line("")
			s.line(section)
		}
		s.line(strings.TrimRight("  "+pad(t("severity."+string(pb.CountsAs())), 13)+about.Place(parts.Words), " "))
		// « À compléter » and the label say all there is to say of an empty field.
		if pb.Code != dossier.CodeMissing {
			s.line("    " + problemtext.Of(parts.Words, v, pb).Short())
		}
		if r, ok := v.Explanation(pb); ok && pb.Explained {
			s.line("    " + t("ctl.check.explanation", "text", dossier.OneLine(dossier.ExplanationText(r))))
		}
	}
}
