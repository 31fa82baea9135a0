//go:build race

package form

// raceDetector says that times measured here mean nothing.
const raceDetector = true
