package uitest

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
)

// What the library says of a dossier that it does not have, and of a file that it
// was not told of.
const (
	NotFound   = "not found"
	Unreadable = "unreadable"
)

// Library is a shelf.Library in memory. It keeps what the window saved.
type Library struct {
	Parts   *wiring.Parts
	Entries []shelf.Entry
	Stored  map[string]*dossier.Dossier

	mu      sync.Mutex // a session saves on a goroutine of its own
	saves   int
	failing error // of the next saves
	verify  func(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier) (shelf.Verified, error)
	known   map[string]shelf.SharedParams // by call

	Incoming map[string]shelf.Incoming      // what files are, by their path
	Scans    map[string][]shelf.SignedSheet // what files bear, by their path
	Skipped  []string                       // by the next import
	Imported []string                       // path|title
	Events   []shelf.Event                  // the history of every dossier

	Recovered *shelf.Recovery // when the store was opened
	Damage    bool            // that is found by the next look at everything
	Mended    *shelf.Recovery // by it
	MendErr   error           // of it
	Forgotten shelf.Forgotten // what a deletion says
	Deleted   [][]string      // by each deletion
	Backups   int             // how often a backup was asked for
	BackupErr error           // of the next backups
	NoCopy    bool            // of a damaged dossier

	StartErr error             // of the backup when the store was opened
	Gathered []string          // id|folder, by each gathering of everything
	Place    shelf.BackupPlace // the second one of the backups
	PlaceErr error             // of the next tries

	InRefuge []*dossier.Dossier // that could not be stored before the end
	NoRefuge error              // of the next of them
	Found    []shelf.Rescued    // in the refuges

	ListErr  error    // of the next looks at the list
	Written  []string // paths of the files that a dossier was written to
	Saved    *dossier.Dossier
	WriteErr error // of the next of them

	Passphrase string                          // that opens what is incoming; "": nothing is locked
	Tried      []string                        // by each look
	Opening    func(ctx context.Context) error // while a file is read
	Merged     []map[dossier.Spot]bool         // by each merge
	MergeErr   error                           // of the next merges
	WentBack   []shelf.Event                   // by each
	Shared     []shelf.PortableOptions         // of each portable file
	ShareLeft  []string                        // by each
	Sharing    func(ctx context.Context) error // while one is written
	Restored   map[string][]shelf.Restored     // what copies give, by their path
}

func (l *Library) List() ([]shelf.Entry, error) { return slices.Clone(l.Entries), l.ListErr }
func (l *Library) Calls() []*dossier.Call       { return l.Parts.Calls.Calls }
func (l *Library) SharedParams(c *dossier.Call) (shelf.SharedParams, error) {
	return l.known[c.ID], nil
}

func (l *Library) ShareParams(c *dossier.Call, params map[dossier.FieldID]dossier.Param) (shelf.SharedParams, error) {
	if l.known == nil {
		l.known = map[string]shelf.SharedParams{}
	}
	l.known[c.ID] = shelf.SharedParams{Params: params, Updated: Now()}
	return l.known[c.ID], nil
}

func (l *Library) Dir() string                           { return "essai" }
func (l *Library) History(string) ([]shelf.Event, error) { return l.Events, nil }

func (l *Library) SaveJSON(d *dossier.Dossier, path string) error {
	l.Written = append(l.Written, path)
	l.Saved = d
	return l.WriteErr
}

func (l *Library) Rescue(_ *dossier.Call, d *dossier.Dossier, path string) ([]string, error) {
	return l.Skipped, l.SaveJSON(d, path)
}

// Refuge keeps the dossier as a file that was rescued, unless NoRefuge says that no
// folder takes it.
func (l *Library) Refuge(_ *dossier.Call, d *dossier.Dossier) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.NoRefuge != nil {
		return "", l.NoRefuge
	}
	l.InRefuge = append(l.InRefuge, d)
	path := "secours-dossierpme-" + strconv.Itoa(len(l.InRefuge)) + ".dossier"
	l.Found = append(l.Found, shelf.Rescued{Path: path, Title: d.Title, At: Now()})
	return path, nil
}

func (l *Library) Rescued() []shelf.Rescued {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.Found)
}

func (l *Library) DropRescued(path string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.Found = slices.DeleteFunc(l.Found, func(r shelf.Rescued) bool { return r.Path == path })
	return nil
}

func (l *Library) Examples() []shelf.Example {
	return []shelf.Example{
		{Name: "conserverie-aisne", Title: "Exemple", Call: "Agroalimentaire"},
		{Name: "ferroviaire-somme", Title: "Exemple", Call: "Ferroviaire"},
	}
}

func (l *Library) add(d *dossier.Dossier) string {
	d.ID = "D" + strconv.Itoa(len(l.Stored)+1)
	l.Stored[d.ID] = d
	l.Entries = append(l.Entries, shelf.Entry{ID: d.ID, Title: d.Title, Call: d.Call, CallTitle: d.Call, State: shelf.Draft, Updated: Now()})
	return d.ID
}

func (l *Library) Begin(c *dossier.Call, title string) (string, error) {
	d := dossier.New(c)
	d.Title = title
	return l.add(d), nil
}

func (l *Library) OpenExample(name string) (string, error) {
	raw, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		return "", err
	}
	d, _, err := dossier.Read(raw, l.Parts.Calls.Find)
	if err != nil {
		return "", err
	}
	return l.add(d), nil
}

func (l *Library) Get(id string) (*dossier.Dossier, *dossier.Call, error) {
	d := l.Stored[id]
	if d == nil {
		return nil, nil, &say.Trouble{Message: say.Message{What: NotFound}}
	}
	return d.Copy(), l.Parts.Calls.Find(d.Call), nil
}

func (l *Library) Save(d *dossier.Dossier, sum shelf.Summary) (shelf.Stamp, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failing != nil {
		return shelf.Stamp{}, l.failing
	}
	l.saves++
	l.Stored[d.ID] = d.Copy()
	l.change(d.ID, func(e *shelf.Entry) {
		e.Summary = sum
	})
	return shelf.Stamp{Version: l.saves, Updated: Now()}, nil
}

func (l *Library) change(id string, to func(*shelf.Entry)) {
	for i := range l.Entries {
		if l.Entries[i].ID == id {
			to(&l.Entries[i])
		}
	}
}

func (l *Library) Duplicate(id, title string) (string, error) {
	d := l.Stored[id].Copy()
	d.Title = title
	return l.add(d), nil
}

func (l *Library) CopyTo(_ string, c *dossier.Call, title string) (shelf.Copied, error) {
	id, err := l.Begin(c, title)
	return shelf.Copied{ID: id, Kept: 3, Anew: []string{"Date de la demande"}, Scans: 1}, err
}

func (l *Library) MoveOn(id string) (shelf.Moved, error) {
	l.change(id, func(e *shelf.Entry) { e.Newer, e.Revision = false, e.Revision+1 })
	return shelf.Moved{Turned: []string{"Date de la demande"}, New: []string{"Clients"}}, nil
}

func (l *Library) Rename(id, title string) error {
	l.change(id, func(e *shelf.Entry) { e.Title = title })
	return nil
}

func (l *Library) SetState(id string, to shelf.State, why shelf.Event) error {
	l.change(id, func(e *shelf.Entry) { e.State, e.StateVersion = to, cmp.Or(why.Version, e.Version) })
	return nil
}

func (l *Library) Exported(id string, x shelf.Export) error {
	l.mu.Lock()
	failing := l.failing
	l.mu.Unlock()
	if failing != nil {
		return failing
	}
	if !x.Draft {
		return l.SetState(id, shelf.Exported, shelf.Event{})
	}
	return nil
}

func (l *Library) Trash(id string) error {
	l.change(id, func(e *shelf.Entry) { e.Trashed = Now() })
	return nil
}

func (l *Library) Restore(id string) error {
	l.change(id, func(e *shelf.Entry) { e.Trashed = time.Time{} })
	return nil
}

func (l *Library) Delete(ids ...string) (shelf.Forgotten, error) {
	l.Deleted = append(l.Deleted, ids)
	for _, id := range ids {
		delete(l.Stored, id)
	}
	l.Entries = slices.DeleteFunc(l.Entries, func(e shelf.Entry) bool { return slices.Contains(ids, e.ID) })
	return l.Forgotten, nil
}

func (l *Library) Recovery() *shelf.Recovery { return l.Recovered }

func (l *Library) Examine() (found bool, r *shelf.Recovery, err error) {
	return l.Damage, l.Mended, l.MendErr
}

func (l *Library) BackupDue(time.Time) (bool, error) {
	l.Backups++
	return l.BackupErr == nil, l.BackupErr
}

func (l *Library) BackupError() error { return l.StartErr }

func (l *Library) BackupPlace() shelf.BackupPlace { return l.Place }

func (l *Library) TryBackupPlace(string) error { return l.PlaceErr }

func (l *Library) ChooseBackupPlace(dir string, _ time.Time) error {
	if l.PlaceErr != nil {
		return l.PlaceErr
	}
	l.Place = shelf.BackupPlace{Dir: dir, There: dir != ""}
	return nil
}

func (l *Library) RestoreFrom(path string, _ ...string) ([]shelf.Restored, error) {
	if l.Restored[path] == nil {
		return nil, &say.Trouble{Message: say.Message{What: Unreadable}}
	}
	return l.Restored[path], nil
}

func (l *Library) Recover(id string) (shelf.Copy, error) {
	if l.NoCopy {
		return shelf.Copy{}, &say.Trouble{Message: say.Message{What: NotFound}}
	}
	l.change(id, func(e *shelf.Entry) { e.Damaged = false })
	return shelf.Copy{Name: "dossiers-2026-11-22.db", Date: Now().AddDate(0, 0, -1), Dossiers: 1, Sound: true}, nil
}

func (l *Library) Verify(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) (shelf.Verified, error) {
	progress(1, 3)
	return l.verify(ctx, path, c, d)
}

func (l *Library) Attach(path string) (map[string]dossier.Value, error) {
	if l.Scans[path] == nil {
		return nil, errors.New("not in this test")
	}
	return map[string]dossier.Value{"path": dossier.Text("annexes/" + filepath.Base(path)), "name": dossier.Text(filepath.Base(path)), "sha256": dossier.Text(path)}, nil
}

func (l *Library) Inspect(dossier.Row) shelf.FileFacts {
	return shelf.FileFacts{State: "fine", Pages: 1}
}

func (l *Library) ReadSigned(dossier.Row, *dossier.Call, *dossier.Dossier) shelf.SignedFacts {
	return shelf.SignedFacts{State: shelf.Same}
}

func (l *Library) ReadScan(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier, progress func(done, all int)) ([]shelf.SignedSheet, error) {
	progress(0, 1)
	return l.Scans[path], ctx.Err()
}

func (l *Library) BoundNames(*dossier.Call, *dossier.Dossier) map[string]string { return nil }

func (l *Library) Attached(string, string) (string, error) { return "", errors.New("not in this test") }

// meanwhile does what a test has happen while something takes a moment.
func meanwhile(ctx context.Context, do func(context.Context) error) error {
	if do == nil {
		return nil
	}
	return do(ctx)
}

func (l *Library) Look(ctx context.Context, from shelf.Source) (shelf.Incoming, error) {
	path := from.Path
	l.Tried = append(l.Tried, from.Passphrase)
	if err := meanwhile(ctx, l.Opening); err != nil {
		return shelf.Incoming{}, err
	}
	in, ok := l.Incoming[path]
	if l.Passphrase != "" && from.Passphrase != l.Passphrase {
		return shelf.Incoming{Path: path, Portable: &shelf.Portable{Locked: true, Wrong: from.Passphrase != ""}}, nil
	}
	if !ok {
		return shelf.Incoming{}, &say.Trouble{Message: say.Message{What: Unreadable}}
	}
	in.Path = path
	return in, nil
}

func (l *Library) Import(ctx context.Context, from shelf.Source, title string, known shelf.Take) (shelf.Imported, error) {
	path := from.Path
	if err := meanwhile(ctx, l.Opening); err != nil {
		return shelf.Imported{}, err
	}
	if known == shelf.TakeOver {
		l.Imported = append(l.Imported, path+"|over")
		return shelf.Imported{ID: l.Incoming[path].Known.ID, Held: shelf.Replaced}, nil
	}
	l.Imported = append(l.Imported, path+"|"+title)
	id, err := l.Begin(l.Parts.Calls.Calls[0], cmp.Or(title, l.Incoming[path].Title))
	return shelf.Imported{ID: id, Skipped: l.Skipped}, err
}

// Saves is how often something was stored.
func (l *Library) Saves() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.saves
}

func (l *Library) Merge(ctx context.Context, from shelf.Source, _ string, there map[dossier.Spot]bool) (shelf.Imported, error) {
	if err := meanwhile(ctx, l.Opening); err != nil {
		return shelf.Imported{}, err
	}
	if l.MergeErr != nil {
		return shelf.Imported{}, l.MergeErr
	}
	l.Merged = append(l.Merged, there)
	return shelf.Imported{ID: l.Incoming[from.Path].Known.ID, Held: shelf.Replaced, Skipped: l.Skipped}, nil
}

func (l *Library) Version(id string, at shelf.Event) (*dossier.Dossier, *dossier.Call, error) {
	d := l.Stored[id]
	if d == nil || at.Dossier == "" {
		return nil, nil, &say.Trouble{Message: say.Message{What: NotFound}}
	}
	c := l.Parts.Calls.Find(d.Call)
	was, _, err := dossier.Read([]byte(at.Dossier), func(string) *dossier.Call { return c })
	return was, c, err
}

func (l *Library) GoBack(_ string, to shelf.Event) error {
	l.WentBack = append(l.WentBack, to)
	return nil
}

func (l *Library) SavePortable(ctx context.Context, _, _ string, how shelf.PortableOptions, progress func(float64)) ([]string, error) {
	if err := meanwhile(ctx, l.Sharing); err != nil {
		return nil, err
	}
	progress(1)
	l.Shared = append(l.Shared, how)
	return l.ShareLeft, ctx.Err()
}

func (l *Library) Everything(ctx context.Context, id, dir string) (int, error) {
	l.Gathered = append(l.Gathered, id+"|"+dir)
	return 2, ctx.Err()
}

// FailSaves makes the next saves fail, until it is called with nil.
func (l *Library) FailSaves(with error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failing = with
}
