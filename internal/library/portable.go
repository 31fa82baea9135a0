package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
)

// readFile reads the dossier of a file that may be locked. That a passphrase is tried
// cannot be stopped; who has stopped it gets nothing of the file.
func (l *Library) readFile(ctx context.Context, from shelf.Source) (*paper.File, error) {
	press := *l.press
	press.Passphrase = from.Passphrase
	f, err := press.Read(from.Path, nil)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return f, err
}

// locked says of an error that a passphrase is lacking, or is not the right one; nil
// where it is another one.
func locked(err error) *shelf.Portable {
	if err == nil {
		return nil
	}
	switch failure.Of(err, "").Code {
	case "portable_locked":
		return &shelf.Portable{Locked: true}
	case "portable_passphrase":
		return &shelf.Portable{Locked: true, Wrong: true}
	}
	return nil
}

// portable is what a portable file holds, and what taking it in would do.
func (l *Library) portable(f *paper.File) (*shelf.Portable, error) {
	out := &shelf.Portable{Dossier: f.Dossier, Call: f.Call}
	out.Annexes, out.History = f.Carried()
	plan, err := l.press.PlanMerge(l.DB, f)
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrCorrupt):
		return out, nil
	case err != nil && failure.Of(err, "").Code == "merge_other_call": // it can still be copied, or take its place
		return out, nil
	case err != nil:
		return nil, err
	}
	out.Merging = merging(plan)
	return out, nil
}

// merging is a plan as the window sees it.
func merging(plan *paper.Merging) *shelf.Merging {
	out := plan.Merging
	out.Mark = markOf(plan)
	if len(out.Conflicts) > 0 {
		out.Verdict = shelf.MergeConflict
	}
	out.Would = func(there map[dossier.Spot]bool) (*dossier.Dossier, []dossier.Spot) {
		d, changed, err := plan.Would(chosen(there))
		if err != nil { // both were read: there is no other
			return plan.Here, nil
		}
		return d, spots(changed)
	}
	return &out
}

// spots are the places of changes.
func spots(of []paper.Change) (all []dossier.Spot) {
	for _, c := range of {
		all = append(all, dossier.Spot{Field: c.Field, Row: c.Row})
	}
	return all
}

// chosen chooses the file in these places.
func chosen(there map[dossier.Spot]bool) merge.Choose {
	return func(c shelf.Conflict) merge.Side {
		if there[c.Spot] {
			return merge.There
		}
		return merge.Here
	}
}

// markOf changes with either side.
func markOf(plan *paper.Merging) string {
	h := sha256.New()
	for _, d := range []*dossier.Dossier{plan.Here, plan.There} {
		_, _ = h.Write(d.Encode())
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Merge does what a look at a portable file has planned, with the file standing in
// these places. Where either side is another one since, it does nothing and says
// shelf.ErrMoved.
func (l *Library) Merge(ctx context.Context, from shelf.Source, mark string, there map[dossier.Spot]bool) (shelf.Imported, error) {
	f, err := l.readFile(ctx, from)
	if err != nil {
		return shelf.Imported{}, l.words(err, from.Path)
	}
	plan, err := l.press.PlanMerge(l.DB, f)
	if err != nil {
		return shelf.Imported{}, l.words(err, from.Path)
	}
	if markOf(plan) != mark {
		return shelf.Imported{}, shelf.ErrMoved
	}
	got, err := l.press.Apply(l.DB, f, plan, chosen(there))
	if err != nil {
		return shelf.Imported{}, l.words(err, from.Path)
	}
	out := shelf.Imported{ID: got.ID, Held: shelf.Replaced}
	for _, s := range got.Skipped {
		out.Skipped = append(out.Skipped, s.Path)
	}
	return out, l.Restore(got.ID) // it may lie in the trash
}

// Version is what a dossier was at an event of its history, read through the call that
// it has now.
func (l *Library) Version(id string, at shelf.Event) (*dossier.Dossier, *dossier.Call, error) {
	_, c, err := l.DB.Get(id)
	if err != nil {
		return nil, nil, err
	}
	d, _, err := dossier.Read([]byte(at.Dossier), func(string) *dossier.Call { return c })
	if err != nil {
		return nil, nil, l.words(err, id)
	}
	d.ID = id
	return d, c, nil
}

// GoBack makes a dossier what it was at an event of its history. What it is now stays
// there.
func (l *Library) GoBack(id string, to shelf.Event) error {
	d, c, err := l.Version(id, to)
	if err != nil {
		return err
	}
	_, err = l.Replace(c, d, l.summary(c, d), shelf.Event{})
	return err
}

// SavePortable writes a dossier and its annexes as one file and returns the names of
// annexes that are not there. Where it is stopped, or fails, what was there stays.
func (l *Library) SavePortable(ctx context.Context, id, path string, how shelf.PortableOptions, progress func(share float64)) (left []string, err error) {
	d, c, err := l.DB.Get(id)
	if err != nil {
		return nil, err
	}
	size := int64(1)
	for _, r := range d.Rows(c.Annexes()) {
		n, _ := r.Get("size").(dossier.Integer)
		size += int64(n)
	}
	err = safefile.WriteWith(path, func(w io.Writer) (err error) {
		left, err = l.press.SavePortable(l.DB, id, &counting{ctx: ctx, to: w, of: size, tell: progress}, how)
		return err
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return slices.Compact(left), l.words(err, path)
}

// counting tells how much of something was written, and stops when it is to.
type counting struct {
	ctx      context.Context
	to       io.Writer
	done, of int64
	tell     func(share float64)
}

func (c *counting) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.to.Write(b)
	before := c.done * 100 / c.of
	if c.done += int64(n); c.done*100/c.of != before {
		c.tell(min(float64(c.done)/float64(c.of), 1))
	}
	return n, err
}

// Everything writes all that is kept on the company of a dossier into a folder.
func (l *Library) Everything(ctx context.Context, id, dir string) (int, error) {
	n, err := l.press.Everything(ctx, l.DB, id, dir)
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	return n, l.words(err, dir)
}
