// Package library is the shelf.Library of the program: the store on disk, with
// what a store cannot know beside it. It reads the files that dossiers come from,
// ships the examples and says which calls there are. Its own errors are worded;
// those of the store come as they are. It knows no screen.
package library

import (
	"cmp"
	"io"
	"sync"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
)

// Library is a store of dossiers with the calls and the examples of the program.
type Library struct {
	*store.DB
	// Viewed is the folder for copies that a viewer is given, "" for the system's.
	Viewed   string
	press    *paper.Press
	examples func() []shelf.Example // read when a menu or an empty list asks for them
	judged   sync.Map               // dossier.AnnexFacts by the hash of the file
	shown    sync.Map               // the folders of copies for viewers
	read     sync.Map               // wiring.Verified by the hash of a signed page
}

var _ shelf.Library = (*Library)(nil)

// New is the library on an open store.
func New(db *store.DB, press *paper.Press) *Library {
	return &Library{DB: db, press: press, examples: sync.OnceValue(func() []shelf.Example { return shipped(press) })}
}

// Calls are those that a dossier can be begun for.
func (l *Library) Calls() []*dossier.Call { return l.press.Calls.Calls }

// List adds to the list of the store what the calls are like now.
func (l *Library) List() ([]shelf.Entry, error) {
	entries, err := l.DB.List()
	for i := range entries {
		e := &entries[i]
		if c := l.press.Calls.Find(e.Call); c != nil {
			e.CallClosed = c.Status == "closed"
			e.Newer = c.Revision > e.Revision
			e.CallTitle = cmp.Or(c.Short, e.CallTitle)
		}
	}
	return entries, err
}

// summary is what the list shows of a dossier.
func (l *Library) summary(c *dossier.Call, d *dossier.Dossier) shelf.Summary {
	v := dossier.NewView(c, d, l.env())
	return shelf.SummaryOf(v, v.Score(v.Check()))
}

// Begin makes a new dossier for a call.
func (l *Library) Begin(c *dossier.Call, title string) (string, error) {
	d := dossier.New(c)
	d.Title = dossier.CleanText(title)
	return l.Create(c, d, l.summary(c, d), shelf.Event{})
}

// SaveJSON writes a dossier file. It asks nothing of the store.
func (l *Library) SaveJSON(d *dossier.Dossier, name string) error {
	return l.words(safefile.Write(name, d.Encode()), name)
}

// Rescue writes a dossier that the store does not take, and its annexes, into one file.
func (l *Library) Rescue(c *dossier.Call, d *dossier.Dossier, name string) (left []string, err error) {
	err = safefile.WriteWith(name, func(w io.Writer) (err error) {
		left, err = l.press.Rescue(l.DB, c, d, w)
		return err
	})
	return left, l.words(err, name)
}

// Refuge writes a dossier that the store does not take where the next start finds it.
func (l *Library) Refuge(c *dossier.Call, d *dossier.Dossier) (string, error) {
	return l.press.Refuge(l.DB, c, d)
}

// Rescued are the files that Refuge has written and that have something the list lacks.
func (l *Library) Rescued() []shelf.Rescued { return l.press.InRefuge(l.DB) }

// DropRescued removes one of them.
func (l *Library) DropRescued(path string) error { return l.words(paper.DropRefuge(path), path) }

// Delete removes for ever what is in the trash, and what was rescued of it.
func (l *Library) Delete(ids ...string) (shelf.Forgotten, error) {
	out, err := l.DB.Delete(ids...)
	if err == nil {
		out.Temporary += paper.DropRefuges(l.DB, ids...)
	}
	return out, err
}

// words words an error about a file.
func (l *Library) words(err error, about string) error {
	if err == nil {
		return nil
	}
	return failure.Trouble(l.press.Words, err, about)
}
