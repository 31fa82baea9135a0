package form

import (
	"fmt"
	"io/fs"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
	"dossierpme/internal/reference"
	"dossierpme/internal/say"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// examples are the shipped dossiers.
var examples = []string{"ferroviaire-somme", "conserverie-aisne"}

var ref = reference.Load()

// law reads the shipped rules of law once.
var law = sync.OnceValue(func() *figures.Rules {
	r, err := figures.LoadRules(assets.Rules())
	if err != nil {
		panic(err)
	}
	return r
})

func domainEnv() dossier.Env {
	return dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law()), Needs: rules.Needs(law()), Ref: ref}
}

// shipped reads the shipped calls once.
var shipped = sync.OnceValues(func() (*callfile.Set, []callfile.Fault) {
	return callfile.Load(assets.Calls(), nil, callfile.NamesOf(domainEnv()))
})

func calls(t testing.TB) *callfile.Set {
	t.Helper()
	set, faults := shipped()
	for _, f := range faults {
		t.Fatal(f)
	}
	return set
}

// inFrench reads the words once.
var inFrench = sync.OnceValues(func() (*say.Words, error) { return say.Load(assets.French()) })

// example is a session on a shipped dossier.
func example(t testing.TB, name string) *draft.Session {
	t.Helper()
	in, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(in, calls(t).Find)
	if err != nil {
		t.Fatal(err)
	}
	return session(c, d)
}

// fresh is a session on an empty dossier of a shipped call.
func fresh(t testing.TB, call string) *draft.Session {
	t.Helper()
	c := calls(t).Find(call)
	if c == nil {
		t.Fatalf("no call %s", call)
	}
	return session(c, dossier.New(c))
}

func session(c *dossier.Call, d *dossier.Dossier) *draft.Session {
	e := domainEnv()
	if set, faults := shipped(); len(faults) == 0 {
		e.Uses = set.Common.Uses
	}
	return draft.New(c, d, e, draft.Options{})
}

// inline does at once what a Runner does beside the window.
type inline struct{}

func (inline) Background(work func()) { work() }
func (inline) Main(then func())       { then() }

// desk is a page in a window, as the shell shows it.
type desk struct {
	t     testing.TB
	s     *draft.Session
	page  *Page
	w     fyne.Window
	why   []dossier.FieldID
	whyAt []dossier.FieldID // with the row
	said  string
	undo  func()
	lines map[string]dossier.Value // what attaching a file gives
	err   error
}

func open(t testing.TB, s *draft.Session, section string) *desk {
	t.Helper()
	return openWith(t, s, section, func(*Env) {})
}

// openWith opens a page in an environment that is changed first.
func openWith(t testing.TB, s *draft.Session, section string, change func(*Env)) *desk {
	t.Helper()
	d := &desk{t: t, s: s, w: test.NewTempWindow(t, kit.NewColumn(0))}
	sec := s.Call().Section(section)
	if sec == nil {
		t.Fatalf("no section %s", section)
	}
	words, err := inFrench()
	if err != nil {
		t.Fatal(err)
	}
	env := Env{
		Session: s, Words: words, Ref: lookups(), Today: func() dossier.Date { return dossier.MustDate("2026-11-23") },
		Canvas: d.w.Canvas(), Run: inline{}, Files: kit.NewFiles(inline{}, d.w),
		AttachFile: func(string) (map[string]dossier.Value, error) { return d.lines, d.err },
		ShowWhy: func(f *dossier.Field, at dossier.FieldID, row string) {
			d.why, d.whyAt = append(d.why, f.ID), append(d.whyAt, at+"|"+dossier.FieldID(row))
		},
		Figure: func(id string) field.Result {
			return field.Result{Text: "128\u202f400,00\u00a0€", Status: "Estimation", Tone: kit.Warning, Amount: true, Note: "Figure " + id + "."}
		},
		ShowFigure: func(string) {},
		Say:        func(text, _ string, undo func()) { d.said, d.undo = text, undo },
	}
	change(&env)
	d.page = New(env, sec)
	s.OnChange(func(c draft.Change) { d.page.Refresh(c) })
	title := kit.NewTitle(sec.Title)
	intro := kit.NewBody(sec.Intro)
	intro.Color = kit.ColorMuted
	head := kit.NewColumn(kit.Space4, kit.NewRow(0, kit.NewCaption(fmt.Sprintf("Étape %d", 1))), title, intro)
	d.w.SetPadded(false)
	d.w.SetContent(kit.NewGround(kit.NewScroll(kit.NewPage(kit.NewColumn(kit.Space16, head, d.page.Object())))))
	d.w.Resize(fyne.NewSize(860, 520))
	return d
}

func lookups() field.Lookups {
	return field.Lookups{Communes: ref.SearchCommunes, CommunesAt: ref.CommunesByPostcode, Labels: ref}
}

func (d *desk) focused() fyne.CanvasObject {
	o, _ := d.w.Canvas().Focused().(fyne.CanvasObject)
	return o
}

func (d *desk) press(name fyne.KeyName) {
	d.t.Helper()
	f := d.w.Canvas().Focused()
	if f == nil {
		d.t.Fatalf("%s: nothing has the focus", name)
	}
	f.TypedKey(&fyne.KeyEvent{Name: name})
}

// question finds a question on the page, of an open row where col is set.
func (d *desk) question(id, col dossier.FieldID) *field.Question {
	d.t.Helper()
	for _, part := range d.page.parts {
		switch p := part.(type) {
		case *card:
			if q := p.built[id]; q != nil && col == "" {
				return q
			}
		case *table:
			if p.f.ID != id || p.form == nil {
				continue
			}
			for _, s := range p.form.sheets {
				if q := s.built[col]; q != nil {
					return q
				}
			}
		}
	}
	d.t.Fatalf("no question %s %s", id, col)
	return nil
}

func (d *desk) table(id dossier.FieldID) *table {
	d.t.Helper()
	for _, part := range d.page.parts {
		if p, ok := part.(*table); ok && p.f.ID == id {
			return p
		}
	}
	d.t.Fatalf("no table %s", id)
	return nil
}
