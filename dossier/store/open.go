package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
)

const (
	fileName   = "dossiers.db"
	callsDir   = "calls"
	filesDir   = "files"
	backupsDir = "backups"

	newFile = "new-*.tmp" // what is being written and has no name yet

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
	Backups  int              // daily backups kept; 0: seven, negative: none are made
	ReadOnly bool             // open for reading alone; every write is ErrReadOnly
}

// DB is an open store.
type DB struct {
	bolt      *bolt.DB
	dir       string
	opts      Options
	backupErr error
	read      sync.Map // seenFile by the SHA-256 of an annex that was found whole
}

// Open opens the store of a data folder and makes it where there is none. A
// store of an older version is backed up and brought forward; a daily backup
// is made. The file is inspected for reading alone before anything may write
// to it, so a damaged or newer store is left byte for byte as it was.
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
	db := &DB{dir: dir, opts: opts}
	tried := "opening the store " + db.Path()
	if !opts.ReadOnly {
		if err := makeFolders(dir); err != nil {
			return nil, wrap(tried, err)
		}
		if _, err := os.Lstat(db.Path()); errors.Is(err, fs.ErrNotExist) {
			if err := s.create(db.Path(), opts.Clock()); err != nil {
				return nil, wrap("creating the store "+db.Path(), err)
			}
		}
	}
	if err := s.inspect(db.Path()); err != nil {
		return nil, wrap(tried, err)
	}
	b, err := openBolt(db.Path(), opts.ReadOnly)
	if err != nil {
		return nil, wrap(tried, err)
	}
	db.bolt = b
	if !opts.ReadOnly {
		if err := s.migrate(db); err != nil {
			return nil, wrap(tried, errors.Join(err, b.Close()))
		}
		db.backupErr = db.backupDaily()
	}
	return db, nil
}

func makeFolders(dir string) error {
	for _, d := range []string{dir, filepath.Join(dir, callsDir), filepath.Join(dir, filesDir), filepath.Join(dir, backupsDir)} {
		if err := os.MkdirAll(d, folderMode); err != nil {
			return err
		}
	}
	return nil
}

// openBolt opens a database file that exists. After a panic inside bbolt the
// file is closed here, so that its lock does not outlive the failure.
func openBolt(path string, readOnly bool) (*bolt.DB, error) {
	var first *os.File
	opts := &bolt.Options{
		Timeout:      lockWait,
		ReadOnly:     readOnly, // and then bbolt does not load the list of free pages
		NoStatistics: true,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
			if first == nil {
				first = f
			}
			return f, err
		},
	}
	var b *bolt.DB
	err := guard(func() (err error) {
		b, err = bolt.Open(path, fileMode, opts)
		return err
	})
	if err == nil {
		return b, nil
	}
	if first != nil {
		_ = first.Close() // closed already unless bbolt panicked
	}
	return nil, asCorrupt(err)
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
func (db *DB) Close() error { return wrap("closing the store", db.bolt.Close()) }

// Path is the database file.
func (db *DB) Path() string { return filepath.Join(db.dir, fileName) }

// Dir is the data folder.
func (db *DB) Dir() string { return db.dir }

// CallsDir is the folder of the user's own calls.
func (db *DB) CallsDir() string { return filepath.Join(db.dir, callsDir) }

// FilesDir is the folder of the annexes, by their SHA-256.
func (db *DB) FilesDir() string { return filepath.Join(db.dir, filesDir) }

// BackupsDir is the folder of the backups.
func (db *DB) BackupsDir() string { return filepath.Join(db.dir, backupsDir) }

// BackupError is why the daily backup could not be made when the store was
// opened, nil where it was or was not due. It never keeps a store closed.
func (db *DB) BackupError() error { return db.backupErr }

// view and update run one transaction; the error says what was tried.
func (db *DB) view(tried string, fn func(tx *bolt.Tx) error) error {
	return wrap(tried, guard(func() error { return db.bolt.View(fn) }))
}

// errUnchanged rolls a transaction back that has nothing to write: a commit
// without changes would cost the disk's sync all the same.
var errUnchanged = errors.New("nothing to write")

func (db *DB) update(tried string, fn func(tx *bolt.Tx) error) error {
	err := guard(func() error { return db.bolt.Update(fn) })
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return wrap(tried, err)
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
