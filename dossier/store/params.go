package store

import (
	"fmt"
	"maps"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// bucketParams holds what was read in the document of a call, by the call's id:
// a dossier file without answers, so that a value is written there as it is
// everywhere. The bucket is made by the first call that is shared, so that older
// stores and older programs need to know nothing of it.
var bucketParams = []byte("params")

// SharedParams returns what was kept for the dossiers of a call.
func (db *DB) SharedParams(c *dossier.Call) (shelf.SharedParams, error) {
	var kept *dossier.Dossier
	err := db.view("reading the parameters of "+c.ID, func(tx *bolt.Tx) (err error) {
		kept, err = keptParams(tx, c)
		return err
	})
	if err != nil || kept == nil {
		return shelf.SharedParams{}, err
	}
	return shelf.SharedParams{Params: kept.Params, Updated: kept.Updated}, nil
}

// ShareParams keeps parameters for all dossiers of a call and returns all
// that are kept now. Those that are not given stay as they were kept, and so does
// what is given without a value: a dossier that knows less takes nothing away.
func (db *DB) ShareParams(c *dossier.Call, params map[dossier.FieldID]dossier.Param) (shelf.SharedParams, error) {
	kept := &dossier.Dossier{}
	err := db.update("keeping the parameters of "+c.ID, func(tx *bolt.Tx) (err error) {
		if kept, err = keptParams(tx, c); err != nil {
			return err
		}
		if kept == nil {
			kept = dossier.New(c)
		}
		kept.Revision, kept.Params = c.Revision, maps.Clone(kept.Params)
		for id, p := range params {
			if p.Value != nil && !p.Value.Empty() {
				kept.Params[id] = p
			}
		}
		if len(kept.Params) == 0 {
			return errUnchanged
		}
		kept.Updated = db.opts.Clock().UTC()
		if _, err := tx.CreateBucketIfNotExists(bucketParams); err != nil {
			return err
		}
		return keep(tx, bucketParams, []byte(c.ID), kept.Encode())
	})
	if err != nil {
		return shelf.SharedParams{}, err
	}
	return shelf.SharedParams{Params: kept.Params, Updated: kept.Updated}, nil
}

// keptParams reads what is kept for a call, nil where nothing is.
func keptParams(tx *bolt.Tx, c *dossier.Call) (*dossier.Dossier, error) {
	raw, err := load(tx, bucketParams, []byte(c.ID))
	if err != nil {
		return nil, fmt.Errorf("parameters of %s: %w", c.ID, err)
	}
	if raw == nil {
		return nil, nil
	}
	d, _, err := dossier.Read(raw, func(id string) *dossier.Call {
		if id != c.ID {
			return nil
		}
		return c
	})
	if err != nil {
		return nil, fmt.Errorf("%w: parameters of %s: %w", ErrCorrupt, c.ID, err)
	}
	return d, nil
}
