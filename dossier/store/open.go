package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// FileName is the name of the database in the data folder.
const FileName = "dossiers.db"

// CallsFolder is the name of the folder of the user's own calls, beside it.
const CallsFolder = "calls"

const (
	filesDir   = "files"
	backupsDir = "backups"

	newFile  = "new-*.tmp"             // what is being written and has no name yet
	copyFile = "dossierpme-read-*.tmp" // a copy that is read

	fileMode   = 0o600
	folderMode = 0o700

	// lockWait is how long a second instance waits before it says so.
	lockWait = time.Second

	keepBackups = 7
	idLength    = 20
)

// Options are what a store takes from outside. The zero value is good.
type Options struct {
	Clock    func() time.Time // nil: time.Now
	NewID    func() string    // nil: 20 random base32 characters
	Backups  int              // backups of days kept; 0: seven, negative: none are made
	ReadOnly bool             // open for reading alone; every write is ErrReadOnly
	// Temporary are patterns of the files and folders with temporary copies, which are
	// removed with a dossier.
	Temporary []string
	Decision  shelf.Decision // where there is no database that can be opened
	// Later leaves to Examine and BackupDue, which the caller then calls, what a list of
	// the dossiers can do without: to look at every record, to remove annexes that no
	// dossier lists, and to make the backup.
	Later bool
}

// DB is an open store.
type DB struct {
	bolt      *bolt.DB
	dir       string
	opts      Options
	file      *os.File     // that bbolt has open
	info      fs.FileInfo  // of the file when it was opened
	mu        sync.RWMutex // held alone while the database is exchanged
	writing   sync.Mutex
	newest    int        // the last transaction that we know of
	release   func()     // gives up the lock, or removes the copy
	attaching sync.Mutex // an annex is being kept, or removed because nobody lists it
	again     int        // how often the copy had to be made again
	mendErr   error
	backupErr error
	backing   sync.Mutex
	swept     int // files of a killed program that were removed
	recovery  atomic.Pointer[shelf.Recovery]
	second    atomic.Pointer[string] // the second place, as it was read last
	suspects  sync.Map               // the dossiers that were found damaged, by their ids
	examined  sync.Once              // a copy that is open for reading
	fresh     sync.Map               // the annexes that were attached since
	read      sync.Map               // seenFile by the SHA-256 of an annex that was found whole
}

// Open opens the store of a data folder and makes it where there is none. A
// store of an older version is backed up and brought forward; a daily backup
// is made. The file is inspected for reading alone before anything may write
// to it, so a damaged or newer store is left byte for byte as it was.
//
// Opened for reading alone, the store is a copy of what it was at one moment: no
// lock is taken, and a window that is open goes on saving.
func Open(dir string, opts Options) (*DB, error) { return open(dir, opts, current) }

func open(dir string, opts Options, s schema) (*DB, error) {
	if opts.Clock == nil {
		opts.Clock = time.Now
	}
	if opts.NewID == nil {
		opts.NewID = func() string { return rand.Text()[:idLength] }
	}
	if opts.Backups == 0 {
		opts.Backups = keepBackups
	}
	db := &DB{dir: dir, opts: opts, release: func() {}}
	var err error
	if opts.ReadOnly {
		err = db.openCopy(s)
	} else {
		err = db.openToWrite(s)
	}
	if err != nil {
		return nil, wrap("opening the store "+db.Path(), err)
	}
	return db, nil
}

func (db *DB) openToWrite(s schema) (err error) {
	if err := makeFolders(db.dir); err != nil {
		return err
	}
	if db.release, err = lockFolder(db.dir); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			if db.bolt != nil {
				err = errors.Join(err, db.bolt.Close())
			}
			db.release()
		}
	}()
	db.swept = db.sweep()
	db.tighten()
	if err := db.ready(s); err != nil {
		return err
	}
	if err := db.use(); err != nil {
		return err
	}
	if err := s.migrate(db); err != nil {
		return err
	}
	db.know()
	if s.version != Version {
		return nil
	}
	if !db.opts.Later {
		_, db.mendErr = db.mend(s, false)
		// That nothing can be mended keeps nobody from what is whole, where it can be read.
		if err := db.view("reading the store", func(*bolt.Tx) error { return nil }); err != nil {
			return errors.Join(db.mendErr, err)
		}
	}
	if !db.opts.Later {
		removed, err := db.settleAnnexes()
		if err != nil {
			return err
		}
		db.swept += removed
	}
	db.sweepJudged()
	if db.opts.Later {
		db.backupErr = db.finishForgetting()
	} else {
		_, db.backupErr = db.BackupDue(db.opts.Clock())
	}
	return nil
}

// ready sees to it that there is a database whose pages are sound: an empty one in a
// new folder, one that is put together where it is damaged.
func (db *DB) ready(s schema) error {
	err := s.inspect(db.Path())
	if errors.Is(err, ErrNotFound) {
		missing := db.missing()
		if missing == nil || db.opts.Decision == shelf.StartEmpty {
			return s.create(db.Path(), db.opts.Clock())
		}
		if db.opts.Decision == shelf.Ask {
			return missing
		}
		err = missing // where no copy gives anything, it is asked again
	} else if !errors.Is(err, ErrCorrupt) {
		return err
	}
	made, fails := db.putTogether(s, 0)
	switch {
	case made != nil:
		db.recovered(made)
		return nil
	case fails != nil: // what keeps it from being put right is what a person can change
		return fmt.Errorf("%w (%v)", wrap("putting the store together", fails), err) //nolint:errorlint // the damage is not what a person is told to act upon
	case errors.Is(err, ErrMissing):
		return err
	case db.opts.Decision != shelf.StartEmpty:
		return fmt.Errorf("%w: %w", shelf.ErrUnreadable, err)
	}
	aside, fails := setAside(db.Path(), db.opts.Clock())
	if fails == nil {
		fails = os.Remove(db.Path())
	}
	if fails == nil {
		fails = s.create(db.Path(), db.opts.Clock())
	}
	db.recovery.Store(&shelf.Recovery{At: db.opts.Clock().UTC(), Aside: aside})
	return fails
}

// missing says what is there without its database, nil where nothing is.
func (db *DB) missing() error {
	m := &shelf.Missing{}
	for _, c := range copyFiles(db.BackupsDir()) {
		m.Copies = append(m.Copies, filepath.Base(c.path))
	}
	if sums, err := db.annexes(); err == nil {
		m.Annexes = len(sums)
	}
	if len(m.Copies)+m.Annexes == 0 {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrMissing, m)
}

// sweep removes what a killed program was writing. Nobody else writes here.
func (db *DB) sweep() (swept int) {
	for _, pattern := range []string{
		filepath.Join(db.dir, newFile), filepath.Join(db.FilesDir(), newFile), filepath.Join(db.BackupsDir(), newFile),
		filepath.Join(db.BackupsDir(), "dossiers-*.db-*.tmp"), filepath.Join(db.dir, "damaged-*.db-*.tmp"), filepath.Join(db.dir, pendingName+"-*.tmp"),
		filepath.Join(db.BackupsDir(), ".dossiers-*.tmp"), filepath.Join(db.dir, ".damaged-*.tmp"), filepath.Join(db.dir, "."+pendingName+"-*.tmp"),
		filepath.Join(os.TempDir(), copyFile),
	} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			if os.Remove(name) == nil {
				swept++
			}
		}
	}
	return swept
}

// tighten takes from everybody else what the store keeps: an older program, a copy or a
// restored backup may have left it open to them. What may not be changed stays.
func (db *DB) tighten() {
	if runtime.GOOS == "windows" {
		return // the folder of the user is the user's there
	}
	mine := func(path string) {
		if info, err := os.Lstat(path); err == nil && (info.IsDir() || info.Mode().IsRegular()) && info.Mode().Perm()&0o077 != 0 {
			_ = os.Chmod(path, info.Mode().Perm()&^0o077)
		}
	}
	for _, pattern := range []string{FileName, "*.lock", "damaged-*.db", CallsFolder, filesDir, backupsDir, judgedDir, filesDir + "/*", backupsDir + "/*", judgedDir + "/*"} {
		names, _ := filepath.Glob(filepath.Join(db.dir, pattern))
		for _, name := range names {
			mine(name)
		}
	}
}

// use opens the database for writing and remembers which file it is.
func (db *DB) use() error {
	b, f, err := openBolt(db.Path(), false)
	if err != nil {
		return err
	}
	db.bolt, db.file = b, f
	db.info, err = f.Stat()
	return err
}

func makeFolders(dir string) error {
	for _, d := range []string{dir, filepath.Join(dir, CallsFolder), filepath.Join(dir, filesDir), filepath.Join(dir, backupsDir)} {
		if err := os.MkdirAll(d, folderMode); err != nil {
			return err
		}
	}
	return nil
}

// openBolt opens a database file that exists. After a panic inside bbolt the
// file is closed here, so that its lock does not outlive the failure.
func openBolt(path string, readOnly bool) (*bolt.DB, *os.File, error) {
	flag := os.O_RDWR
	if readOnly {
		flag = os.O_RDONLY
	}
	f, err := os.OpenFile(path, flag, fileMode)
	if err != nil {
		return nil, nil, err
	}
	b, err := openBoltIn(f, readOnly)
	return b, f, err
}

// openBoltIn opens the database in a file, which is closed with it, or on failure.
func openBoltIn(f *os.File, readOnly bool) (*bolt.DB, error) {
	opts := &bolt.Options{
		Timeout:      lockWait,
		ReadOnly:     readOnly, // and then bbolt does not load the list of free pages
		NoStatistics: true,
		OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return f, nil },
	}
	var b *bolt.DB
	err := guard(func() (err error) {
		b, err = bolt.Open(f.Name(), fileMode, opts)
		return err
	})
	if err == nil {
		return b, nil
	}
	_ = f.Close() // closed already unless bbolt panicked
	return nil, wrap("opening the database", asCorrupt(err))
}

// asCorrupt calls an error that is neither the system's nor known a damaged
// file: bbolt has no value for "file size too small" and its like.
func asCorrupt(err error) error {
	var path *fs.PathError
	var call *os.SyscallError
	if sentinelOf(err) != nil || errors.Is(err, ErrCorrupt) || errors.As(err, &path) || errors.As(err, &call) || isErrno(err) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrCorrupt, err)
}

// Close closes the store; it waits for the calls under way.
func (db *DB) Close() error {
	defer db.release()
	db.mu.Lock()
	defer db.mu.Unlock()
	if !db.opts.ReadOnly {
		db.sweep()
	}
	return wrap("closing the store", db.bolt.Close())
}

// ReadOnly reports whether nothing can be written.
func (db *DB) ReadOnly() bool { return db.opts.ReadOnly }

// Path is the database file.
func (db *DB) Path() string { return filepath.Join(db.dir, FileName) }

// Dir is the data folder.
func (db *DB) Dir() string { return db.dir }

// FilesDir is the folder of the annexes, by their SHA-256.
func (db *DB) FilesDir() string { return filepath.Join(db.dir, filesDir) }

// BackupsDir is the folder of the backups.
func (db *DB) BackupsDir() string { return filepath.Join(db.dir, backupsDir) }

// BackupError is why the backup of the day could not be made, or damage not be
// mended, when the store was opened. It never keeps a store closed.
func (db *DB) BackupError() error { return errors.Join(db.mendErr, db.backupErr) }

// view and update run one transaction; the error says what was tried.
func (db *DB) view(tried string, fn func(tx *bolt.Tx) error) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	return wrap(tried, guard(func() error { return db.bolt.View(fn) }))
}

// errUnchanged rolls a transaction back that has nothing to write: a commit
// without changes would cost the disk's sync all the same.
var errUnchanged = errors.New("nothing to write")

func (db *DB) update(tried string, fn func(tx *bolt.Tx) error) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	db.writing.Lock()
	defer db.writing.Unlock()
	ours := false
	err := guard(func() error {
		return db.bolt.Update(func(tx *bolt.Tx) error {
			if err := db.isOurs(tx); err != nil {
				return err
			}
			ours = true
			return fn(tx)
		})
	})
	if ours {
		db.know()
	}
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return wrap(tried, err)
}

// know remembers the newest transaction. One that failed when its head was written
// may be in the file all the same.
func (db *DB) know() {
	_ = guard(func() error {
		return db.bolt.View(func(tx *bolt.Tx) error {
			db.newest = tx.ID()
			return nil
		})
	})
}

// isOurs refuses to write where the name of the store is no longer that of the file
// that is open, or where somebody else has written to it: a folder that a program for
// synchronising exchanged, a copy that was put in its place. What is saved into a
// file without a name would be gone when the program ends.
func (db *DB) isOurs(tx *bolt.Tx) error {
	if tx.ID() != db.newest+1 {
		return fmt.Errorf("%w: transaction %d follows on %d", ErrReplaced, tx.ID(), db.newest)
	}
	return db.isHere(tx)
}

// isHere reports whether the name of the store still is that of the open file.
func (db *DB) isHere(tx *bolt.Tx) error {
	info, err := os.Stat(db.Path())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrReplaced, err)
	case err != nil:
		return err
	case !os.SameFile(info, db.info):
		return fmt.Errorf("%w: it is another file", ErrReplaced)
	case info.Size() < tx.Size():
		return fmt.Errorf("%w: it has only %d bytes", ErrReplaced, info.Size())
	}
	return nil
}

// SummedSince is the day from which the records have checksums; zero where they
// always had. What was damaged before that day and still read well was not noticed.
func (db *DB) SummedSince() time.Time {
	var since time.Time
	_ = db.view("reading the day of the checksums", func(tx *bolt.Tx) (err error) {
		since, err = time.Parse(time.RFC3339, string(tx.Bucket(bucketMeta).Get(keySummed)))
		return err
	})
	return since
}
