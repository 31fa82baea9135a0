package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// bucketSums holds a checksum for each record, under the name of the record's
// bucket and its keys. It stands beside the records, whose bytes stay what they
// are: a disk that flips a bit changes an amount into another one that reads as
// well, and nothing but a checksum tells the two apart. Calls need none, their key
// is their hash; a bucket of somebody else has none.
var bucketSums = []byte("sums")

// place names a record: its bucket and its keys in it.
func place(bucket []byte, keys ...[]byte) []byte {
	return bytes.Join(append([][]byte{bucket}, keys...), []byte("/"))
}

// sumOf is the checksum of a record. The place is part of it, so that a record
// that a damaged page shows under another key is noticed too.
func sumOf(at, value []byte) []byte {
	h := sha256.New()
	h.Write(binary.BigEndian.AppendUint32(nil, uint32(len(at))))
	h.Write(at)
	h.Write(value)
	return h.Sum(nil)
}

// errRecord is a record that is not what was written.
var errRecord = fmt.Errorf("%w: a record does not match its checksum", ErrCorrupt)

// matches holds a record against its checksum. A store of version 1, which is only
// ever read, has none; nil is a record that is not there, and then there must be
// no checksum either.
func matches(tx *bolt.Tx, at, value []byte) error {
	sums := tx.Bucket(bucketSums)
	if sums == nil {
		return nil
	}
	sum := sums.Get(at)
	if value == nil && sum == nil || value != nil && bytes.Equal(sum, sumOf(at, value)) {
		return nil
	}
	return errRecord
}

// load reads a record, nil where there is none, and holds it against its checksum.
// The bytes are bbolt's, gone after the transaction.
func load(tx *bolt.Tx, bucket, key []byte) ([]byte, error) {
	var value []byte
	if b := tx.Bucket(bucket); b != nil {
		value = b.Get(key)
	}
	return value, matches(tx, place(bucket, key), value)
}

// keep writes a record and its checksum.
func keep(tx *bolt.Tx, bucket, key, value []byte) error {
	if err := tx.Bucket(bucket).Put(key, value); err != nil {
		return err
	}
	return keepSum(tx, place(bucket, key), value)
}

func keepSum(tx *bolt.Tx, at, value []byte) error {
	sums := tx.Bucket(bucketSums)
	if sums == nil { // of a version before them
		return nil
	}
	return sums.Put(at, sumOf(at, value))
}

// drop removes a record and its checksum.
func drop(tx *bolt.Tx, bucket, key []byte) error {
	if err := tx.Bucket(bucket).Delete(key); err != nil {
		return err
	}
	if sums := tx.Bucket(bucketSums); sums != nil {
		return sums.Delete(place(bucket, key))
	}
	return nil
}

// dropSums removes the checksums of all records below a place.
func dropSums(tx *bolt.Tx, below []byte) error {
	sums := tx.Bucket(bucketSums)
	if sums == nil {
		return nil
	}
	var gone [][]byte
	for key := range sumsBelow(sums, below) {
		gone = append(gone, bytes.Clone(key))
	}
	for _, key := range gone {
		if err := sums.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// sumsBelow goes through the places below a place.
func sumsBelow(sums *bolt.Bucket, below []byte) func(yield func(at, sum []byte) bool) {
	return func(yield func(at, sum []byte) bool) {
		prefix := append(bytes.Clone(below), '/')
		c := sums.Cursor()
		for at, sum := c.Seek(prefix); at != nil && bytes.HasPrefix(at, prefix); at, sum = c.Next() {
			if !yield(at, sum) {
				return
			}
		}
	}
}
