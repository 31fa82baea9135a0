package wiring_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/wiring"
)

// BenchmarkNew is what every command and every start pays: words, law and the shipped
// calls read.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := wiring.New("", dossier.MustDate("2026-11-01")); err != nil {
			b.Fatal(err)
		}
	}
}
