package main

import (
	"strings"

	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/version"
)

// man prints the manual page of both programs, in the language of man(7). It says what
// the help says, from the same table and the same words.
func man(s *session, _ *parsed) (int, error) {
	t, program := s.words.T, version.App().Name
	m := &manual{}
	m.macro("TH", "DOSSIERCTL", "1", "", program+" "+version.Version(), program)
	m.macro("SH", t("ctl.man.name"))
	m.text(`dossierctl, dossierpme \- ` + roff(t("ctl.man.named")))
	m.macro("SH", t("ctl.man.synopsis"))
	m.verbatim(t("ctl.man.usages"))
	m.macro("SH", t("ctl.man.description"))
	m.paragraph(t("ctl.man.about"))
	m.paragraph(t("ctl.file"))
	m.paragraph(t("ctl.several"))
	m.macro("SH", t("ctl.man.commands"))
	for _, c := range shown() {
		m.macro("SS", c.name)
		m.paragraph(french.Capital(t("ctl.command."+c.name+".short")) + ".")
		m.verbatim(t("ctl.command." + c.name + ".usage"))
		m.paragraph(t("ctl.command." + c.name + ".long"))
		for _, option := range c.options {
			m.item(s.optionText(c.name, option))
		}
	}
	m.macro("SH", t("ctl.man.options"))
	for _, option := range everywhere {
		m.item(s.optionText("", option))
	}
	m.macro("SH", t("ctl.man.window"))
	m.verbatim(t("ui.start.usage"))
	m.macro("SH", t("ctl.man.codes"))
	m.paragraph(t("ctl.codes"))
	m.macro("SH", t("ctl.man.files"))
	m.item(t("ctl.man.data") + "  " + t("ctl.man.data_about"))
	m.macro("SH", t("ctl.man.examples"))
	for _, e := range []struct{ key, command string }{
		{"ctl.man.example_list", "dossierctl list --json"},
		{"ctl.man.example_check", "dossierctl check --all\ndossierctl export --all -o pdf"},
		{"ctl.man.example_send", t("ctl.man.example_send_typed")},
	} {
		m.paragraph(t(e.key))
		m.verbatim(e.command)
	}
	s.out.WriteString(m.String())
	return failure.ExitDone, nil
}

// usageMargin stands before the second and later lines of a usage, below the first.
const usageMargin = "       "

// manual is a page that is being written.
type manual struct{ strings.Builder }

// roff makes a text what man(7) shows as that text.
func roff(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "\u00a0", `\ `, "\u202f", `\ `).Replace(text)
}

// macro writes a request with its arguments, as they are shown.
func (m *manual) macro(name string, args ...string) {
	m.WriteString("." + name)
	for _, a := range args {
		m.WriteString(` "` + strings.ReplaceAll(roff(a), `"`, `\(dq`) + `"`)
	}
	m.WriteByte('\n')
}

// text writes a line that is ready; one that begins as a request does is none.
func (m *manual) text(line string) {
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	m.WriteString(line + "\n")
}

// paragraph writes a text whose lines are filled, but for those that are indented, which
// stay as they are.
func (m *manual) paragraph(text string) {
	m.macro("PP")
	kept := false
	for _, line := range strings.Split(text, "\n") {
		if in := strings.HasPrefix(line, "  "); in != kept {
			kept = in
			m.macro(map[bool]string{true: "nf", false: "fi"}[kept])
		}
		m.text(roff(line))
	}
	if kept {
		m.macro("fi")
	}
}

// verbatim writes lines that stay as they are.
func (m *manual) verbatim(text string) {
	m.macro("PP")
	m.macro("nf")
	for _, line := range strings.Split(text, "\n") {
		m.text(roff(strings.TrimPrefix(line, usageMargin)))
	}
	m.macro("fi")
}

// item writes what an option is called, two blanks or more, and what it does.
func (m *manual) item(text string) {
	name, about, _ := strings.Cut(text, "  ")
	m.macro("TP")
	m.text(`\fB` + roff(name) + `\fR`)
	m.text(roff(strings.TrimSpace(about)))
}
