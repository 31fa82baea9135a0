// Package failure finds the code of any error, the words that the catalogue has
// for it, and the exit code of the program that it ends. Both programs tell what
// went wrong through it, and so does all that they have in common.
//
// It never words a problem of a dossier, which is no error, and never shows a
// text of the operating system or of a library.
package failure
