// Package figuretext words the figures of a dossier: numbers with their labels
// and units, codes, how far a figure holds, what it lacks, its derivation and its
// caveats. Screen, paper, workbook and command line ask here, so that a figure
// reads the same everywhere and a new one is seen without a line of theirs.
//
// It goes by what a figure declares (figures.Spec) and by the words of
// assets/i18n/fr/figures.toml; it knows no figure by name, computes nothing and
// chooses no colour. A Texts belongs to one view and, like it, to one goroutine.
package figuretext
