package figure

import (
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// stage is a window that shows summaries of a dossier.
type stage struct {
	*uitest.Stage
	f *Figures
}

func newStage(t testing.TB) *stage {
	t.Helper()
	s := &stage{Stage: uitest.New(t)}
	parts := s.Parts
	s.f = &Figures{
		Shell: shell.New(s.Config(), s.Window), Compute: parts.Figure,
		Group: func(v *dossier.View) ([]figures.Member, []dossier.Spot) { return figures.Group(v, parts.Law) },
	}
	return s
}

func (s *stage) example(name string) *uitest.Dossier { return s.Open(s.f.Shell, s.BeginExample(name)) }

// show puts the summary of a phase into the window.
func (s *stage) show(d *uitest.Dossier, phase string) *Summary {
	s.T.Helper()
	of := PhasesOf(d.View().Call)[phase]
	if of == nil {
		s.T.Fatalf("there is nothing to sum up in %s", phase)
	}
	p := NewSummary(s.f, d, of)
	s.Window.SetContent(kit.NewScroll(kit.NewPage(p.Object())))
	return p
}

// phases are those of a dossier that are summed up, in order.
func phases(d *uitest.Dossier) []string {
	var out []string
	of := PhasesOf(d.View().Call)
	for _, p := range d.View().Call.Phases {
		if of[p.ID] != nil {
			out = append(out, p.ID)
		}
	}
	return out
}

// seen are all objects of a type in front, in order.
func seen[T fyne.CanvasObject](s *stage) []T { return uitest.Seen[T](s.Stage) }
