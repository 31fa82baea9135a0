package paper

import (
	"io"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/store"
)

// Rescue writes a dossier as it is in memory, which its store could not take, into one
// portable file with its annexes. Of the store it takes what that still gives: an
// annex that cannot be read, for whatever reason, is left out and told. Nothing is
// noted in the history, which could not take that either.
func (p *Press) Rescue(db *store.DB, c *dossier.Call, d *dossier.Dossier, to io.Writer) (left []string, err error) {
	known, err := versionsInReach(db, c, d)
	if err != nil {
		return nil, err
	}
	parcel, err := parcelOf(c, d, known)
	if err != nil {
		return nil, err
	}
	if left, err = addAnnexes(&parcel, db, d, func(error) bool { return true }); err != nil {
		return nil, err
	}
	return left, portable.Write(to, parcel)
}

// versionsInReach are the versions of a dossier of which the present one is in memory:
// with the stored one, so that the file can be put together with that again.
func versionsInReach(db *store.DB, c *dossier.Call, d *dossier.Dossier) ([]kept, error) {
	events, err := db.History(d.ID)
	if err != nil {
		events = nil
	}
	all, err := versions(c, d, events)
	if err != nil {
		return nil, err
	}
	stored, _, err := db.Get(d.ID)
	if err != nil {
		return all, nil //nolint:nilerr // the file is there for a store that gives nothing
	}
	sum, err := fingerprint(c, stored)
	if err != nil {
		return nil, err
	}
	before, present := all[:len(all)-1], all[len(all)-1]
	if sum != present.sum {
		before = append(before, kept{stored, sum})
	}
	return append(before, present), nil
}
