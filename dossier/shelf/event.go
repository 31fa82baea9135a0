package shelf

import "time"

// EventKind says what happened to a dossier.
type EventKind string

// The kinds of event. A state that was set is an event of the same name.
const (
	WasCreated    EventKind = "created"
	WasImported   EventKind = "imported"
	WasDuplicated EventKind = "duplicated" // the note is the id of the original
	WasExported             = EventKind(Exported)
	WasSigned               = EventKind(Signed)
	WasFiled                = EventKind(Filed)
	WasReopened             = EventKind(Draft) // back to a draft
	WasMoved      EventKind = "moved"          // to another revision of its call
	WasReplaced   EventKind = "replaced"       // by the one of a file, which the note names
	WasShared     EventKind = "shared"         // went into a portable file, or came out of one
	WasMerged     EventKind = "merged"         // with the one of a file, which the note names
)

// Event is one entry of a dossier's history. It is stored in this form: what it
// has in JSON may never change.
type Event struct {
	At          time.Time `json:"at"`
	Kind        EventKind `json:"kind"`
	Version     int       `json:"version,omitempty"`
	Fingerprint string    `json:"fingerprint,omitempty"`
	Note        string    `json:"note,omitempty"`
	Final       bool      `json:"final,omitempty"`   // an export of the complete dossier
	Said        string    `json:"said,omitempty"`    // what it said; see Entry.StateSaid
	Dossier     string    `json:"dossier,omitempty"` // the file of what was replaced, merged or shared
}

// Export is what the history keeps of an export.
type Export struct {
	File        string // its name, without the folder
	Fingerprint string // of the data on its pages
	Draft       bool   // not of a complete dossier: nothing else changes by it
}
