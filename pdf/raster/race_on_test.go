//go:build race

package raster

// raceDetector says that compiling takes minutes.
const raceDetector = true
