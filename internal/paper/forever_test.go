package paper_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

// What the program of the first form made of a dossier: its file, its PDF, and a scan
// of the first page of its letter. None of them is ever written again.
const (
	firstForm        = "testdata/forever/form1"
	firstFingerprint = "MRPN-A5F3-QPMO-6LJL"
)

// TestWhatTheFirstFormSealedStaysWhatItWas: read with the call inside it, it is the same
// data, to the byte; signed again it bears the same fingerprint, and so does the paper
// that was signed then.
func TestWhatTheFirstFormSealedStaysWhatItWas(t *testing.T) {
	p := parts(t, "")
	pdf, err := os.ReadFile(filepath.FromSlash(firstForm + ".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	data, meta, err := seal.Open(bytes.NewReader(pdf))
	if err != nil {
		t.Fatal(err)
	}
	if meta.Short() != firstFingerprint {
		t.Errorf("the data bear %s", meta.Short())
	}
	var sealed struct{ Definition json.RawMessage }
	if err := json.Unmarshal(data, &sealed); err != nil {
		t.Fatal(err)
	}
	then, err := dossier.LoadFrozen(sealed.Definition)
	if err != nil {
		t.Fatal(err)
	}
	if frozen, err := then.Freeze(); err != nil || !bytes.Equal(frozen, sealed.Definition) {
		t.Errorf("the call is stored otherwise: %v", err)
	}
	find := func(string) *dossier.Call { return then }
	taken, err := seal.Dossier(data)
	if err != nil {
		t.Fatal(err)
	}
	typed, err := os.ReadFile(filepath.FromSlash(firstForm + ".json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"out of the PDF": taken, "the file": typed} {
		d, _, err := dossier.Read(raw, find)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := dossier.NewView(then, d, p.Env).Printed(true); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s: other data are sealed: %v", name, err)
		}
		if file := string(d.Encode()); !strings.Contains(file, `"format": 1,`) || !strings.Contains(file, `"start.nothing_signed": true`) {
			t.Errorf("%s is written in another form", name)
		}
		f := &paper.File{Dossier: d, Call: then}
		signed, err := p.Print(f, paper.Sheet{Date: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), OnlySignature: true})
		if err != nil {
			t.Fatal(err)
		}
		if meta.Fingerprint != signed.Fingerprint {
			t.Errorf("%s: signed again it bears another fingerprint", name)
		}
		scan, err := p.Verify(context.Background(), filepath.FromSlash(firstForm+"-scan.png"), nil, f, nil)
		if err != nil || scan.Verdict != shelf.DataOnly {
			t.Errorf("%s: the paper that was signed is %q: %v", name, scan.Verdict, err)
		}
		same, changed, err := p.Holds(filepath.FromSlash(firstForm+".pdf"), f)
		if err != nil || !same {
			t.Errorf("%s: the PDF holds other data: %v, %v", name, changed, err)
		}
	}
}

// TestTheFirstFormIsReadAsWhatItWas: a file alone is read with the questions of today;
// beside what was made of it, with those that it answered. What comes out of a PDF is
// kept in the store with the call inside it.
func TestTheFirstFormIsReadAsWhatItWas(t *testing.T) {
	p := parts(t, "")
	read := func(ext string) *paper.File {
		f, err := p.Read(filepath.FromSlash(firstForm+ext), nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	typed, sealed := read(".json"), read(".pdf")
	if typed.Call.Format() != 2 || typed.Dossier.Revision != typed.Call.Revision || sealed.Call.Format() != 1 || sealed.Dossier.Revision != 1 {
		t.Fatalf("the file is read as form %d, revision %d; the PDF as form %d, revision %d",
			typed.Call.Format(), typed.Dossier.Revision, sealed.Call.Format(), sealed.Dossier.Revision)
	}
	for name, f := range map[string]*paper.File{"the file": typed, "the PDF": sealed, "nothing": nil} {
		got, err := p.Verify(t.Context(), filepath.FromSlash(firstForm+".pdf"), nil, f, nil)
		if err != nil || len(got.Changed) > 0 || got.Verdict == shelf.Different {
			t.Errorf("the PDF beside %s: %q %v, %v", name, got.Verdict, got.Changed, err)
		}
		scan, err := p.Verify(t.Context(), filepath.FromSlash(firstForm+"-scan.png"), nil, f, nil)
		if err != nil || scan.Verdict != shelf.DataOnly {
			t.Errorf("the scan beside %s: %q, %v", name, scan.Verdict, err)
		}
	}
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := p.Import(db, sealed, nil, shelf.TakeNone); err != nil {
		t.Fatal(err)
	}
	d, c, err := db.Get(sealed.Dossier.ID)
	if err != nil || c.Revision != 1 || c.Format() != 1 {
		t.Fatalf("the store has it with revision %d of its call, %v", c.Revision, err)
	}
	if same, changed, err := p.Holds(filepath.FromSlash(firstForm+".pdf"), &paper.File{Dossier: d, Call: c, Shelf: db}); err != nil || !same {
		t.Errorf("the store has other data: %v, %v", changed, err)
	}
	if held, err := p.Held(db, typed, nil); err != nil || held.State != shelf.IsSame {
		t.Errorf("beside the file, the store has %v: %v, %v", held.State, held.Changed, err)
	}
}

// TestFormerRevisionsAreAsTheyWereStored: each opens, and is stored to the same byte.
func TestFormerRevisionsAreAsTheyWereStored(t *testing.T) {
	p := parts(t, "")
	for _, now := range p.Calls.Calls {
		for revision := 1; revision < now.Revision; revision++ {
			c := p.Calls.Former(now.ID, revision)
			if c == nil {
				t.Fatalf("revision %d of %s is not there: add it to assets/calls/former as it was stored", revision, now.ID)
			}
			want, err := fs.ReadFile(assets.Calls(), fmt.Sprintf("former/%s@%d.json", now.ID, revision))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := c.Freeze(); err != nil || !bytes.Equal(got, want) || c.Revision != revision || c.ID != now.ID {
				t.Errorf("%s of revision %d is stored otherwise: %v", now.ID, revision, err)
			}
		}
		if p.Calls.Former(now.ID, now.Revision) != nil || p.Calls.Former("../x", 1) != nil {
			t.Errorf("there is more of %s", now.ID)
		}
	}
}

// The same dossier as programs that shipped later revisions of the calls wrote it, in
// the words and with the layout of their day. None of them is ever written again.
var revisions = map[int]string{2: "testdata/forever/revision2", 3: "testdata/forever/revision3"}

// TestWhatAnEarlierRevisionSealedIsHeldAgainstIt: where only the words of a call have
// changed since, a file of it is asked today's questions, and beside the PDF that was
// made of it those that it answered.
func TestWhatAnEarlierRevisionSealedIsHeldAgainstIt(t *testing.T) {
	p := parts(t, "")
	for revision, files := range revisions {
		read := func(ext string) *paper.File {
			f, err := p.Read(filepath.FromSlash(files+ext), nil)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		typed, sealed := read(".json"), read(".pdf")
		today := p.Calls.Find(sealed.Call.ID)
		if typed.Call.Revision != today.Revision || sealed.Call.Revision != revision || sealed.Dossier.Revision != revision {
			t.Fatalf("the file of revision %d is read with revision %d, the PDF with %d", revision, typed.Call.Revision, sealed.Call.Revision)
		}
		then := today
		if revision < today.Revision {
			then = p.Calls.Former(sealed.Call.ID, revision)
		}
		if kept, err := then.Freeze(); err != nil {
			t.Fatal(err)
		} else if inside, err := sealed.Call.Freeze(); err != nil || !bytes.Equal(kept, inside) {
			t.Errorf("revision %d as it is kept is not the one that was sealed: %v", revision, err)
		}
		for name, f := range map[string]*paper.File{"the file": typed, "the PDF": sealed, "nothing": nil} {
			got, err := p.Verify(t.Context(), filepath.FromSlash(files+".pdf"), nil, f, nil)
			if err != nil || len(got.Changed) > 0 || got.Verdict == shelf.Different {
				t.Errorf("the PDF of revision %d beside %s: %q %v, %v", revision, name, got.Verdict, got.Changed, err)
			}
		}
	}
}
