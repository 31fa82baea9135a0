package problemtext_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
)

func parts(t testing.TB) *wiring.Parts {
	t.Helper()
	p, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
