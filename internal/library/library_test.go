package library

import (
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/wiring"
)

var testDay = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func testParts(t *testing.T) *wiring.Parts {
	t.Helper()
	parts, err := wiring.New("", dossier.DateOf(testDay))
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

func TestTheLibraryKeepsParametersBetweenTwoStarts(t *testing.T) {
	parts, dir := testParts(t), t.TempDir()
	c := parts.Calls.Find("hdf-2026-ferroviaire-mecanique")
	open := func() *Library {
		db, err := store.Open(dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return New(db, &parts.Press)
	}
	l := open()
	param := dossier.Param{Value: dossier.Date{Year: 2026, Month: 12, Day: 15}, Source: "p. 3"}
	var id dossier.FieldID
	for i := range c.Params {
		if c.Params[i].Kind == dossier.KindDate {
			id = c.Params[i].ID
		}
	}
	if _, err := l.ShareParams(c, map[dossier.FieldID]dossier.Param{id: param}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open()
	defer l.Close()
	kept, err := l.SharedParams(c)
	if err != nil || !dossier.Equal(kept.Params[id].Value, param.Value) || kept.Params[id].Source != "p. 3" || kept.Updated.IsZero() {
		t.Errorf("kept: %+v, %v", kept, err)
	}
}
