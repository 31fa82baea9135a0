package paper

import (
	"testing"

	"fyne.io/fyne/v2"

	"dossierpme/ui/shell"
	"dossierpme/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// stage is a desk in a window with everything around it faked.
type stage struct {
	*uitest.Stage
	k *Desk
}

func newStage(t testing.TB) *stage {
	t.Helper()
	s := &stage{Stage: uitest.New(t)}
	s.k = &Desk{
		Shell:   shell.New(s.Config(), s.Window),
		Make:    Maker{Export: s.Make.Export, Preview: s.Make.Preview, Print: s.Make.Print, Sheet: s.Make.Sheet},
		Library: s.Library, Env: s.Parts.Env,
	}
	s.k.Files.Folders[""] = t.TempDir()
	s.k.BindKeys(func() {})
	return s
}

func (s *stage) example(name string) *uitest.Dossier { return s.Open(s.k.Shell, s.BeginExample(name)) }

func (s *stage) fresh() *uitest.Dossier { return s.Open(s.k.Shell, s.BeginFresh()) }

// seen are all objects of a type in front, in order.
func seen[T fyne.CanvasObject](s *stage) []T { return uitest.Seen[T](s.Stage) }
