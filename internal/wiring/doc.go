// Package wiring puts the rooms of the program together: the calls, the rules,
// the reference data, the words and the printer. Both programs start from it,
// so that the window and the command line judge, word and print a dossier in
// the same way.
//
// It holds no rule, no layout and no screen, opens no database and parses no
// command line. A Parts is immutable and may be used from any goroutine; what
// reads or writes files does not belong on the goroutine of a screen.
package wiring
