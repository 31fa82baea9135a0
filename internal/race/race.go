// Package race tells the tests whether the race detector looks on, and spares it what it
// takes ten times as long over and finds nothing in: one thread that computes, code of
// others that compiles, one more walk over every page. scripts/test runs the packages of
// such tests with it and without. Only tests import it.
package race

import "testing"

// Spare skips the test under the race detector. The test itself starts no thread; one of
// scripts holds it to that, and its package to the list of those that run without, too.
func Spare(t testing.TB) {
	t.Helper()
	if Enabled {
		t.Skip("runs without the race detector")
	}
}
