package ui

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// desk is a Runner whose window is the goroutine of the test: work is done at
// once, and what comes back from elsewhere waits until somebody looks.
type desk struct{ posted chan func() }

func (d *desk) Background(work func()) {
	work()
	d.settle()
}

func (d *desk) Main(then func()) { d.posted <- then }

// settle does what has come back so far.
func (d *desk) settle() {
	for {
		select {
		case then := <-d.posted:
			then()
		default:
			return
		}
	}
}

// memory is a Library in memory. It keeps what the window saved.
type memory struct {
	parts   *wiring.Parts
	entries []shelf.Entry
	stored  map[string]*dossier.Dossier
	mu      sync.Mutex // the session saves on a goroutine of its own
	saves   int
	fail    error // of the next saves
	verify  func(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier) (shelf.Verified, error)
	known   map[string]shelf.SharedParams

	incoming map[string]shelf.Incoming // what files are, by their path
	skipped  []string                  // by the next import
	imported []string                  // path|title
}

func (s *memory) List() ([]shelf.Entry, error)                             { return slices.Clone(s.entries), nil }
func (s *memory) Calls() []*dossier.Call                                   { return s.parts.Calls.Calls }
func (s *memory) SharedParams(c *dossier.Call) (shelf.SharedParams, error) { return s.known[c.ID], nil }

func (s *memory) ShareParams(c *dossier.Call, params map[dossier.FieldID]dossier.Param) (shelf.SharedParams, error) {
	if s.known == nil {
		s.known = map[string]shelf.SharedParams{}
	}
	s.known[c.ID] = shelf.SharedParams{Params: params, Updated: now()}
	return s.known[c.ID], nil
}

func (s *memory) Dir() string                           { return "essai" }
func (s *memory) History(string) ([]shelf.Event, error) { return nil, nil }
func (s *memory) SaveJSON(string, string) error         { return nil }

func (s *memory) Examples() []shelf.Example {
	return []shelf.Example{
		{Name: "conserverie-aisne", Title: "Exemple", Call: "Agroalimentaire"},
		{Name: "ferroviaire-somme", Title: "Exemple", Call: "Ferroviaire"},
	}
}

func (s *memory) add(d *dossier.Dossier) string {
	d.ID = "D" + strconv.Itoa(len(s.stored)+1)
	s.stored[d.ID] = d
	s.entries = append(s.entries, shelf.Entry{ID: d.ID, Title: d.Title, Call: d.Call, CallTitle: d.Call, State: shelf.Draft, Updated: now()})
	return d.ID
}

func (s *memory) Begin(c *dossier.Call, title string) (string, error) {
	d := dossier.New(c)
	d.Title = title
	return s.add(d), nil
}

func (s *memory) OpenExample(name string) (string, error) {
	raw, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		return "", err
	}
	d, _, err := dossier.Read(raw, s.parts.Calls.Find)
	if err != nil {
		return "", err
	}
	return s.add(d), nil
}

func (s *memory) Get(id string) (*dossier.Dossier, *dossier.Call, error) {
	d := s.stored[id]
	if d == nil {
		return nil, nil, &say.Trouble{Message: say.Message{What: "introuvable"}}
	}
	return d.Copy(), s.parts.Calls.Find(d.Call), nil
}

func (s *memory) Save(d *dossier.Dossier, sum shelf.Summary) (shelf.Stamp, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return shelf.Stamp{}, s.fail
	}
	s.saves++
	s.stored[d.ID] = d.Copy()
	s.change(d.ID, func(e *shelf.Entry) {
		e.Company, e.Project, e.Percent, e.Minutes = sum.Company, sum.Project, sum.Percent, sum.Minutes
	})
	return shelf.Stamp{Version: s.saves, Updated: now()}, nil
}

func (s *memory) change(id string, to func(*shelf.Entry)) {
	for i := range s.entries {
		if s.entries[i].ID == id {
			to(&s.entries[i])
		}
	}
}

func (s *memory) Duplicate(id, title string) (string, error) {
	d := s.stored[id].Copy()
	d.Title = title
	return s.add(d), nil
}

func (s *memory) CopyTo(id string, c *dossier.Call, title string) (string, error) {
	return s.Begin(c, title)
}

func (s *memory) Rename(id, title string) error {
	s.change(id, func(e *shelf.Entry) { e.Title = title })
	return nil
}

func (s *memory) SetState(id string, to shelf.State, _ shelf.Event) error {
	s.change(id, func(e *shelf.Entry) { e.State = to })
	return nil
}

func (s *memory) Exported(id string, x shelf.Export) error {
	if !x.Draft {
		return s.SetState(id, shelf.Exported, shelf.Event{})
	}
	return nil
}

func (s *memory) Trash(id string) error {
	s.change(id, func(e *shelf.Entry) { e.Trashed = now() })
	return nil
}

func (s *memory) Restore(id string) error {
	s.change(id, func(e *shelf.Entry) { e.Trashed = time.Time{} })
	return nil
}

func (s *memory) Delete(id string) error {
	delete(s.stored, id)
	s.entries = slices.DeleteFunc(s.entries, func(e shelf.Entry) bool { return e.ID == id })
	return nil
}

func (s *memory) Verify(ctx context.Context, path string, c *dossier.Call, d *dossier.Dossier) (shelf.Verified, error) {
	return s.verify(ctx, path, c, d)
}

func (s *memory) Attach(string) (map[string]dossier.Value, error) {
	return nil, errors.New("not in this test")
}

func (s *memory) Inspect(dossier.Row) shelf.FileFacts {
	return shelf.FileFacts{State: "fine", Pages: 1}
}

func (s *memory) ReadSigned(dossier.Row, *dossier.Call, *dossier.Dossier) shelf.SignedFacts {
	return shelf.SignedFacts{State: "same"}
}

func (s *memory) BoundNames(*dossier.Call, *dossier.Dossier) map[string]string { return nil }

func (s *memory) Attached(string, string) (string, error) { return "", errors.New("not in this test") }

func (s *memory) Look(path string) (shelf.Incoming, error) {
	in, ok := s.incoming[path]
	if !ok {
		return shelf.Incoming{}, &say.Trouble{Message: say.Message{What: "illisible"}}
	}
	in.Path = path
	return in, nil
}

func (s *memory) Import(path, title string, known shelf.Take) (shelf.Imported, error) {
	if known == shelf.TakeOver {
		s.imported = append(s.imported, path+"|over")
		return shelf.Imported{ID: s.incoming[path].Known.ID, Held: shelf.Replaced}, nil
	}
	s.imported = append(s.imported, path+"|"+title)
	id, err := s.Begin(s.parts.Calls.Calls[0], cmp.Or(title, s.incoming[path].Title))
	return shelf.Imported{ID: id, Skipped: s.skipped}, err
}

func now() time.Time { return time.Date(2026, 11, 23, 14, 32, 0, 0, time.Local) }

// printer is an Exporter that remembers what it was asked for.
type printer struct {
	asked  []output.Options
	titles []string
	fail   error
	viewed []string
	sheets []string
	proofs []*leaves // that were opened
	places map[string]int
	papers []output.PrintOptions
	way    output.Way
	left   []output.Unbound // by the next export
	files  int

	verdict  shelf.Verified // of the next verification
	verified []string       // path|id of the dossier given
}

// verify stands in for the library's, and remembers what it was asked for.
func (p *printer) verify(ctx context.Context, path string, _ *dossier.Call, d *dossier.Dossier) (shelf.Verified, error) {
	id := ""
	if d != nil {
		id = d.ID
	}
	p.verified = append(p.verified, path+"|"+id)
	v := p.verdict
	v.Path = path
	return v, p.fail
}

func (p *printer) export(ctx context.Context, c *dossier.Call, d *dossier.Dossier, o output.Options, progress func(float64, string)) (output.Report, error) {
	progress(0.5, "a.pdf")
	p.asked = append(p.asked, o)
	p.titles = append(p.titles, d.Title)
	if p.fail != nil {
		return output.Report{}, p.fail
	}
	return output.Report{Path: o.Path, Pages: 12, Draft: !o.Final, Left: p.left, Files: p.files}, ctx.Err()
}

// sheet is a SheetWriter that remembers where it was to write.
func (p *printer) sheet(_ *dossier.Call, _ *dossier.Dossier, path string) error {
	p.sheets = append(p.sheets, path)
	return p.fail
}

// stage is a window of the program with everything around it faked.
type stage struct {
	t      testing.TB
	a      *App
	lib    *memory
	print  *printer
	window fyne.Window
	kept   Settings
	desk   *desk
}

// until does what comes back until something is so.
func (s *stage) until(what string, is func() bool) {
	s.t.Helper()
	deadline := time.After(5 * time.Minute) // a guard: what is waited for comes in milliseconds
	for !is() {
		select {
		case then := <-s.desk.posted:
			then()
		case <-deadline:
			s.t.Fatalf("waiting for %s", what)
		}
	}
}

func newStage(t testing.TB) *stage {
	t.Helper()
	theme, err := kit.NewTheme(kit.Light, kit.Fonts{
		Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold(), Italic: assets.FontItalic(),
	})
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme)
	parts, err := wiring.New("", dossier.DateOf(now()))
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, lib: &memory{parts: parts, stored: map[string]*dossier.Dossier{}}, print: &printer{}, desk: &desk{make(chan func(), 10000)}}
	s.lib.verify = s.print.verify
	s.window = test.NewTempWindow(t, nil)
	s.window.Resize(fyne.NewSize(1320, 700))
	s.a = New(Config{
		Config: shell.Config{
			Name: "Dossier PME", Words: parts.Words, Runner: s.desk, Clock: now, Log: t.Logf,
			View:    func(path string) error { s.print.viewed = append(s.print.viewed, path); return nil },
			Explain: func(err error) *say.Trouble { return parts.Words.Trouble("ui.trouble", err) },
		},
		Version: "essai",
		Open: func() (Opened, error) {
			return Opened{
				Library: s.lib, Export: s.print.export, Env: parts.Env, Lookups: field.Lookups{Labels: parts.Ref},
				Figure:  parts.Figure,
				Group:   func(v *dossier.View) ([]figures.Member, []string) { return figures.Group(v, parts.Law) },
				Outline: parts.Outline,
				Sheet:   s.print.sheet,
				Preview: s.print.preview, Print: s.print.print,
				Message: func(v *dossier.View, p dossier.Problem) say.Message { return problemtext.Of(parts.Words, v, p) },
			}, nil
		},
		Settings: Settings{Scale: 100, LastFolder: t.TempDir()},
		Keep:     func(k Settings) error { s.kept = k; return nil }, SetTheme: func(kit.Appearance) {},
	}, s.window)
	s.a.Start()
	return s
}

// open opens a dossier of the shelf.
func (s *stage) open(id string) *wizard {
	s.t.Helper()
	s.a.openDossier(id)
	w, ok := s.a.Screen().(*wizard)
	if !ok {
		s.t.Fatalf("dossier %s does not open: %T", id, s.a.Screen())
	}
	s.t.Cleanup(w.s.Discard)
	return w
}

func (s *stage) example(name string) *wizard {
	s.t.Helper()
	id, err := s.lib.OpenExample(name)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.open(id)
}

func (s *stage) fresh() *wizard {
	s.t.Helper()
	id, err := s.lib.Begin(s.lib.parts.Calls.Find("hdf-2026-ferroviaire-mecanique"), "Neuf")
	if err != nil {
		s.t.Fatal(err)
	}
	return s.open(id)
}

// top is what lies in front: a dialog, or the window's content.
func (s *stage) top() fyne.CanvasObject {
	if o := s.window.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return s.window.Content()
}

// seen are all objects of a type in front, in order.
func seen[T fyne.CanvasObject](s *stage) []T {
	var out []T
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if x, ok := o.(T); ok {
			out = append(out, x)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(s.top())
	return out
}

// press presses the button with these words.
func (s *stage) press(label string) {
	s.t.Helper()
	for _, b := range seen[*kit.Button](s) {
		if b.Label() == label && !b.Disabled() {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	var labels []string
	for _, b := range seen[*kit.Button](s) {
		labels = append(labels, b.Label())
	}
	s.t.Fatalf("there is no button %q, but %q", label, labels)
}

// says reports whether a text is to be seen in front.
func (s *stage) says(text string) bool {
	for _, x := range seen[*kit.Text](s) {
		if x.Text == text {
			return true
		}
	}
	return false
}
