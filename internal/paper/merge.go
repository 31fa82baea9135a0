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

// Merged is what became of a dossier that was to be merged.
type Merged struct {
	ID        string
	Verdict   shelf.MergeVerdict
	Changed   []Change         // of the dossier of the store
	Conflicts []shelf.Conflict // none is left where a side was preferred
	Call      *dossier.Call
	Skipped   []Skipped
	// Here and There are the two dossiers where there are conflicts.
	Here, There *dossier.Dossier
}

// Merging is what merging a dossier of a file with the one of the store would do.
type Merging struct {
	shelf.Merging // its verdict is never conflict, and neither Mark nor Would is told
	base          *dossier.Dossier
	uses          *dossier.Uses
}

// Would is the dossier that is written where choose says what stands in conflicts, and
// where it differs from the one of the store.
func (m *Merging) Would(choose merge.Choose) (*dossier.Dossier, []Change, error) {
	if m.Verdict == shelf.MergeSame || m.Verdict == shelf.MergeNewerHere {
		return m.Here, nil, nil
	}
	merged, _ := merge.Merge(m.Call, m.uses, m.base, m.Here, m.There, choose)
	changed, err := fileChanges(m.Here.Encode(), merged.Encode())
	return merged, labelled(changed, m.Call), err
}

// PlanMerge holds the dossier of a file against the one of the store that has its id.
// What both had at last is found by the fingerprints that their histories keep;
// without one every difference is a conflict. It writes nothing. The error is
// store.ErrNotFound where the store has none of its id.
func (p *Press) PlanMerge(db *store.DB, f *File) (*Merging, error) {
	here, c, err := db.Get(f.Dossier.ID)
	if err != nil {
		return nil, err
	}
	out := &Merging{Merging: shelf.Merging{Call: c, Here: here}, uses: p.Env.Uses}
	if out.There, err = p.inCall(c, here, f); err != nil {
		return nil, err
	}
	if _, err := keepAnnexes(looking{db}, f, out.There, nil); err != nil {
		return nil, err
	}
	differ, err := fileChanges(here.Encode(), out.There.Encode())
	if err != nil {
		return nil, err
	}
	if len(differ) == 0 {
		out.Verdict = shelf.MergeSame
		return out, nil
	}
	if out.base, out.Verdict, err = p.common(db, c, here, out.There, f); err != nil || out.Verdict == shelf.MergeNewerHere {
		return out, err
	}
	_, out.Conflicts = merge.Merge(c, out.uses, out.base, here, out.There, merge.Prefer(merge.Here))
	return out, nil
}

// Merge puts the dossier of a file together with the one of the store that has its
// id. With conflicts nothing is written, unless prefer says whose answer stands. What
// the dossier was stays in its history.
func (p *Press) Merge(db *store.DB, f *File, prefer *merge.Side) (Merged, error) {
	if f.Dossier.ID == "" {
		d := f.Dossier.Copy()
		if err := dossier.Identify(f.Call, d); err != nil {
			return Merged{}, err
		}
		f.Dossier = d
	}
	plan, err := p.PlanMerge(db, f)
	if errors.Is(err, store.ErrNotFound) {
		got, err := p.Import(db, f, nil, shelf.TakeNone)
		return Merged{ID: got.ID, Verdict: shelf.MergeNew, Call: f.Call, Skipped: got.Skipped}, err
	}
	if err != nil {
		return Merged{}, err
	}
	if len(plan.Conflicts) > 0 && prefer == nil {
		return Merged{ID: plan.Here.ID, Call: plan.Call, Verdict: shelf.MergeConflict, Conflicts: plan.Conflicts, Here: plan.Here, There: plan.There}, nil
	}
	side := merge.Here
	if prefer != nil {
		side = *prefer
	}
	return p.Apply(db, f, plan, merge.Prefer(side))
}

// Apply does what was planned. What the dossier was stays in its history.
func (p *Press) Apply(db *store.DB, f *File, plan *Merging, choose merge.Choose) (Merged, error) {
	out := Merged{ID: plan.Here.ID, Call: plan.Call, Verdict: plan.Verdict}
	switch plan.Verdict {
	case shelf.MergeSame:
		return out, p.shared(db, f, plan.Here)
	case shelf.MergeNewerHere:
		return out, nil
	}
	merged, changed, err := plan.Would(choose)
	if err != nil {
		return out, err
	}
	out.Changed = changed
	if out.Skipped, err = keepAnnexes(db, f, plan.There.Copy(), nil); err != nil {
		return out, err
	}
	return out, p.keepMerged(db, plan.Call, plan.Here, plan.There, merged, f)
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
func (p *Press) common(db *store.DB, c *dossier.Call, here, there *dossier.Dossier, f *File) (*dossier.Dossier, shelf.MergeVerdict, error) {
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
			return nil, shelf.MergeNewerHere, nil
		case v.Fingerprint == now:
			return known[i].dossier, shelf.MergeNewerThere, nil
		}
		return known[i].dossier, shelf.MergeMerged, nil
	}
	return nil, shelf.MergeMerged, nil
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
