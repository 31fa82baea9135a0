//go:build race

package paper_test

// underRace: the detector makes the drawing of pages ten times slower and throws
// pooled memory away at random, so what is allocated says nothing.
const underRace = true
