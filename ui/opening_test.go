package ui

import (
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/failure"
	"dossierpme/internal/say"
)

// Who has the data on a key with a lock is told of the lock, and opens it afterwards.
func TestALockedKeyIsCalledOneWhereTheStoreDoesNotOpen(t *testing.T) {
	s := newStage(t)
	opens, locked := s.a.cfg.Open, true
	s.a.cfg.Open = func(d shelf.Decision) (Opened, error) {
		if locked {
			return Opened{}, &failure.Error{Code: "read_only", Args: map[string]string{"path": "/cle"}}
		}
		return opens(d)
	}
	s.a.Explain = func(err error) *say.Trouble { return failure.Trouble(s.Parts.Words, err, "/cle") }
	s.a.Start()
	for _, part := range []string{"what", "safe", "do"} {
		if want := s.a.T("ui.store.read_only."+part, "path", "/cle"); !s.Says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
	locked = false
	s.Press(s.a.T("ui.failed.again"))
	if _, ok := s.a.Screen().(*home); !ok {
		t.Errorf("with the lock off it shows %T", s.a.Screen())
	}
}
