package paper

import (
	"context"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/say"
	"dossierpme/ui/uitest"
)

func TestAnAttachedFileIsShownOverTheWindowAndClosedWithIt(t *testing.T) {
	s := newStage(t)
	w := s.example("ferroviaire-somme")
	row := dossier.Row{ID: "p1", Cells: map[string]dossier.Value{"name": dossier.Text("devis.pdf"), "sha256": dossier.Text("ab")}}
	file := &uitest.Leaves{Count: 3}
	var asked dossier.Row
	s.k.Make.Look = func(_ context.Context, r dossier.Row) (output.Document, error) {
		asked = r
		return file, nil
	}
	s.k.LookAt(w, row)
	if asked.ID != "p1" || !s.Says("devis.pdf") || !s.Says(s.k.T("pieces.look.page", "page", 1, "pages", 3)) {
		t.Fatalf("row %q is asked for, and the file is not shown", asked.ID)
	}
	s.Press(s.k.T("ui.close"))
	if !file.Closed || s.Says("devis.pdf") {
		t.Error("it stays open")
	}

	s.k.Make.Look = func(context.Context, dossier.Row) (output.Document, error) {
		return nil, &say.Trouble{Message: say.Message{What: "Ce fichier ne se montre pas.", Safe: "Il reste joint.", Do: "Ouvrez-le."}}
	}
	s.k.LookAt(w, row)
	if !s.Says("Ce fichier ne se montre pas.") || s.Says(s.k.T("pieces.look.opening")) {
		t.Error("the failure is not said")
	}
}
