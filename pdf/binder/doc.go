// Package binder puts the annexes of a dossier behind its pages, in one file.
//
// It looks at files of others (PDF and pictures), says which can be bound, and
// copies their pages without repacking what is on them, but for pictures that a
// PDF file cannot hold as they are. What cannot be bound
// travels as an attachment, behind a page that says why. Files are judged by
// their content, never by their name, and are never changed. The package does
// not decide what a separator looks like, nor where an annex is kept. Any
// goroutine may call it.
package binder
