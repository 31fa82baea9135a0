// Package figure is where the window draws and explains figures: a figure as the
// pages show it, its derivation (« Pourquoi ce montant ? »), and the summary of a
// phase with its pictures.
//
// It computes nothing: it asks Figures, and the words come from internal/figuretext.
package figure
