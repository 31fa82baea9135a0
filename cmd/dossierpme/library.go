package main

import (
	"cmp"
	"path/filepath"
	"sync"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
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
	read     sync.Map // paper.Verified by the hash of a signed page
}

var _ ui.Library = (*library)(nil)

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
	return paper.Summary(v, v.Score(v.Check()))
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
	why := store.Event{Kind: store.Exported, Note: filepath.Base(r.Path), Fingerprint: r.Fingerprint}
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

func (l *library) SaveJSON(id, name string) error {
	d, _, err := l.db.Get(id)
	if err != nil {
		return l.words(err)
	}
	return l.wordsOf(safefile.Write(name, d.Encode()), name)
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
