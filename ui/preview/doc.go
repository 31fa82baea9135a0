// Package preview shows the pages of a document: all of them below each other,
// drawn only where they are looked at, with zoom and with what a search found
// marked on them.
//
// It is given the document and knows neither PDF nor dossiers. All of it is
// called on the goroutine of the window; drawing and searching happen beside it,
// started by the kit's Runner.
package preview
