// Package limits lists what the program takes at most of what others wrote: files,
// pictures, archives, typed values. Each limit is a constant of the package that
// holds to it; the Table names them. A test reads their values from the source, wants
// every constant that is called a limit to be in the Table, or left out of it with a
// reason, and keeps docs/limits.md saying the same. It is never part of a program.
package limits
