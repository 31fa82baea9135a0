package main

import (
	"cmp"
	"io"
	"io/fs"
	"mime"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/wiring"
	"dossierpme/ui"
)

// library gives the window the store. What the store cannot know, that an annex
// lies beside an imported file or which example there is, stands here.
type library struct {
	db    *store.DB
	parts *wiring.Parts

	mu       sync.Mutex
	examples []ui.Example
}

var _ ui.Library = (*library)(nil)

// piecesField lists the annexes, in every call.
const piecesField = dossier.FieldID("pieces")

func (l *library) Close() error { return l.db.Close() }

func (l *library) Folder() string { return l.db.Dir() }

func (l *library) Calls() []*dossier.Call { return l.parts.Calls.Calls }

func (l *library) List() ([]ui.Entry, error) {
	stored, err := l.db.List()
	if err != nil {
		return nil, l.words(err)
	}
	out := make([]ui.Entry, len(stored))
	for i, e := range stored {
		title := e.CallTitle
		closed := false
		if c := l.parts.Calls.Find(e.Call); c != nil {
			closed = c.Status == "closed"
			title = cmp.Or(c.Short, title)
		}
		out[i] = ui.Entry{
			ID: e.ID, Title: e.Title, Company: e.Company, Project: e.Project,
			Call: e.Call, CallTitle: title, CallClosed: closed,
			State: ui.State(e.State), StateAt: e.StateAt, ChangedSince: e.ChangedSince(),
			Percent: e.Percent, Minutes: e.Minutes, Requested: e.Requested, Updated: e.Updated, Trashed: e.Trashed,
		}
	}
	return out, nil
}

// summary is what the list shows of a dossier.
func (l *library) summary(c *dossier.Call, d *dossier.Dossier) store.Summary {
	v := dossier.NewView(c, d, l.parts.Env)
	score := v.Score(v.Check())
	s := store.Summary{Company: v.Text("company.name"), Project: v.Text("project.title"), Percent: score.Percent, Minutes: score.Minutes}
	if m, ok := v.Get("funding.requested").(dossier.Money); ok {
		s.Requested = dossier.Num{Decimal: m.Decimal, OK: true}
	}
	return s
}

func (l *library) Create(c *dossier.Call, title string) (string, error) {
	d := dossier.New(c)
	d.Title = dossier.CleanText(title)
	id, err := l.db.Create(c, d, l.summary(c, d), store.Event{})
	return id, l.words(err)
}

func (l *library) Open(id string) (*dossier.Dossier, *dossier.Call, error) {
	d, c, err := l.db.Get(id)
	return d, c, l.words(err)
}

func (l *library) Save(d *dossier.Dossier, s ui.Summary) (ui.Stamp, error) {
	stamp, err := l.db.Save(d, store.Summary{
		Company: s.Company, Project: s.Project, Percent: s.Percent, Minutes: s.Minutes, Requested: s.Requested,
	})
	return ui.Stamp{Version: stamp.Version, Updated: stamp.Updated}, l.words(err)
}

func (l *library) Duplicate(id, title string) (string, error) {
	copied, err := l.db.Duplicate(id, title)
	return copied, l.words(err)
}

// CopyTo copies the answers to the questions that the other call asks in the same
// way. What only the old call asked stays in the old dossier, and so do its call
// parameters: they are another document's.
func (l *library) CopyTo(id string, c *dossier.Call, title string) (string, error) {
	old, from, err := l.db.Get(id)
	if err != nil {
		return "", l.words(err)
	}
	d := dossier.New(c)
	d.Title = dossier.CleanText(title)
	for field, val := range old.Answers {
		here, there := c.Field(field), from.Field(field)
		if here == nil || there == nil || here.Kind != there.Kind {
			continue
		}
		if kept, err := dossier.DecodeValue(here, dossier.EncodeValue(val)); err == nil {
			d.Set(field, kept)
		}
	}
	copied, err := l.db.Create(c, d, l.summary(c, d), store.Event{Kind: store.Duplicated, Note: id})
	return copied, l.words(err)
}

func (l *library) Rename(id, title string) error { return l.words(l.db.Rename(id, title)) }

func (l *library) SetState(id string, to ui.State) error {
	why := store.Event{}
	if to == ui.Draft {
		why.Kind = store.Reopened
	}
	return l.words(l.db.SetState(id, store.State(to), why))
}

func (l *library) Exported(id string, r ui.ExportReport) error {
	why := store.Event{Kind: store.Exported, Note: filepath.Base(r.Path)}
	if r.Draft {
		return l.words(l.db.AddHistory(id, why))
	}
	return l.words(l.db.SetState(id, store.StateExported, why))
}

func (l *library) History(id string) ([]ui.Event, error) {
	events, err := l.db.History(id)
	out := make([]ui.Event, len(events))
	for i, e := range events {
		out[i] = ui.Event{At: e.At, Kind: string(e.Kind), Version: e.Version, Note: e.Note}
	}
	return out, l.words(err)
}

func (l *library) Trash(id string) error   { return l.words(l.db.Trash(id)) }
func (l *library) Restore(id string) error { return l.words(l.db.Restore(id)) }
func (l *library) Delete(id string) error  { return l.words(l.db.Delete(id)) }

// Import reads a dossier file and keeps the annexes that lie beside it.
func (l *library) Import(name string) (string, error) {
	f, err := l.parts.Read(name, nil)
	if err != nil {
		return "", l.wordsOf(err, name)
	}
	if dir, ok := f.Folder(); ok {
		open := func(at string) (io.ReadCloser, error) {
			if wiring.Annex(dir, at) != wiring.AnnexFile {
				return nil, fs.ErrNotExist
			}
			return wiring.OpenAnnex(dir, at)
		}
		if err := l.keepAnnexes(f.Dossier, open); err != nil {
			return "", l.wordsOf(err, name)
		}
	}
	id, err := l.db.Create(f.Call, f.Dossier, l.summary(f.Call, f.Dossier), store.Event{Kind: store.Imported, Note: filepath.Base(name)})
	return id, l.words(err)
}

// keepAnnexes copies the files that the rows of annexes name into the store. A
// file that is not there is left as it is named: the check says so.
func (l *library) keepAnnexes(d *dossier.Dossier, open func(path string) (io.ReadCloser, error)) error {
	rows := d.Rows(piecesField)
	out := make(dossier.Rows, len(rows))
	copy(out, rows)
	for i, r := range rows {
		at, _ := r.Get("path").(dossier.Text)
		if at == "" {
			continue
		}
		f, err := open(string(at))
		if err != nil {
			continue
		}
		sum, size, err := l.db.AddFile(f)
		_ = f.Close()
		if err != nil {
			return err
		}
		out[i] = r.With("sha256", dossier.Text(sum)).With("size", dossier.Integer(size))
		if name, _ := r.Get("name").(dossier.Text); name == "" {
			out[i] = out[i].With("name", dossier.Text(path.Base(strings.ReplaceAll(string(at), `\`, "/"))))
		}
	}
	if len(out) > 0 {
		d.Set(piecesField, out)
	}
	return nil
}

func (l *library) SaveJSON(id, name string) error {
	d, _, err := l.db.Get(id)
	if err != nil {
		return l.words(err)
	}
	return l.wordsOf(wiring.WriteFile(name, d.Encode()), name)
}

// maxAnnex bounds one annex: what a portal would never take.
const maxAnnex = 200 << 20

func (l *library) Attach(name string) (map[string]dossier.Value, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, l.wordsOf(err, name)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > maxAnnex {
		return nil, &ui.Trouble{What: l.parts.Words.T("ui.annex.too_large", "file", filepath.Base(name))}
	}
	sum, size, err := l.db.AddFile(f)
	if err != nil {
		return nil, l.wordsOf(err, name)
	}
	base := filepath.Base(name)
	cells := map[string]dossier.Value{
		"path": dossier.Text("annexes/" + base), "name": dossier.Text(base),
		"sha256": dossier.Text(sum), "size": dossier.Integer(size),
	}
	if kind := mime.TypeByExtension(strings.ToLower(filepath.Ext(base))); kind != "" {
		kind, _, _ = strings.Cut(kind, ";")
		cells["type"] = dossier.Text(kind)
	}
	return cells, nil
}

// Attached gives a copy of an annex under its own name, for a viewer: in the store
// it has only its hash.
func (l *library) Attached(sum, name string) (string, error) {
	kept, err := l.db.File(sum)
	if err != nil {
		return "", l.words(err)
	}
	dir, err := os.MkdirTemp("", "dossierpme-")
	if err != nil {
		return "", l.words(err)
	}
	raw, err := os.ReadFile(kept)
	if err != nil {
		return "", l.words(err)
	}
	at := filepath.Join(dir, filepath.Base(name))
	if err := os.WriteFile(at, raw, 0o400); err != nil {
		return "", l.words(err)
	}
	return at, nil
}

// Examples lists the worked dossiers, with the call each is for.
func (l *library) Examples() []ui.Example {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.examples
}

// words makes an error of the store a Trouble: what happened, what is safe, what
// to do.
func (l *library) words(err error) error { return l.wordsOf(err, l.db.Dir()) }

func (l *library) wordsOf(err error, about string) error {
	if err == nil {
		return nil
	}
	return troubleOf(l.parts.Words, err, about)
}
