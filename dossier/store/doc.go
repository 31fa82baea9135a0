// Package store keeps the dossiers of one user in a data folder: a bbolt
// database with the dossiers, the calls they were written for and their
// history, beside the folders of user calls, annexes and backups.
//
// A dossier is stored as the bytes of its file, so that what this program does
// not know survives, and is read back with the very call it was written for;
// its version and time stand in its entry, beside what the list shows.
// Every write is one transaction that is on disk when the method returns, and every
// record is held against its checksum when it is read. A store that is found damaged
// when it is opened, or examined later, is set aside and put together with its copies;
// what is deleted leaves every place that the store knows of. The package knows no
// screen and words nothing for people: callers decide on the sentinel errors. Every method may be called from any goroutine; none of them
// belongs on the goroutine of the screen, because they wait for the disk.
package store

import "dossierpme/dossier/shelf"

var _ shelf.Dossiers = (*DB)(nil)
