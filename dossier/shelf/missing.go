package shelf

import (
	"errors"
	"fmt"
)

// ErrUnreadable is a database that gives no dossier, and beside it there is no copy
// that gives one. It can be set aside to start empty.
var ErrUnreadable = errors.New("neither the store nor a copy gives a dossier")

// Decision is what a person says where the database is gone and its copies or
// annexes are there, or where it is damaged and nothing gives a single dossier.
type Decision int

// The decisions.
const (
	// Ask leaves everything as it is: opening fails, with Missing where the database is
	// gone, with ErrUnreadable where it is damaged.
	Ask Decision = iota
	// PutTogether makes the store anew of what the copies hold.
	PutTogether
	// StartEmpty begins with no dossier; a damaged file is set aside, and nothing
	// else is touched.
	StartEmpty
)

// Missing is a data folder without its database, and with what belongs to one.
type Missing struct {
	Copies  []string // the names of the copies, the newest first
	Annexes int
}

func (m *Missing) Error() string {
	return fmt.Sprintf("there are %d copies and %d annexes", len(m.Copies), m.Annexes)
}
