package main

import (
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
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
	// Reason says why a piece is missing: none is there, or the state of its file.
	Reason string `json:"reason,omitempty"`
	// Readings are the wire values that an ambiguous text can mean.
	Readings []string `json:"readings,omitempty"`
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
		Complete bool          `json:"complete"`
		Score    scoreLine     `json:"score"`
		Problems []problemLine `json:"problems"`
	}{complete, scoreLine{score.Percent, score.Minutes, []sectionScore{}}, []problemLine{}}
	for _, sec := range score.Sections {
		out.Score.Sections = append(out.Score.Sections, sectionScore{sec.ID, sec.Percent})
	}
	for _, pb := range problems {
		line := problemLine{
			Field: pb.Field, Row: pb.Row, Section: pb.Section, Severity: pb.Severity, Code: pb.Code,
			Message: problemtext.Of(parts.Words, v, pb).Text(), Reason: reason(pb),
		}
		for _, val := range v.Readings(pb) {
			line.Readings = append(line.Readings, val.String())
		}
		out.Problems = append(out.Problems, line)
	}
	return code, s.json(out)
}

func reason(pb dossier.Problem) string {
	if pb.Code != "piece_missing" {
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
	s.line(t(state) + " " + t(progress, "percent", score.Percent, "minutes", score.Minutes))
	if len(problems) == 0 {
		return
	}
	count := map[dossier.Severity]int{}
	for _, pb := range problems {
		count[pb.Severity]++
	}
	n := func(sv dossier.Severity) string { return strconv.Itoa(count[sv]) }
	s.line(t("ctl.check.counts", "blocking", n(dossier.Blocking), "missing", n(dossier.Missing),
		"warning", n(dossier.Warning), "advice", n(dossier.Advice)))
	section := ""
	for _, pb := range problems {
		about := problemtext.SubjectOf(parts.Words, v, pb)
		if about.Section != section {
			section = about.Section
			s.line("")
			s.line(section)
		}
		place := problemtext.Shorten(about.Label)
		if about.Title != "" {
			place = t("ctl.check.row", "title", problemtext.Shorten(about.Title), "field", place)
		}
		s.line(strings.TrimRight("  "+pad(t("severity."+string(pb.Severity)), 13)+place, " "))
		// « À compléter » and the label say all there is to say of an empty field.
		if pb.Code != "missing" {
			s.line("    " + problemtext.Of(parts.Words, v, pb).Short())
		}
	}
}
