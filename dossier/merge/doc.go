// Package merge puts together two dossiers that were one: what changed on one side
// only is taken, field by field, row by row and cell by cell, and what changed on
// both is a conflict. It reads no file and asks nobody, and a dossier that it is
// given is never changed.
package merge
