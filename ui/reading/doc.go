// Package reading shows on the screen what goes on paper: the same blocks of the
// same outline, in the same words, one function for each kind. What leads to a field
// on the screen is a click on its answer.
//
// It knows no dossier and decides nothing: which id leads where it asks, and what
// only paper has, such as the contents and the room for a signature, it leaves out.
package reading
