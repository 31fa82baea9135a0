// Package wiring puts the rooms of the program together: the calls, the rules,
// the reference data, the words and the printer. Both programs start from it,
// so that the window and the command line judge, word and print a dossier in
// the same way.
//
// It does nothing with them: what is done with paper stands in internal/paper. A
// Parts is immutable and may be used from any goroutine.
package wiring
