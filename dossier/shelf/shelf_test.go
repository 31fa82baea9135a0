package shelf

import (
	"encoding/json"
	"testing"
	"time"
)

// The stored form of an event never changes.
func TestAnEventIsStoredAsItAlwaysWas(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for want, e := range map[string]Event{
		`{"at":"2026-11-23T09:00:00Z","kind":"exported","version":3,"fingerprint":"ABCD","note":"a.pdf"}`: {At: at, Kind: WasExported, Version: 3, Fingerprint: "ABCD", Note: "a.pdf"},
		`{"at":"2026-11-23T09:00:00Z","kind":"draft"}`:                                                    {At: at, Kind: WasReopened},
	} {
		if got, err := json.Marshal(e); err != nil || string(got) != want {
			t.Errorf("%s, %v, want %s", got, err, want)
		}
	}
}

func TestADossierHasChangedSinceItWasSignedWhereItsVersionIsAnother(t *testing.T) {
	for name, c := range map[string]struct {
		e    Entry
		want bool
	}{
		"a draft":            {Entry{State: Draft, Version: 4}, false},
		"signed as it is":    {Entry{State: Signed, Version: 4, StateVersion: 4}, false},
		"signed, then typed": {Entry{State: Signed, Version: 5, StateVersion: 4}, true},
	} {
		if got := c.e.ChangedSince(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if State("sent").Known() || !Filed.Known() {
		t.Error("the states are not those that are known")
	}
}
