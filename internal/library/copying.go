package library

import (
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// CopyTo copies a dossier to another call, as far as that asks the same, and says
// what came.
func (l *Library) CopyTo(id string, c *dossier.Call, title string) (shelf.Copied, error) {
	old, from, err := l.Get(id)
	if err != nil {
		return shelf.Copied{}, err
	}
	v := dossier.NewView(from, old, l.env())
	copied := v.CopyTo(c)
	d := copied.Dossier
	d.Title = dossier.CleanText(title)
	out := shelf.Copied{
		Kept: copied.Kept, Anew: v.Names(copied.Anew), Confirm: v.Names(copied.Confirm), Left: v.Names(copied.Left), Scans: copied.Scans,
	}
	out.ID, err = l.Create(c, d, l.summary(c, d), shelf.Event{Kind: shelf.WasDuplicated, Note: id})
	return out, err
}

// Duplicate copies a dossier as a new draft for the same call. What was signed stays
// with the original.
func (l *Library) Duplicate(id, title string) (string, error) {
	old, c, err := l.Get(id)
	if err != nil {
		return "", err
	}
	d := dossier.NewView(c, old, l.env()).Unsigned()
	d.ID, d.Version, d.Title = "", 0, dossier.CleanText(title)
	d.Updated = time.Time{}
	return l.Create(c, d, l.summary(c, d), shelf.Event{Kind: shelf.WasDuplicated, Note: id})
}

// MoveOn takes a dossier to the newest revision of its call, and says what became of
// its answers. Where there is no newer one nothing happens.
func (l *Library) MoveOn(id string) (shelf.Moved, error) {
	old, from, err := l.Get(id)
	if err != nil {
		return shelf.Moved{}, err
	}
	c := l.press.Calls.Find(from.ID)
	if c == nil || c.Revision <= from.Revision {
		return shelf.Moved{}, nil
	}
	was := dossier.NewView(from, old, l.env())
	moved, err := was.MoveTo(c)
	if err != nil {
		return shelf.Moved{}, err
	}
	d := moved.Dossier
	if _, err := l.Move(c, d, l.summary(c, d), shelf.Event{}); err != nil {
		return shelf.Moved{}, err
	}
	is := dossier.NewView(c, d, l.env())
	return shelf.Moved{
		Turned: is.Names(moved.Turned), Opened: is.Names(moved.Opened), New: is.Names(moved.New),
		Unread: is.Names(moved.Unread), Left: was.Names(moved.Left),
	}, nil
}
