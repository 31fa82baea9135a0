package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
)

// freeze returns a call's stored form and its hash.
func freeze(c *dossier.Call) (hash string, frozen []byte, err error) {
	frozen, err = c.Freeze()
	if err != nil {
		return "", nil, err
	}
	sum := sha256.Sum256(frozen)
	return hex.EncodeToString(sum[:]), frozen, nil
}

// putCall stores a call once, however many dossiers are written for it.
func putCall(tx *bolt.Tx, hash string, frozen []byte) error {
	b := tx.Bucket(bucketCalls)
	if b.Get([]byte(hash)) != nil {
		return nil
	}
	return b.Put([]byte(hash), frozen)
}

// frozenCall reads a stored call and holds it against its hash.
func frozenCall(tx *bolt.Tx, hash string) (*dossier.Call, error) {
	raw := tx.Bucket(bucketCalls).Get([]byte(hash))
	if raw == nil {
		return nil, fmt.Errorf("%w: the call %.8s of a dossier is gone", ErrCorrupt, hash)
	}
	if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%w: the call %.8s does not match its hash", ErrCorrupt, hash)
	}
	c, err := dossier.LoadFrozen(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return c, nil
}

// dropCall removes a call that no dossier is written for any more.
func dropCall(tx *bolt.Tx, hash string) error {
	c := tx.Bucket(bucketEntries).Cursor()
	for id, raw := c.First(); id != nil; id, raw = c.Next() {
		rec, err := decodeRecord(raw)
		if err != nil {
			return err
		}
		if rec.CallHash == hash {
			return nil
		}
	}
	return tx.Bucket(bucketCalls).Delete([]byte(hash))
}
