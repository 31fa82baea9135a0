// Package officer is the page that reads a dossier as somebody does who looks for a
// reason to refuse it: what would be refused, what would be asked about, what is
// explained, what holds; each point with all the places that disagree beside each
// other, and the ways to settle it.
//
// It finds nothing itself: it shows the problems of the session, which are those of
// the review and of the command line, in the order of that reading. What can be done
// about one is offered by form, as under its question. Everything runs on the
// goroutine of the window.
package officer
