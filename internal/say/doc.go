// Package say finds the French words of the program by their key, so that the
// window, the paper and the command line say the same thing in the same words.
//
// The words are data: the TOML files of one folder are one set of keys, and a
// file is read when one of its words is first asked for. The package knows no
// problem, no field and no screen and never invents a word: a key that is not
// there is returned as it is, which a test finds. A Words answers the same at
// any time and may be used from any goroutine.
package say
