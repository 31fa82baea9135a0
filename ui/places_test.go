package ui

import (
	"errors"
	"slices"
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

func TestTheSecondPlaceIsShownTriedAndGivenUp(t *testing.T) {
	s := newStage(t)
	s.a.showSettings()
	if !s.Says(s.a.T("care.place.none")) || slices.Contains(s.labels(), s.a.T("care.place.try")) {
		t.Error("it does not say that there is none")
	}
	s.Press(s.a.T("ui.close"))
	s.Library.Place = shelf.BackupPlace{Dir: "/cle", There: true}
	s.a.showSettings()
	if !s.Says(s.a.T("care.place.there", "path", "/cle")) {
		t.Error("it does not say where it is")
	}
	s.Press(s.a.T("care.place.try"))
	if !s.Says(s.a.T("care.place.fine")) {
		t.Error("it does not say that it can be written to")
	}
	s.Library.PlaceErr = &say.Trouble{Message: say.Message{What: "Protégé en écriture.", Do: "Ouvrez le verrou."}}
	s.Press(s.a.T("care.place.try"))
	if !s.Says("Protégé en écriture. Ouvrez le verrou.") {
		t.Error("it does not say why it cannot be written to")
	}
	s.Library.PlaceErr = nil
	s.Press(s.a.T("care.place.remove"))
	if s.Library.Place.Dir != "" || !s.Says(s.a.T("care.place.removed")) || !s.Says(s.a.T("care.place.none")) {
		t.Errorf("it is not given up: %+v", s.Library.Place)
	}
	s.Press(s.a.T("care.place.choose"))
	s.Press(s.a.T("kit.file.take_folder"))
	if s.Library.Place.Dir == "" || !s.Says(s.a.T("care.place.chosen", "path", s.Library.Place.Dir)) {
		t.Errorf("chosen: %+v", s.Library.Place)
	}
}

func TestASecondPlaceThatIsAwayIsSaidQuietly(t *testing.T) {
	s := newStage(t)
	away := func() bool { return s.Says(s.a.T("care.place.away", "path", "/cle")) }
	s.Library.Place = shelf.BackupPlace{Dir: "/cle"}
	s.a.Start()
	s.Runner.Settle()
	if !away() || s.Dialog() || len(seen[*kit.Panel](s)) > 0 && s.a.backupErr != nil {
		t.Error("it is not said at the foot of the list, or as a failure")
	}
	s.Library.Place.There = true
	s.a.backUp()
	if away() {
		t.Error("it is still said when it is back")
	}
}

func TestABackupThatFailedAtTheStartIsShown(t *testing.T) {
	s := newStage(t)
	s.Library.StartErr, s.Library.BackupErr = errors.New("le disque est plein"), errors.New("le disque est plein")
	s.a.Start()
	s.Runner.Settle()
	if !s.Says(s.a.T("care.backup.failed", "cause", s.a.Trouble(s.Library.StartErr).What) + " " + s.a.T("care.backup.safe")) {
		t.Error("it is not shown")
	}
}
