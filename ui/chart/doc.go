// Package chart draws the pictures that stand beside figures: the group around
// an enterprise, a plan as a balance, a state before and after, amounts by
// category. Every part of a picture carries its own label, and shade, outline
// and words tell apart what colour does, so that a picture survives greyscale.
//
// It is given texts and sizes. It never computes a figure, never writes a number
// and never knows a dossier.
package chart
