package store

import (
	"bytes"
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

// putCall stores a call once, however many dossiers are written for it; one that
// was damaged becomes whole again by it.
func putCall(tx *bolt.Tx, hash string, frozen []byte) error {
	b := tx.Bucket(bucketCalls)
	if bytes.Equal(b.Get([]byte(hash)), frozen) {
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
	if err := callMatches([]byte(hash), raw); err != nil {
		return nil, err
	}
	c, err := dossier.LoadFrozen(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return c, nil
}

func callMatches(hash, raw []byte) error {
	if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != string(hash) {
		return fmt.Errorf("%w: the call %.8s does not match its hash", ErrCorrupt, hash)
	}
	return nil
}

// dropCall removes a call that no dossier is written for any more. It stays where
// an entry cannot be read, which may need it.
func dropCall(tx *bolt.Tx, hash string) error {
	c := tx.Bucket(bucketEntries).Cursor()
	for id, raw := c.First(); id != nil; id, raw = c.Next() {
		rec, err := decodeRecord(raw)
		if err != nil || rec.CallHash == hash || matches(tx, place(bucketEntries, id), raw) != nil {
			return nil //nolint:nilerr // an entry that cannot be read may need the call
		}
	}
	return tx.Bucket(bucketCalls).Delete([]byte(hash))
}
