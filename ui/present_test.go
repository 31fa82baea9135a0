package ui

import (
	"errors"
	"testing"

	"dossierpme/dossier/shelf"
)

// The window comes with its first page in it, whatever the start gave, and before
// something lies over that page.
func TestTheWindowComesWithItsFirstPage(t *testing.T) {
	for name, one := range map[string]struct {
		fails    error
		recovery *shelf.Recovery
	}{
		"the list": {}, "a failure": {fails: errors.New("disque")},
		"a missing store":    {fails: &shelf.Missing{Annexes: 2}},
		"an unreadable one":  {fails: shelf.ErrUnreadable},
		"what was recovered": {recovery: &shelf.Recovery{Kept: 1}},
	} {
		s := newStage(t)
		opens := s.a.cfg.Open
		s.a.cfg.Open = func(d shelf.Decision) (Opened, error) {
			opened, err := opens(d)
			if one.fails != nil {
				return Opened{}, one.fails
			}
			return opened, err
		}
		s.Library.Recovered = one.recovery
		s.a.Show(newOpening(s.a))
		var shown []any
		s.a.cfg.Present = func() {
			shown = append(shown, s.a.Screen())
			if s.Dialog() {
				t.Errorf("%s: a dialog was there before the window", name)
			}
		}
		s.a.Start()
		if len(shown) != 1 || shown[0] != any(s.a.Screen()) {
			t.Errorf("%s: the window was put on the screen with %T, and shows %T", name, shown, s.a.Screen())
		}
		if _, opens := s.a.Screen().(*opening); opens {
			t.Errorf("%s: nothing has opened", name)
		}
	}
}
