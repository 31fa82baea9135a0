// Package limits lists what the program takes at most of what others wrote: files,
// pictures, archives, typed values. Each limit is a constant of the package that
// holds to it; the Table names them, and a test reads their values from the source
// and keeps docs/limits.md saying the same. It is never part of a program.
package limits
