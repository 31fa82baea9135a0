package callfile

import (
	"fmt"
	"io/fs"
	"sync"

	"dossierpme/dossier"
)

// formerCalls are the earlier revisions of the shipped calls, read when they are asked
// for: what was printed of them is held against the questions that it answered.
type formerCalls struct {
	dir  fs.FS
	mu   sync.Mutex
	read map[string]*dossier.Call
}

// Former returns an earlier revision of a shipped call, nil where there is none.
func (s *Set) Former(id string, revision int) *dossier.Call {
	if !callForm.MatchString(id) {
		return nil
	}
	name := fmt.Sprintf("former/%s@%d.json", id, revision)
	f := &s.former
	f.mu.Lock()
	defer f.mu.Unlock()
	if c, known := f.read[name]; known {
		return c
	}
	var c *dossier.Call
	if raw, err := fs.ReadFile(f.dir, name); err == nil {
		c, _ = dossier.LoadFrozen(raw) // a test reads each
	}
	if f.read == nil {
		f.read = map[string]*dossier.Call{}
	}
	f.read[name] = c
	return c
}
