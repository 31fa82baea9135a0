package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/uitest"
)

func (s *stage) labels() (out []string) {
	for _, b := range seen[*kit.Button](s) {
		out = append(out, b.Label())
	}
	return out
}

func TestAMissingStoreIsAskedAbout(t *testing.T) {
	s := newStage(t)
	opens := s.a.cfg.Open
	var decided []shelf.Decision
	missing := &shelf.Missing{Copies: []string{"dossiers-2026-11-22.db"}, Annexes: 2}
	s.a.cfg.Open = func(d shelf.Decision) (Opened, error) {
		decided = append(decided, d)
		if d != shelf.StartEmpty {
			return Opened{}, missing
		}
		return opens(d)
	}
	s.a.Start()
	for _, words := range []string{s.a.T("care.missing.copies", "n", 1, "last", "dossiers-2026-11-22.db"), s.a.T("care.missing.empty")} {
		if !s.Says(words) {
			t.Errorf("it does not say %q", words)
		}
	}
	s.Press(s.a.T("care.missing.put_together"))
	if !s.Says(s.a.T("care.missing.nothing")) || slices.Contains(s.labels(), s.a.T("care.missing.put_together")) {
		t.Error("copies that gave nothing are offered again")
	}
	s.Press(s.a.T("care.missing.start_empty"))
	if _, ok := s.a.Screen().(*home); !ok {
		t.Errorf("the window shows %T", s.a.Screen())
	}
	if want := []shelf.Decision{shelf.Ask, shelf.PutTogether, shelf.StartEmpty}; !slices.Equal(decided, want) {
		t.Errorf("decided %v, want %v", decided, want)
	}
	missing.Copies = nil
	s.a.Start()
	if slices.Contains(s.labels(), s.a.T("care.missing.put_together")) || !s.Says(s.a.T("care.missing.annexes", "n", 2)) {
		t.Error("it would put together what has no copy")
	}
}

func TestAnUnreadableStoreIsSetAsideByAButton(t *testing.T) {
	s := newStage(t)
	opens := s.a.cfg.Open
	s.a.cfg.Open = func(d shelf.Decision) (Opened, error) {
		if d != shelf.StartEmpty {
			return Opened{}, shelf.ErrUnreadable
		}
		return opens(d)
	}
	s.a.Start()
	if !s.Says(s.a.T("care.unreadable.empty")) || !s.Says(s.a.T("care.unreadable.elsewhere", "restore", s.a.T("care.restore.menu"))) {
		t.Error("it does not say what can be done")
	}
	s.Library.Recovered = &shelf.Recovery{At: uitest.Now(), Aside: "/donnees/damaged-1.db"}
	s.Press(s.a.T("care.missing.start_empty"))
	if _, ok := s.a.Screen().(*home); !ok {
		t.Errorf("the window shows %T", s.a.Screen())
	}
	if !s.Says(s.a.T("care.recovery.set_aside")) || !s.Says(s.a.T("care.recovery.aside", "path", "/donnees/damaged-1.db")) {
		t.Error("it does not say where the damaged file is")
	}
}

func TestABackupFromElsewhereIsTakenWhenItIsConfirmed(t *testing.T) {
	s := newStage(t)
	s.Library.Restored = map[string][]shelf.Restored{"/cle/dossiers-1.db": {{ID: "D1", Held: shelf.IsNew}, {ID: "D2", Held: shelf.IsSame}, {ID: "D3", Held: shelf.IsNew}}}
	s.a.restoreFrom("/cle/dossiers-1.db")
	s.Press(s.a.T("ui.cancel"))
	if s.Dialog() {
		t.Fatal("it is taken without being confirmed")
	}
	s.a.restoreFrom("/cle/dossiers-1.db")
	s.Press(s.a.T("care.restore.yes"))
	if !s.Says(s.a.T("care.restore.new", "n", 2)) || !s.Says(s.a.T("care.restore.same", "n", 1)) || s.Says(s.a.T("care.restore.replaced", "n", 0)) {
		t.Error("it does not say what was taken")
	}
	s.Press(s.a.T("ui.close"))
	s.a.restoreFrom("/cle/autre.db")
	s.Press(s.a.T("care.restore.yes"))
	if !s.Says(uitest.Unreadable) {
		t.Error("it does not say that the file is no backup")
	}
}

func TestWhatWasRecoveredIsToldDossierByDossier(t *testing.T) {
	s := newStage(t)
	yesterday := uitest.Now().AddDate(0, 0, -1)
	s.Library.Entries = []shelf.Entry{{ID: "D9", Damaged: true, State: shelf.Draft}}
	s.Library.Recovered = &shelf.Recovery{
		At: uitest.Now(), Aside: "/donnees/damaged-1.db", Kept: 3, Lost: []string{"D9"}, Unsure: true,
		Dossiers: []shelf.Recovered{
			{ID: "D1", Title: "Îlot", Version: 4, Had: 6, Updated: yesterday, Date: yesterday, From: "dossiers-2026-11-22.db"},
			{ID: "D2", Title: "Robot", Version: 2, Updated: yesterday, Unverified: true},
		},
	}
	s.a.Start()
	for _, words := range []string{
		s.a.T("care.recovery.aside", "path", "/donnees/damaged-1.db"), s.a.T("care.recovery.kept", "n", 3), "Îlot",
		s.a.T("care.recovery.copy", "name", "dossiers-2026-11-22.db", "date", s.a.moment(yesterday), "version", 4, "updated", s.a.moment(yesterday)),
		s.a.T("care.recovery.had", "had", 6), "Robot", s.a.T("care.recovery.file", "version", 2), s.a.T("care.recovery.unverified"),
		"D9", s.a.T("care.recovery.damaged"), s.a.T("care.recovery.unsure"), s.a.T("care.recovery.safe"),
	} {
		if !s.Says(words) {
			t.Errorf("it does not say %q", words)
		}
	}
	s.Press(s.a.T("ui.close"))
	if s.Dialog() {
		t.Error("it stays")
	}
}

func TestTheTrashIsEmptiedInOneGoAndSaysWhatIsLeft(t *testing.T) {
	s := newStage(t)
	for _, title := range []string{"Béton", "Aciers", "Cuves"} {
		_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], title)
	}
	_, _ = s.Library.Trash("D1"), s.Library.Trash("D3")
	s.Library.Forgotten = shelf.Forgotten{Events: 4, Copies: 2, Left: []string{"/cle/dossiers-2026-11-20.db"}}
	s.a.loadHome("")
	h := s.a.Screen().(*home)
	h.showTrash(true)
	h.search.SetText("béton") // what is not found is in the trash too
	s.Press(s.a.T("care.forget.all"))
	s.Press(s.a.T("ui.cancel"))
	if len(s.Library.Deleted) != 0 {
		t.Fatal("what was not confirmed is deleted")
	}
	s.Press(s.a.T("care.forget.all"))
	s.Press(s.a.T("ui.delete.yes"))
	if len(s.Library.Deleted) != 1 || !slices.Equal(s.Library.Deleted[0], []string{"D1", "D3"}) {
		t.Errorf("deleted: %q", s.Library.Deleted)
	}
	for _, words := range []string{
		s.a.T("care.forget.done", "n", 2), s.a.T("care.forget.events", "n", 4), s.a.T("care.forget.copies", "n", 2),
		s.a.T("care.forget.left", "n", 1), "/cle/dossiers-2026-11-20.db",
	} {
		if !s.Says(words) {
			t.Errorf("it does not say %q", words)
		}
	}
	if s.Says(s.a.T("care.forget.annexes", "n", 0)) || s.Says(s.a.T("care.forget.clean")) {
		t.Error("it tells of what was not there, or that nothing is left")
	}
}

func TestABackupIsLookedForEveryHourAndAFailureIsShownUntilOneSucceeds(t *testing.T) {
	s := newStage(t)
	var next []func()
	s.a.After = func(d time.Duration, then func()) {
		switch d {
		case quiet:
			then()
		case backupEvery:
			next = append(next, then)
		}
	}
	s.a.Start()
	before := s.Library.Backups
	s.Library.BackupErr = errors.New("le disque est plein")
	if len(next) != 1 {
		t.Fatalf("%d looks are planned", len(next))
	}
	next[0]()
	s.Runner.Settle()
	says := func() bool {
		for _, x := range seen[*kit.Text](s) {
			if x.Text == s.a.T("care.backup.failed", "cause", s.a.Trouble(s.Library.BackupErr).What)+" "+s.a.T("care.backup.safe") {
				return true
			}
		}
		return false
	}
	if s.Library.Backups != before+1 || len(next) != 2 || !says() {
		t.Errorf("%d looks, %d planned, told: %v", s.Library.Backups-before, len(next), says())
	}
	kept := s.Library.BackupErr
	s.Library.BackupErr = nil
	s.Press(s.a.T("care.backup.again"))
	s.Runner.Settle()
	s.Library.BackupErr = kept
	if says() {
		t.Error("it still tells of a backup that was made since")
	}
}

// damage has the next look at everything find something.
func (s *stage) damage(id string) {
	s.Library.Damage = true
	s.Library.Mended = &shelf.Recovery{
		At: uitest.Now(), Aside: "/donnees/damaged-1.db", Kept: 3,
		Dossiers: []shelf.Recovered{{ID: id, Title: "Béton", Version: 4, Updated: uitest.Now(), Date: uitest.Now(), From: "dossiers-2026-11-22.db"}},
	}
}

func TestDamageThatIsFoundBehindTheListIsToldThere(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Béton")
	var begin func()
	s.a.After = func(d time.Duration, then func()) {
		if d == quiet {
			begin = then
		}
	}
	s.damage("D1")
	backups := s.Library.Backups
	s.a.Start()
	if s.Dialog() || s.Library.Backups != backups || begin == nil {
		t.Fatal("the start does not belong to the list alone")
	}
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Aciers") // what the list says afterwards
	s.a.Log = func(format string, args ...any) {
		if line := fmt.Sprintf(format, args...); strings.Contains(line, "Béton") {
			t.Errorf("the log holds what was typed: %s", line)
		}
	}
	begin()
	s.Runner.Settle()
	if !s.Says(s.a.T("care.recovery.title")) || !s.Says(s.a.T("care.recovery.aside", "path", "/donnees/damaged-1.db")) {
		t.Error("it does not say what was done")
	}
	s.Press(s.a.T("ui.close"))
	if !s.Says("Aciers") || s.Library.Backups != backups+1 {
		t.Error("the list is the old one, or no backup was made")
	}
	s.a.loadHome("")
	if s.Dialog() {
		t.Error("it is told twice")
	}
}

func TestDamageThatIsFoundWhileADossierIsOpenIsToldAfterwardsAndTheDossierStoredAnew(t *testing.T) {
	s := newStage(t)
	w := s.fresh()
	id := w.s.ID()
	saves := s.Library.Saves()
	s.damage(id)
	s.a.examine(func() {})
	s.Runner.Settle()
	if s.Dialog() || !s.Says(s.a.T("care.recovery.later")) {
		t.Error("who writes is interrupted, or is not told")
	}
	s.Until("what is in memory to be stored", func() bool { return s.Library.Saves() == saves+1 })
	s.a.goHome()
	s.Until("the list to tell it", func() bool { return s.Says(s.a.T("care.recovery.title")) })
}

func TestDamageThatCannotBeMendedIsToldUntilItIs(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Béton")
	s.Library.Damage, s.Library.MendErr = true, errors.New("le disque est plein")
	s.a.Start()
	told := func() bool {
		for _, x := range seen[*kit.Text](s) {
			if x.Text == s.a.T("care.recovery.failed", "cause", s.a.Trouble(errors.New("le disque est plein")).What)+" "+s.a.T("care.recovery.rest") {
				return true
			}
		}
		return false
	}
	if !told() {
		t.Error("it is not told")
	}
	s.Library.MendErr = nil
	s.Press(s.a.T("care.backup.again"))
	s.Runner.Settle()
	if told() {
		t.Error("it is told though it succeeded")
	}
}

func TestAProgramThatEndsAtOnceStillMakesItsBackup(t *testing.T) {
	s := newStage(t)
	s.a.After = func(time.Duration, func()) {}
	s.a.Start()
	backups := s.Library.Backups
	s.a.careAtLast()
	s.a.careAtLast()
	s.a.care()
	if s.Library.Backups != backups+1 {
		t.Errorf("%d backups", s.Library.Backups-backups)
	}
}

func TestADamagedDossierIsMarkedAndIsNotOpenedButRecovered(t *testing.T) {
	s := newStage(t)
	_, _ = s.Library.Begin(s.Parts.Calls.Calls[0], "Béton")
	s.Library.Entries[0].Damaged = true
	s.a.loadHome("")
	h := s.a.Screen().(*home)
	if !s.Says(s.a.T("care.damaged.next")) || !slices.ContainsFunc(seen[*kit.Pill](s), func(p *kit.Pill) bool { return p.Text() == s.a.T("care.damaged.word") }) {
		t.Error("the list does not mark it")
	}
	h.openFirst()
	if _, ok := s.a.Screen().(*home); !ok || !s.Dialog() {
		t.Fatalf("it opens: %T", s.a.Screen())
	}
	s.Press(s.a.T("ui.cancel"))
	seen[*kit.TableRow](s)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Press(s.a.T("care.damaged.yes"))
	if h.entries[0].Damaged || s.Says(s.a.T("care.damaged.next")) {
		t.Error("it is not recovered")
	}
}
