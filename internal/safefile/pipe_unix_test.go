//go:build unix

package safefile_test

import (
	"path/filepath"
	"syscall"
	"testing"

	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
)

// A pipe without a writer: opening it would never return.
func TestAPipeIsRefusedWithoutWaiting(t *testing.T) {
	at := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(at, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	if _, err := safefile.Read(at, 10); failure.Of(err, at).Code != "not_regular" {
		t.Errorf("got %v", err)
	}
}
