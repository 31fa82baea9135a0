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
