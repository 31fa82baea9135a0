// Package draft is the dossier being edited: it sets answers, undoes and
// redoes, tells what is wrong and missing after each change, and sees to it
// that what was typed is saved.
//
// A Session belongs to one goroutine, that of the screen: every method but
// SaveState, Unsaved and Secure is called there. Dossiers are never changed in place, each change makes
// a new Snapshot, so snapshots may be read by any goroutine for as long as wanted.
// The saver runs on a goroutine of its own and nothing here waits for it: Flush
// and Close call back. The package knows no screen and no database.
package draft
