// Package portable is the form in which a dossier travels: one file with the
// dossier, its annexes and, if wanted, its history, with the size and the SHA-256 of
// each, locked with a passphrase if wanted. docs/format.md describes it.
//
// Whoever gets such a file does not know who wrote it. What Open gives has been
// checked whole: sizes, counts, names, kinds, hashes. It knows the bytes of a
// dossier and not what stands in them.
package portable
