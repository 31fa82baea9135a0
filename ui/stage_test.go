package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
	"dossierpme/ui/paper"
	"dossierpme/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// stage is the whole window of the program with everything around it faked.
type stage struct {
	*uitest.Stage
	a    *App
	kept Settings
}

func newStage(t testing.TB) *stage {
	t.Helper()
	s := &stage{Stage: uitest.New(t)}
	parts := s.Parts
	s.a = New(Config{
		Config:  s.Config(),
		Version: "essai",
		Open: func(shelf.Decision) (Opened, error) {
			return Opened{
				Library: s.Library, Env: parts.Env, Lookups: field.Lookups{Labels: parts.Ref},
				Paper: paper.Maker{
					Export: s.Make.Export, Preview: s.Make.Preview, Print: s.Make.Print, Sheet: s.Make.Sheet,
					Intention: s.Make.Intention, IntentionText: s.Make.IntentionText,
				},
				Figure:  parts.Figure,
				Group:   func(v *dossier.View) ([]figures.Member, []dossier.Spot) { return figures.Group(v, parts.Law) },
				Grant:   func(v *dossier.View) figures.Grant { return figures.Askable(v, parts.Law) },
				Outline: parts.Outline,
			}, nil
		},
		Settings: Settings{Scale: 100, Folders: map[string]string{"": t.TempDir()}},
		Keep:     func(k Settings) error { s.kept = k; return nil }, SetTheme: func(kit.Appearance) {},
	}, s.Window)
	s.a.Start()
	return s
}

// open opens a dossier of the library.
func (s *stage) open(id string) *wizard {
	s.T.Helper()
	s.a.openDossier(id)
	w, ok := s.a.Screen().(*wizard)
	if !ok {
		s.T.Fatalf("dossier %s does not open: %T", id, s.a.Screen())
	}
	s.T.Cleanup(w.s.Discard)
	return w
}

func (s *stage) example(name string) *wizard { return s.open(s.BeginExample(name)) }

func (s *stage) fresh() *wizard { return s.open(s.BeginFresh()) }

// seen are all objects of a type in front, in order.
func seen[T fyne.CanvasObject](s *stage) []T { return uitest.Seen[T](s.Stage) }
