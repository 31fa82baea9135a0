package paper

import (
	"path/filepath"
	"slices"
	"testing"

	"dossierpme/internal/say"
)

func TestThePlanIsWrittenWhereTheUserSays(t *testing.T) {
	s := newStage(t)
	w := s.example("conserverie-aisne")
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	s.k.runSheet(w, path)
	if !slices.Equal(s.Make.Sheets, []string{path}) || s.k.Toasts.Saying() != s.k.T("summary.sheet.done", "file", "plan.xlsx") {
		t.Errorf("written: %q, it says %q", s.Make.Sheets, s.k.Toasts.Saying())
	}
	s.Press(s.k.T("summary.sheet.open"))
	if !slices.Equal(s.Viewed, []string{path}) {
		t.Errorf("opened: %q", s.Viewed)
	}
	s.Make.Fail = &say.Trouble{Message: say.Message{What: "Le disque est plein."}}
	s.k.runSheet(w, path)
	if !s.Says("Le disque est plein.") {
		t.Error("a failure is not said")
	}
}
