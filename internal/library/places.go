package library

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/leftover"
)

// BackupPlace is the second place of the backups, and whether it is there now.
func (l *Library) BackupPlace() shelf.BackupPlace {
	dir := l.SecondPlace()
	if dir == "" {
		return shelf.BackupPlace{}
	}
	info, err := os.Stat(dir)
	return shelf.BackupPlace{Dir: dir, There: err == nil && info.IsDir()}
}

// TryBackupPlace says why no backup can be written into a folder; nil where one can. It
// leaves nothing there.
func (l *Library) TryBackupPlace(dir string) error {
	if inside(l.Dir(), dir) {
		return l.press.Words.Trouble("care.place.inside", nil, "path", dir)
	}
	tmp := leftover.Beside(filepath.Join(dir, "essai"))
	defer leftover.Over(tmp)
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return l.words(err, dir)
	}
	_, err = f.WriteString("essai\n")
	if err == nil {
		err = f.Sync()
	}
	if bad := f.Close(); err == nil {
		err = bad
	}
	if bad := os.Remove(f.Name()); err == nil {
		err = bad
	}
	return l.words(err, dir)
}

// ChooseBackupPlace has every backup copied to a folder too, from the one of today on;
// "" chooses none. Where nothing can be written there it changes nothing.
func (l *Library) ChooseBackupPlace(dir string, now time.Time) error {
	if dir != "" {
		if err := l.TryBackupPlace(dir); err != nil {
			return err
		}
	}
	if err := l.SetSecondPlace(dir); err != nil {
		return l.words(err, l.Dir())
	}
	_, err := l.BackupDue(now)
	return err
}

// inside reports whether a folder is another, or lies in it.
func inside(folder, dir string) bool {
	resolve := func(p string) string {
		if abs, err := filepath.Abs(p); err == nil {
			p = abs
		}
		if real, err := filepath.EvalSymlinks(p); err == nil {
			p = real
		}
		return p
	}
	below, err := filepath.Rel(resolve(folder), resolve(dir))
	return err == nil && below != ".." && !strings.HasPrefix(below, ".."+string(filepath.Separator))
}
