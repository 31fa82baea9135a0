package store

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

func TestWhatIsReplacedStaysInTheHistory(t *testing.T) {
	ck := newClock()
	db := openStore(t, t.TempDir(), ck)
	c := testCall(t)
	id := create(t, db, testDossier(c))
	before := read(t, db, id)
	if err := db.Trash(id); err != nil {
		t.Fatal(err)
	}
	ck.t = ck.t.Add(time.Hour)
	next := before.Copy()
	next.Title, next.Version = "", before.Version+6
	next.Set("project.title", dossier.Text("Autre"))
	was, err := db.Replace(c, next, shelf.Summary{Project: "Autre"}, shelf.Event{Note: "recu.json"})
	if err != nil || was != before.Version {
		t.Fatalf("version %d is replaced, %v", was, err)
	}
	got := read(t, db, id)
	if got.Title != before.Title || got.Version != next.Version || !got.Updated.Equal(ck.t) || got.Answers["project.title"] != dossier.Text("Autre") {
		t.Errorf("it is now %s", got.Encode())
	}
	if e, err := db.Entry(id); err != nil || e.InTrash() || e.Project != "Autre" {
		t.Errorf("the entry is %+v, %v", e, err)
	}
	old, err := db.Replaced(id, was)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before.Encode()), string(old.Encode())); diff != "" {
		t.Error(diff)
	}
	if _, err := db.Replaced(id, was+1); !errors.Is(err, ErrNotFound) {
		t.Errorf("a version that nothing replaced: %v", err)
	}
	// The next one has a version of its own, whatever its file says.
	next.Version = 0
	if was, err = db.Replace(c, next, shelf.Summary{}, shelf.Event{}); err != nil || was != got.Version || read(t, db, id).Version != was+1 {
		t.Errorf("version %d is replaced, %v", was, err)
	}
	events, err := db.History(id)
	if err != nil || len(events) != 3 || events[1].Kind != shelf.WasReplaced || events[1].Note != "recu.json" {
		t.Errorf("the history is %+v, %v", events, err)
	}
	next.ID = "nobody"
	if _, err := db.Replace(c, next, shelf.Summary{}, shelf.Event{}); !errors.Is(err, ErrNotFound) {
		t.Errorf("one that is not there is replaced: %v", err)
	}
}
