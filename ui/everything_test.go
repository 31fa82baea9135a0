package ui

import (
	"path/filepath"
	"testing"

	"dossierpme/dossier/shelf"
)

func TestEverythingIsGatheredIntoAFolderOfItsOwn(t *testing.T) {
	s := newStage(t)
	id := s.BeginExample("ferroviaire-somme")
	s.a.gatherEverything(id, "Projet")
	s.Press(s.a.T("kit.file.take_folder"))
	want := filepath.Join(s.a.Files.Folders["everything"], "Projet – tout ce qui est gardé")
	if len(s.Library.Gathered) != 1 || s.Library.Gathered[0] != id+"|"+want {
		t.Fatalf("gathered %q, want into %s", s.Library.Gathered, want)
	}
	s.Press(s.a.T("everything.open"))
	if len(s.Viewed) != 1 || s.Viewed[0] != filepath.Join(want, shelf.EverythingPage) {
		t.Errorf("it opens %q", s.Viewed)
	}
}
