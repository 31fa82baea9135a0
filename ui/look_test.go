package ui

import (
	"context"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/say"
)

func TestAnAttachedFileIsShownOverTheWindowAndClosedWithIt(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	row := dossier.Row{ID: "p1", Cells: map[string]dossier.Value{"name": dossier.Text("devis.pdf"), "sha256": dossier.Text("ab")}}
	file := &leaves{pages: 3}
	var asked dossier.Row
	s.a.opened.Look = func(_ context.Context, r dossier.Row) (output.Document, error) {
		asked = r
		return file, nil
	}
	w.lookAt(row)
	if asked.ID != "p1" || !s.says("devis.pdf") || !s.says(s.a.T("pieces.look.page", "page", 1, "pages", 3)) {
		t.Fatalf("row %q is asked for, and the file is not shown", asked.ID)
	}
	s.press(s.a.T("ui.close"))
	if !file.closed || s.says("devis.pdf") {
		t.Error("it stays open")
	}

	s.a.opened.Look = func(context.Context, dossier.Row) (output.Document, error) {
		return nil, &say.Trouble{Message: say.Message{What: "Ce fichier ne se montre pas.", Safe: "Il reste joint.", Do: "Ouvrez-le."}}
	}
	w.lookAt(row)
	if !s.says("Ce fichier ne se montre pas.") || s.says(s.a.T("pieces.look.opening")) {
		t.Error("the failure is not said")
	}
}
