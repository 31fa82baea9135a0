package callfile_test

import (
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/rules"
)

func names() callfile.Names {
	return callfile.NamesOf(dossier.Env{Rules: rules.All(), Needs: rules.Needs()})
}

func shipped(t testing.TB) *callfile.Set {
	t.Helper()
	set, faults := callfile.Load(assets.Calls(), nil, names())
	for _, f := range faults {
		t.Error(f)
	}
	if len(faults) > 0 {
		t.FailNow()
	}
	return set
}

func TestTheShippedCallsAreWithoutFault(t *testing.T) {
	set := shipped(t)
	for _, id := range []string{"hdf-2026-ferroviaire-mecanique", "hdf-2026-agroalimentaire", "hdf-2025-industrie"} {
		if set.Find(id) == nil {
			t.Errorf("call %s is not shipped", id)
		}
	}
}
