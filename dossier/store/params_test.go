package store

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
)

// readCall is a call of which three things stand in its document.
func readCall(t testing.TB) *dossier.Call {
	t.Helper()
	c := testCall(t)
	c.Params = []dossier.Field{
		{ID: "params.rate", Kind: dossier.KindPercent, Label: "Taux"},
		{ID: "params.deadline", Kind: dossier.KindDate, Label: "Date limite"},
		{ID: "params.quotes", Kind: dossier.KindRows, Label: "Devis", Columns: []dossier.Field{{ID: "above", Kind: dossier.KindMoney, Label: "À partir de"}}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func someParams() map[dossier.FieldID]dossier.Param {
	return map[dossier.FieldID]dossier.Param{
		"params.rate":     {Value: dossier.Percent{Decimal: dossier.Int(20)}, Source: "Cahier des charges, p. 4", Date: dossier.Date{Year: 2026, Month: 11, Day: 2}},
		"params.deadline": {Value: dossier.Date{Year: 2026, Month: 12, Day: 15}},
		"params.quotes": {Value: dossier.Rows{{ID: "r1", Cells: map[string]dossier.Value{
			"above": dossier.Money{Decimal: dossier.Cents(4000000)},
		}}}, Source: "p. 9"},
	}
}

func wire(t *testing.T, c *dossier.Call, params map[dossier.FieldID]dossier.Param) string {
	t.Helper()
	d := dossier.New(c)
	d.Params = params
	return string(d.Encode())
}

func TestParametersAreKeptForEveryDossierOfTheirCallAndForNoOther(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	db := openStore(t, dir, c)
	call := readCall(t)
	if got, err := db.SharedParams(call); err != nil || len(got.Params) != 0 || !got.Updated.IsZero() {
		t.Fatalf("before anything is kept: %v, %v", got, err)
	}
	kept, err := db.ShareParams(call, someParams())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openStore(t, dir, c)
	got, err := db.SharedParams(call)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wire(t, call, someParams()), wire(t, call, got.Params)); diff != "" {
		t.Error(diff)
	}
	if !got.Updated.Equal(c.t) || !kept.Updated.Equal(got.Updated) {
		t.Errorf("kept at %v, read %v", kept.Updated, got.Updated)
	}
	other := readCall(t)
	other.ID = "hdf-2026-autre"
	if got, err := db.SharedParams(other); err != nil || len(got.Params) != 0 {
		t.Errorf("another call has %v, %v", got.Params, err)
	}
}

func TestADossierThatKnowsLessTakesNoParameterAway(t *testing.T) {
	c := newClock()
	db := openStore(t, t.TempDir(), c)
	call := readCall(t)
	if _, err := db.ShareParams(call, someParams()); err != nil {
		t.Fatal(err)
	}
	c.t = c.t.Add(time.Hour)
	got, err := db.ShareParams(call, map[dossier.FieldID]dossier.Param{
		"params.rate":     {Value: dossier.Percent{Decimal: dossier.Int(25)}, Source: "Rectificatif"},
		"params.deadline": {Source: "cherchée, pas trouvée"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := someParams()
	want["params.rate"] = dossier.Param{Value: dossier.Percent{Decimal: dossier.Int(25)}, Source: "Rectificatif"}
	if diff := cmp.Diff(wire(t, call, want), wire(t, call, got.Params)); diff != "" {
		t.Error(diff)
	}
	if !got.Updated.Equal(c.t) {
		t.Errorf("kept at %v", got.Updated)
	}
}

func TestKeepingNothingWritesNothing(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	call := readCall(t)
	if _, err := db.ShareParams(call, map[dossier.FieldID]dossier.Param{"params.rate": {Source: "p. 4"}}); err != nil {
		t.Fatal(err)
	}
	if got, err := db.SharedParams(call); err != nil || !got.Updated.IsZero() {
		t.Errorf("kept: %v, %v", got, err)
	}
}

func TestDamagedParametersAreSaidToBeDamaged(t *testing.T) {
	db, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	call := readCall(t)
	if _, err := db.ShareParams(call, someParams()); err != nil {
		t.Fatal(err)
	}
	// First damage that reads well, then damage that the checksum cannot tell.
	for _, bad := range []func(tx *bolt.Tx) error{
		func(tx *bolt.Tx) error { return tx.Bucket(bucketParams).Put([]byte(call.ID), []byte(`{"format":1}`)) },
		func(tx *bolt.Tx) error { return keep(tx, bucketParams, []byte(call.ID), []byte(`{"format":`)) },
	} {
		if err := db.bolt.Update(bad); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.SharedParams(call); !errors.Is(err, ErrCorrupt) {
		t.Errorf("reading them says %v", err)
	}
	if _, err := db.ShareParams(call, someParams()); err == nil {
		t.Error("they are written over")
	}
}
