// Package say finds the French words of the program by their key, so that the
// window, the paper and the command line say the same thing in the same words.
//
// The words are data: every TOML file of one folder is read into one set of
// keys. The package knows no problem, no field and no screen, reads nothing
// after Load and never invents a word: a key that is not there is returned as
// it is, which a test finds. A Words is immutable and may be used from any
// goroutine.
package say
