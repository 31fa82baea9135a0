package main

import (
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/licences"
	"dossierpme/internal/version"
)

func help(s *session, p *parsed) (int, error) {
	t := s.words.T
	if len(p.args) > 0 {
		c := find(p.args[0])
		if c == nil || c.hidden {
			return 0, usage("usage_command", "word", p.args[0], "near", french.Nearest(p.args[0], names()))
		}
		s.line(t("ctl.usage", "usage", t("ctl.command."+c.name+".usage")))
		s.line("")
		s.line(t("ctl.command." + c.name + ".long"))
		if len(c.options) > 0 {
			s.line("")
			s.line(t("ctl.options"))
			s.optionLines(c.name, c.options)
		}
	} else {
		s.line(t("ctl.tagline"))
		s.line("")
		s.line(t("ctl.commands"))
		for _, c := range shown() {
			s.line("  " + pad(c.name, 12) + t("ctl.command."+c.name+".short"))
		}
	}
	s.line("")
	s.line(t("ctl.everywhere"))
	s.optionLines("", everywhere)
	s.line("")
	s.line(t("ctl.file"))
	s.line(t("ctl.several"))
	s.line(t("ctl.codes"))
	if len(p.args) == 0 {
		s.line(t("ctl.more"))
	}
	return failure.ExitDone, nil
}

// optionLines explains options.
func (s *session) optionLines(command string, names []string) {
	for _, name := range names {
		s.line("  " + s.optionText(command, name))
	}
}

// optionText is how an option is written, two blanks or more, and what it does; a
// command may have words of its own for one.
func (s *session) optionText(command, name string) string {
	key := strings.ReplaceAll(strings.TrimLeft(name, "-"), "-", "_")
	if s.words.Has("ctl.option." + command + "_" + key) {
		key = command + "_" + key
	}
	return s.words.T("ctl.option." + key)
}

// pad fills a text up to a width in characters, with one space at least.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(1, width-utf8.RuneCountInString(text)))
}

func showVersion(s *session, p *parsed) (int, error) {
	if p.has("--licences") {
		return showLicences(s, p)
	}
	v, commit := version.Version(), version.Commit()
	if p.has("--json") {
		return failure.ExitDone, s.json(struct {
			Version string `json:"version"`
			Commit  string `json:"commit"`
			Format  int    `json:"format"`
		}{v, commit, dossier.Format})
	}
	key := "ctl.version.line"
	if commit == "" {
		key = "ctl.version.line_plain"
	}
	s.line(s.words.T(key, "version", v, "commit", commit, "format", dossier.Format))
	return failure.ExitDone, nil
}

// showLicences prints the licences of what others wrote, whole: that is what they
// ask for.
func showLicences(s *session, p *parsed) (int, error) {
	all, err := licences.All()
	if err != nil {
		return 0, err
	}
	if p.has("--json") {
		return failure.ExitDone, s.json(all)
	}
	for _, l := range all {
		s.line("==== " + l.Work + " ====")
		s.line("")
		s.line(l.Text)
	}
	return failure.ExitDone, nil
}
