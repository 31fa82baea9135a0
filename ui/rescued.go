package ui

import (
	"errors"
	"path/filepath"
	"slices"
	"sync"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// refuge is what was written of a dossier that could not be stored when the program had
// to go. It is told to go more than once, and may live on.
type refuge struct {
	mu   sync.Mutex
	of   *draft.Snapshot
	path string
}

// secure has what was typed stored, or where that fails written to where the next start
// finds it. Any goroutine may call it.
func (a *App) secure(s *draft.Session) error {
	err := s.Secure()
	left := s.Unsaved()
	if err == nil || left == nil {
		return err
	}
	a.refuge.mu.Lock()
	defer a.refuge.mu.Unlock()
	if a.refuge.of == left {
		return nil
	}
	path, fails := a.opened.Library.Refuge(left.Call(), left.Dossier())
	if fails != nil {
		return errors.Join(err, fails)
	}
	a.Log("what could not be stored is in %s: %v", path, err)
	if a.refuge.path != "" { // of what was there before it
		if err := a.opened.Library.DropRescued(a.refuge.path); err != nil {
			a.Log("%v", err)
		}
	}
	a.refuge.of, a.refuge.path = left, path
	return nil
}

// lookForRescued looks for what could not be stored before the program had to go, and
// has the list offer it.
func (a *App) lookForRescued() {
	shell.Background(a.Shell, func() ([]shelf.Rescued, error) { return a.opened.Library.Rescued(), nil }, func(found []shelf.Rescued) {
		if slices.Equal(found, a.rescued) {
			return
		}
		a.rescued = found
		if h, ok := a.Screen().(*home); ok {
			h.redraw()
		}
	})
}

// offered offers what was rescued, above the list.
func (h *home) offered() (objects []fyne.CanvasObject) {
	a := h.a
	for _, r := range a.rescued {
		name := a.DossierName(r.Name())
		if r.Name() == "" {
			name = filepath.Base(r.Path)
		}
		objects = append(objects, kit.NewBanner(kit.Warning, a.T("ui.rescued.text", "name", name, "when", a.moment(r.At), "path", r.Path),
			kit.NewSecondary(a.T("ui.rescued.drop"), func() { a.dropRescued(r, name) }),
			kit.NewPrimary(a.T("ui.rescued.take"), func() { a.openFile(r.Path) })))
	}
	return objects
}

// dropRescued asks whether what was rescued is not wanted, and removes it.
func (a *App) dropRescued(r shelf.Rescued, name string) {
	kit.Ask(a.Canvas(), kit.Question{
		Title: a.T("ui.rescued.drop_title"), Yes: a.T("ui.rescued.drop_yes"),
		Text: a.T("ui.rescued.drop_text", "name", name),
	}, func(yes bool) {
		if yes {
			a.Do(func() error { return a.opened.Library.DropRescued(r.Path) }, a.lookForRescued)
		}
	})
}
