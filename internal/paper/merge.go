package paper

import (
	"errors"
	"path/filepath"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
)

// MergeVerdict says how a dossier of a file compares with that of the store.
type MergeVerdict string

// The verdicts.
const (
	MergeNew        MergeVerdict = "new"         // the store has none of its id: it is imported
	MergeSame       MergeVerdict = "same"        // nothing to do
	MergeNewerHere  MergeVerdict = "newer_here"  // the file is what the dossier was: nothing to do
	MergeNewerThere MergeVerdict = "newer_there" // the dossier is what the file was: its changes are taken
	MergeMerged     MergeVerdict = "merged"      // the changes of both are put together
	MergeConflict   MergeVerdict = "conflict"    // both changed the same: nothing is written
)

// Merged is what became of a dossier that was to be merged.
type Merged struct {
	ID        string
	Verdict   MergeVerdict
	Changed   []Change         // of the dossier of the store
	Conflicts []merge.Conflict // none is left where a side was preferred
	Call      *dossier.Call
	Skipped   []Skipped
}

// Merge puts the dossier of a file together with the one of the store that has its
// id. What both had at last is found by the fingerprints that their histories keep;
// without one every difference is a conflict. With conflicts nothing is written,
// unless prefer says whose answer stands. What the dossier was stays in its history.
func (p *Press) Merge(db *store.DB, f *File, prefer *merge.Side) (Merged, error) {
	if f.Dossier.ID == "" {
		d := f.Dossier.Copy()
		if err := dossier.Identify(f.Call, d); err != nil {
			return Merged{}, err
		}
		f.Dossier = d
	}
	here, c, err := db.Get(f.Dossier.ID)
	if errors.Is(err, store.ErrNotFound) {
		got, err := p.Import(db, f, nil, shelf.TakeNone)
		return Merged{ID: got.ID, Verdict: MergeNew, Call: f.Call, Skipped: got.Skipped}, err
	}
	if err != nil {
		return Merged{}, err
	}
	out := Merged{ID: here.ID, Call: c}
	there, err := p.inCall(c, here, f)
	if err != nil {
		return out, err
	}
	if _, err := keepAnnexes(looking{db}, f, there, nil); err != nil {
		return out, err
	}
	differ, err := fileChanges(here.Encode(), there.Encode())
	if err != nil {
		return out, err
	}
	if len(differ) == 0 {
		out.Verdict = MergeSame
		return out, p.shared(db, f, here)
	}
	base, verdict, err := p.common(db, c, here, there, f)
	if err != nil {
		return out, err
	}
	out.Verdict = verdict
	if verdict == MergeNewerHere {
		return out, nil
	}
	side := merge.Here
	if prefer != nil {
		side = *prefer
	}
	merged, conflicts := merge.Merge(base, here, there, side)
	if len(conflicts) > 0 && prefer == nil {
		out.Verdict, out.Conflicts = MergeConflict, conflicts
		return out, nil
	}
	if out.Changed, err = fileChanges(here.Encode(), merged.Encode()); err != nil {
		return out, err
	}
	out.Changed = labelled(out.Changed, c)
	if out.Skipped, err = keepAnnexes(db, f, there, nil); err != nil {
		return out, err
	}
	return out, p.keepMerged(db, c, here, there, merged, f)
}

// inCall reads the dossier of the file as one of the call that the store has it
// for: a program knows other revisions than the one that wrote it.
func (p *Press) inCall(c *dossier.Call, here *dossier.Dossier, f *File) (*dossier.Dossier, error) {
	if f.Dossier.Call != here.Call {
		return nil, &failure.Error{Code: "merge_other_call", Args: map[string]string{"id": here.Call, "other": f.Dossier.Call}}
	}
	there, _, err := dossier.Read(f.Dossier.Encode(), func(string) *dossier.Call { return c })
	if err != nil {
		return nil, err
	}
	if there.Title == "" {
		there.Title = here.Title // a file that does not say it changes no name
	}
	return there, nil
}

// common finds the newest version that both histories hold, nil where there is none,
// and says what follows from it.
func (p *Press) common(db *store.DB, c *dossier.Call, here, there *dossier.Dossier, f *File) (*dossier.Dossier, MergeVerdict, error) {
	events, err := db.History(here.ID)
	if err != nil {
		return nil, "", err
	}
	known, err := versions(c, here, events)
	if err != nil {
		return nil, "", err
	}
	sum, err := fingerprint(c, there)
	if err != nil {
		return nil, "", err
	}
	var theirs []portable.Version
	if f.parcel != nil {
		theirs = f.parcel.Versions
	}
	theirs = append(slices.Clone(theirs), portable.Version{Version: there.Version, Fingerprint: sum})
	now := known[len(known)-1].sum
	for _, v := range slices.Backward(theirs) {
		i := slices.IndexFunc(known, func(k kept) bool { return k.sum == v.Fingerprint })
		switch {
		case i < 0, sum == now && v.Fingerprint == sum: // they differ in what no fingerprint covers
			continue
		case v.Fingerprint == sum:
			return nil, MergeNewerHere, nil
		case v.Fingerprint == now:
			return known[i].dossier, MergeNewerThere, nil
		}
		return known[i].dossier, MergeMerged, nil
	}
	return nil, MergeMerged, nil
}

// keepMerged writes the result. What the dossier was goes into its history first,
// and what the file had, which the two places have in common from now on.
func (p *Press) keepMerged(db *store.DB, c *dossier.Call, here, there, merged *dossier.Dossier, f *File) error {
	why := shelf.Event{Kind: shelf.WasMerged, Version: here.Version, Dossier: string(here.Encode())}
	if f.Path != "" {
		why.Note = filepath.Base(f.Path)
	}
	if err := db.AddHistory(here.ID, why); err != nil {
		return err
	}
	if err := p.share(db, c, there); err != nil {
		return err
	}
	v := p.Judged(&File{Dossier: merged, Call: c, Shelf: db})
	_, err := db.Save(merged, shelf.SummaryOf(v, v.Score(v.Check())))
	return err
}
