package binder_test

import (
	"bytes"
	"io"
	"testing"

	"dossierpme/dossier/portable"
	"dossierpme/pdf/binder"
)

// A portable file is known by what portable writes, open and locked.
func TestAPortableFileIsKnownAsOne(t *testing.T) {
	var open, locked bytes.Buffer
	if err := portable.Write(&open, portable.Parcel{ID: "FERROVIAIRESOMME2345", Version: 1, Call: "essai", Revision: 1, Dossier: []byte("{}"), History: []byte("[]")}); err != nil {
		t.Fatal(err)
	}
	w, err := portable.Lock(&locked, "sesame")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, bytes.NewReader(open.Bytes())); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"open": open.Bytes(), "locked": locked.Bytes()} {
		if kind, err := binder.KindOfFile(bytes.NewReader(raw), int64(len(raw))); kind != binder.Portable || err != nil {
			t.Errorf("%s, it is %v, %v", name, kind, err)
		}
	}
}
