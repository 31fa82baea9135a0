package paper_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
)

func parts(t testing.TB, data string) *wiring.Parts {
	t.Helper()
	p, err := wiring.New(data, dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
