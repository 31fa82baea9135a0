package uitest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/dossier"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
	"dossierpme/ui/testmain"
)

// Main runs the tests of a package whose widgets speak French, as they do in the
// program.
func Main(m *testing.M) { testmain.Run(m) }

// Now is the moment of every test.
func Now() time.Time { return time.Date(2026, 11, 23, 14, 32, 0, 0, time.Local) }

// Stage is a window of the program with everything around it faked.
type Stage struct {
	T       testing.TB
	Window  fyne.Window
	Runner  *Runner
	Parts   *wiring.Parts
	Library *Library
	Make    *Maker
	Viewed  []string // files that were given to the system
}

// New returns a stage with an empty library and nothing in the window yet.
func New(t testing.TB) *Stage {
	t.Helper()
	testmain.Start(t, kit.Light)
	parts, err := wiring.New("", dossier.DateOf(Now()))
	if err != nil {
		t.Fatal(err)
	}
	s := &Stage{T: t, Parts: parts, Make: &Maker{}, Runner: &Runner{make(chan func(), 10000)}}
	s.Library = &Library{Parts: parts, Stored: map[string]*dossier.Dossier{}, verify: s.Make.Verify}
	s.Window = test.NewTempWindow(t, nil)
	s.Window.Resize(fyne.NewSize(1320, 700))
	return s
}

// Config is that of the shell on the stage.
func (s *Stage) Config() shell.Config {
	return shell.Config{
		Name: "Dossier PME", Words: s.Parts.Words, Runner: s.Runner, Clock: Now, Log: s.T.Logf,
		View:    func(path string) error { s.Viewed = append(s.Viewed, path); return nil },
		Explain: func(err error) *say.Trouble { return s.Parts.Words.Trouble("ui.trouble", err) },
	}
}

// Until does what comes back until something is so.
func (s *Stage) Until(what string, is func() bool) {
	s.T.Helper()
	s.Runner.until(s.T, what, is)
}

// BeginExample puts a worked example into the library and returns its id.
func (s *Stage) BeginExample(name string) string {
	s.T.Helper()
	id, err := s.Library.OpenExample(name)
	if err != nil {
		s.T.Fatal(err)
	}
	return id
}

// BeginFresh puts an empty dossier into the library and returns its id.
func (s *Stage) BeginFresh() string {
	s.T.Helper()
	id, err := s.Library.Begin(s.Parts.Calls.Find("hdf-2026-ferroviaire-mecanique"), "Neuf")
	if err != nil {
		s.T.Fatal(err)
	}
	return id
}
