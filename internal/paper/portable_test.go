package paper

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"dossierpme/dossier/portable"
)

func TestAHistoryOfAnotherFormIsRefused(t *testing.T) {
	for history, want := range map[string]error{
		`[]`: nil,
		`[{"at":"2026-11-12T13:03:00Z","kind":"created","version":1}]`:            nil,
		`[{"at":"2026-11-12T13:03:00Z","kind":"of_a_later_version","version":1}]`: nil,
		`[{"kind":"Créé !"}]`:                                                          portable.ErrDamaged,
		`[{"kind":"created","version":-1}]`:                                            portable.ErrDamaged,
		`[{"kind":"created","note":"` + strings.Repeat("x", maxNote+1) + `"}]`:         portable.ErrDamaged,
		`[` + strings.Repeat(`{"kind":"created"},`, maxEvents) + `{"kind":"created"}]`: portable.ErrDamaged,
		`{}`: portable.ErrDamaged,
	} {
		var out bytes.Buffer
		if err := portable.Write(&out, portable.Parcel{ID: "A", Call: "essai", Dossier: []byte("{}"), History: []byte(history)}); err != nil {
			t.Fatal(err)
		}
		r, err := portable.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (&File{parcel: r}).history(); !errors.Is(err, want) {
			t.Errorf("%.60s: %v", history, err)
		}
	}
}
