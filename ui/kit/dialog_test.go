package kit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"dossierpme/internal/say"
)

func TestAQuestionIsAnsweredByKeyboard(t *testing.T) {
	startApp(t, Light)
	entry := NewEntry()
	w := show(t, NewColumn(0, entry), 700, 400)
	c := w.Canvas()
	for _, q := range []struct {
		name   string
		danger bool
		keys   []fyne.KeyName
		want   bool
	}{
		{"Enter does it", false, []fyne.KeyName{fyne.KeyReturn}, true},
		{"Escape does not", false, []fyne.KeyName{fyne.KeyEscape}, false},
		{"Enter does not where it is dangerous", true, []fyne.KeyName{fyne.KeyReturn}, false},
	} {
		t.Run(q.name, func(t *testing.T) {
			c.Focus(entry)
			var answers []bool
			Ask(c, Question{Title: "Supprimer\u00a0?", Text: "La ligne sera retirée.", Yes: "Supprimer", Danger: q.danger}, func(yes bool) { answers = append(answers, yes) })
			for _, k := range q.keys {
				press(c, k)
			}
			if len(answers) != 1 || answers[0] != q.want {
				t.Errorf("answers %v, want one %v", answers, q.want)
			}
			if c.Focused() != fyne.Focusable(entry) {
				t.Errorf("the focus is on %T afterwards", c.Focused())
			}
		})
	}
}

func TestTheDangerousButtonIsReachedByTab(t *testing.T) {
	startApp(t, Light)
	c := show(t, NewColumn(0, NewEntry()), 700, 400).Canvas()
	yes := false
	Ask(c, Question{Title: "Supprimer\u00a0?", Yes: "Supprimer", Danger: true}, func(y bool) { yes = y })
	c.FocusNext()
	press(c, fyne.KeyReturn)
	if !yes {
		t.Error("not answered yes")
	}
}

func TestDetailsUnfold(t *testing.T) {
	startApp(t, Light)
	c := show(t, NewColumn(0, NewEntry()), 700, 500).Canvas()
	o := ShowTrouble(c, "Échec", say.Trouble{Message: say.Message{What: "Le disque est plein."}, Details: "no space left on device"}, nil)
	before := o.content.Size().Height
	c.FocusNext()
	press(c, fyne.KeySpace)
	if after := o.content.Size().Height; after <= before {
		t.Errorf("the dialog is %v high, was %v", after, before)
	}
}

// inline runs everything at once, on the goroutine of the test.
type inline struct{}

func (inline) Background(work func()) { work() }
func (inline) Main(then func())       { then() }

func filesWithout(t *testing.T) (*Files, fyne.Canvas) {
	t.Helper()
	startApp(t, Light)
	w := show(t, NewColumn(0, NewEntry()), 900, 700)
	f := NewFiles(inline{}, w)
	f.native = func() bool { return false }
	return f, w.Canvas()
}

func TestSavingWithoutASystemDialogAsksBeforeReplacing(t *testing.T) {
	for name, keys := range map[string][]fyne.KeyName{
		"kept":     {fyne.KeyReturn},
		"replaced": {fyne.KeyTab, fyne.KeyReturn},
	} {
		t.Run(name, func(t *testing.T) {
			f, c := filesWithout(t)
			dir := t.TempDir()
			there := filepath.Join(dir, "dossier.pdf")
			if err := os.WriteFile(there, []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
			var got []string
			f.Save(FileQuery{Dir: dir, Name: "dossier", Kinds: []FileKind{{"PDF", []string{"pdf"}}}}, func(path string, err error) {
				if err != nil {
					t.Error(err)
				}
				got = append(got, path)
			})
			c.FocusPrevious() // « Enregistrer », the last control of the dialog
			press(c, fyne.KeyReturn)
			for _, k := range keys {
				if k == fyne.KeyTab {
					c.FocusNext()
					continue
				}
				press(c, k)
			}
			if name == "kept" {
				if got != nil {
					t.Fatalf("got %q although the file is kept", got)
				}
				press(c, fyne.KeyEscape)
				if len(got) != 1 || got[0] != "" {
					t.Errorf("after Escape: %q", got)
				}
				return
			}
			if len(got) != 1 || got[0] != there {
				t.Errorf("got %q, want %q", got, there)
			}
		})
	}
}

func TestAFileIsPickedByKeyboardWithoutASystemDialog(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "Élan", "vide"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Élan/b.pdf", "Élan/a.PDF", "Élan/c.txt", "Élan/.caché.pdf", "z.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, c := filesWithout(t)
	var got []string
	ask := func() {
		f.Open(FileQuery{Dir: dir, Kinds: []FileKind{{"Devis", []string{"pdf"}}}}, func(path string, err error) { got = append(got, path) })
	}
	ask()
	list := c.Focused().(*pickList)
	press(c, fyne.KeyReturn)
	if item, chosen := list.current(); chosen || len(got) > 0 {
		t.Fatalf("before anything was chosen it has %v, and got %q", item, got)
	}
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn) // into « Élan »
	var names []string
	for _, item := range list.items {
		names = append(names, item.name)
	}
	if diff := cmp.Diff([]string{"vide", "a.PDF", "b.pdf"}, names); diff != "" {
		t.Fatal(diff)
	}
	write(c, "b")
	press(c, fyne.KeyReturn)
	changed := 0
	f.OnFolder = func() { changed++ }
	f.Open(FileQuery{For: "quote"}, func(path string, err error) { got = append(got, path) })
	if here := c.Focused().(*pickList); len(here.items) != 4 {
		t.Errorf("for anything else it begins elsewhere than where a file was picked last: %v", here.items)
	}
	press(c, fyne.KeyEscape)
	if changed != 0 || f.Folders["quote"] != "" || f.Folders[""] != filepath.Join(dir, "Élan") {
		t.Errorf("without a choice the folders are %v", f.Folders)
	}
	if diff := cmp.Diff([]string{filepath.Join(dir, "Élan", "b.pdf"), ""}, got); diff != "" {
		t.Error(diff)
	}
	if c.Overlays().Top() != nil {
		t.Error("a dialog stays open")
	}
}

// later runs what is to be done beside the window when it is told to.
type later struct{ work []func() }

func (r *later) Background(work func()) { r.work = append(r.work, work) }
func (*later) Main(then func())         { then() }

func (r *later) run() {
	for len(r.work) > 0 {
		work := r.work[0]
		r.work = r.work[1:]
		work()
	}
}

func TestKeysThatAreQuickerThanTheDiskAreNotLost(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "devis", "vide"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.pdf", "devis/b.pdf", "devis/c.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, c := filesWithout(t)
	disk := &later{}
	f.runner = disk
	var got []string
	f.Open(FileQuery{Dir: dir}, func(path string, err error) { got = append(got, path) })
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn) // into « devis »
	write(c, "c")
	press(c, fyne.KeyReturn)
	if list := c.Focused().(*pickList); len(got) > 0 || len(list.items) > 0 {
		t.Fatalf("before the disk has answered it shows %v and got %q", list.items, got)
	}
	disk.run()
	if diff := cmp.Diff([]string{filepath.Join(dir, "devis", "c.pdf")}, got); diff != "" {
		t.Error(diff)
	}

	// A folder that cannot be read: what was shown before is there again, and the keys
	// that were meant for the folder do nothing.
	f.Open(FileQuery{Dir: dir}, func(path string, err error) { got = append(got, path) })
	disk.run()
	if err := os.RemoveAll(filepath.Join(dir, "devis")); err != nil {
		t.Fatal(err)
	}
	list := c.Focused().(*pickList)
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn)
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn)
	disk.run()
	if _, chosen := list.current(); chosen || len(list.items) != 2 || len(got) != 1 {
		t.Errorf("it shows %v and got %q", list.items, got)
	}
	press(c, fyne.KeyEscape)
}

func TestAFolderIsPickedAndAWrongOneIsSaid(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "un"), 0o755); err != nil {
		t.Fatal(err)
	}
	f, c := filesWithout(t)
	got := ""
	f.Folder(FileQuery{Dir: filepath.Join(dir, "absent")}, func(path string, err error) { got = path })
	if markup := test.RenderToMarkup(c); !strings.Contains(markup, "ne peut pas être lu") {
		t.Error("nothing is said of a folder that is not there")
	}
	c.FocusNext() // « Annuler »; there is no folder to choose
	c.FocusNext() // the path
	path := c.Focused().(*Entry)
	path.SetText(dir)
	press(c, fyne.KeyReturn)
	for c.Focused() != fyne.Focusable(path) {
		c.FocusNext()
	}
	c.FocusNext() // « Répertoire parent »
	c.FocusNext()
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn) // into « un »
	c.FocusNext()
	c.FocusNext()
	press(c, fyne.KeyReturn)
	if got != filepath.Join(dir, "un") {
		t.Errorf("got %q", got)
	}
}

func TestTheExtensionIsAddedWhereThereIsNone(t *testing.T) {
	q := FileQuery{Kinds: []FileKind{{"Archive", []string{"dossier", "zip"}}}}
	for path, want := range map[string]string{
		"": "", "a": "a.dossier", "a.zip": "a.zip", "a.ZIP": "a.ZIP", "v1.2": "v1.2.dossier",
	} {
		if got := withExtension(path, q); got != want {
			t.Errorf("%q becomes %q, want %q", path, got, want)
		}
	}
}

func TestADeletedLineCanBeBroughtBack(t *testing.T) {
	startApp(t, Light)
	toasts := NewToasts(NewBody("Liste"))
	show(t, toasts, 500, 300)
	back := false
	toasts.Say("Ligne supprimée.", "Annuler", func() { back = true })
	if toasts.Saying() != "Ligne supprimée." {
		t.Errorf("it says %q", toasts.Saying())
	}
	test.Tap(toasts.action)
	if !back || toasts.Saying() != "" {
		t.Errorf("back %v, still saying %q", back, toasts.Saying())
	}
}

func TestARowOpensByEnterAndDeletesByDelete(t *testing.T) {
	startApp(t, Light)
	row := NewListRow(RowOf{Title: "Robot", Amount: "117\u202f000,00\u00a0€"})
	opened, deleted := 0, 0
	row.OnOpen = func() { opened++ }
	row.Menu = func() []MenuItem {
		return []MenuItem{{Label: "Modifier", Do: func() { opened++ }}, {Label: "Supprimer", Delete: true, Do: func() { deleted++ }}}
	}
	w := show(t, NewFlushCard(row), 600, 300)
	c := w.Canvas()
	c.Focus(row)
	press(c, fyne.KeyReturn)
	press(c, fyne.KeyDelete)
	if opened != 1 || deleted != 1 {
		t.Errorf("opened %d, deleted %d", opened, deleted)
	}
	press(c, fyne.KeyF10)
	if c.Overlays().Top() == nil {
		t.Fatal("the menu did not open")
	}
	press(c, fyne.KeyDown)
	press(c, fyne.KeyReturn)
	if deleted != 2 {
		t.Errorf("the second item of the menu was not reached by keyboard: deleted %d", deleted)
	}
	if c.Overlays().Top() != nil || c.Focused() != fyne.Focusable(row) {
		t.Errorf("the menu stays open, or the focus is on %T", c.Focused())
	}
}

// The toolkit takes the focus away from whoever clicks on nothing: Return and Escape
// would be nobody's.
func TestAClickOnNothingInADialogLeavesReturnAndEscapeWorking(t *testing.T) {
	for name, c := range map[string]struct {
		danger bool
		key    fyne.KeyName
		want   string
	}{
		"Return does it":                {false, fyne.KeyReturn, "yes"},
		"Escape does not":               {false, fyne.KeyEscape, "no"},
		"Return does nothing dangerous": {true, fyne.KeyReturn, "no"},
	} {
		t.Run(name, func(t *testing.T) {
			startApp(t, Light)
			on := show(t, NewColumn(0), 800, 600).Canvas()
			said := ""
			o := Ask(on, Question{Title: "Exporter", Text: "Ces pages ?", Yes: "Exporter", Danger: c.danger}, func(yes bool) {
				said = map[bool]string{true: "yes", false: "no"}[yes]
			})
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.content)
			test.TapCanvas(on, at.AddXY(Space8, Space8))
			if on.Focused() == nil {
				t.Fatal("nobody has the keys")
			}
			press(on, c.key)
			if said != c.want {
				t.Errorf("it says %q, want %q", said, c.want)
			}
		})
	}
}
