package store

import (
	"os"
	"path/filepath"
	"time"
)

// lockName is the file whose lock makes the writer of a data folder the only one.
// The database has a lock of its own, but it is given up while the database is
// rewritten, and there is none where the database is missing or damaged.
const lockName = "dossiers.lock"

// lockTries is how often a second writer asks before it says so, lockWait in all.
const lockTries = 20

// lockFolder makes this process the only writer of a data folder, until release.
func lockFolder(dir string) (release func(), err error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return nil, err
	}
	for try := 0; ; try++ {
		ok, err := tryLock(f)
		switch {
		case err != nil:
			_ = f.Close()
			return nil, err
		case ok:
			return func() { _ = f.Close() }, nil
		case try == lockTries:
			_ = f.Close()
			return nil, ErrInUse
		}
		time.Sleep(lockWait / lockTries)
	}
}
