package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/internal/licences"
	"dossierpme/ui/kit"
)

func TestTheLicencesAreSearchedAndReadToTheirEnd(t *testing.T) {
	s := newStage(t)
	long := strings.Repeat("One paragraph of many.\n\n", 200) + "THE END"
	s.a.cfg.Licences = func() []licences.Licence {
		return []licences.Licence{{Work: "Source Sans 3", Text: "SIL OPEN FONT LICENSE"}, {Work: "PDFium", Text: long}}
	}
	s.a.showAbout()
	s.Press(s.a.T("about.licences"))
	if !s.Says(s.a.T("about.count", "n", 2)) {
		t.Error("it does not list them")
	}
	seen[*kit.Entry](s)[0].SetText("font licénse")
	lines := seen[*kit.ProblemLine](s)
	if len(lines) != 1 || lines[0].Text() != "Source Sans 3" {
		t.Fatalf("%d lines are found", len(lines))
	}
	seen[*kit.Entry](s)[0].SetText("pdfium")
	seen[*kit.ProblemLine](s)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.Says("THE END") || !s.Says("One paragraph of many.") {
		t.Error("the text does not stand there whole")
	}
	s.Press(s.a.T("about.back"))
	if !s.Says(s.a.T("about.licences_text")) {
		t.Error("it does not lead back")
	}
}
