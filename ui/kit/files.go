package kit

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"
)

// FileKind is a kind of file that can be picked: « Devis (PDF) », pdf.
type FileKind struct {
	Name       string
	Extensions []string // without a dot
}

// FileQuery is what a file dialog asks for.
type FileQuery struct {
	Title string
	Dir   string // where to begin; the user's home where it is empty
	Name  string // proposed, when saving
	Kinds []FileKind
}

func (q FileQuery) dir() string {
	if q.Dir != "" {
		return q.Dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// Files asks for files: with the dialogs of the system where there are any,
// otherwise with our own. Every answer comes on the goroutine of the window; an
// empty one without an error says that the user changed his mind.
type Files struct {
	runner Runner
	window fyne.Window
	native func() bool
}

// NewFiles returns the file dialogs of a window.
func NewFiles(runner Runner, window fyne.Window) *Files {
	return &Files{runner: runner, window: window, native: zenity.IsAvailable}
}

func (f *Files) options(q FileQuery) []zenity.Option {
	options := []zenity.Option{zenity.Title(q.Title), zenity.Modal()}
	filters := zenity.FileFilters{}
	for _, k := range q.Kinds {
		filter := zenity.FileFilter{Name: k.Name, CaseFold: true}
		for _, e := range k.Extensions {
			filter.Patterns = append(filter.Patterns, "*."+e)
		}
		filters = append(filters, filter)
	}
	if len(filters) > 0 {
		options = append(options, filters)
	}
	return options
}

// ask runs a system dialog beside the window and brings its answer back.
func (f *Files) ask(show func() ([]string, error), done func([]string, error)) {
	f.runner.Background(func() {
		paths, err := show()
		if errors.Is(err, zenity.ErrCanceled) {
			paths, err = nil, nil
		}
		if err != nil {
			err = fmt.Errorf("show file dialog: %w", err)
		}
		f.runner.Main(func() { done(paths, err) })
	})
}

// Open asks for one file to read.
func (f *Files) Open(q FileQuery, done func(path string, err error)) {
	if f.native() {
		f.ask(func() ([]string, error) {
			path, err := zenity.SelectFile(append(f.options(q), zenity.Filename(q.dir()+string(filepath.Separator)))...)
			return one(path), err
		}, first(done))
		return
	}
	if q.Title == "" {
		q.Title = word("file.open_title")
	}
	f.browseHere(q, false, done)
}

// OpenMany asks for files to read. Our own dialog picks one at a time.
func (f *Files) OpenMany(q FileQuery, done func(paths []string, err error)) {
	if f.native() {
		f.ask(func() ([]string, error) {
			return zenity.SelectFileMultiple(append(f.options(q), zenity.Filename(q.dir()+string(filepath.Separator)))...)
		}, done)
		return
	}
	f.Open(q, func(path string, err error) { done(one(path), err) })
}

// Folder asks for a folder.
func (f *Files) Folder(q FileQuery, done func(path string, err error)) {
	if f.native() {
		f.ask(func() ([]string, error) {
			path, err := zenity.SelectFile(zenity.Title(q.Title), zenity.Modal(), zenity.Directory(),
				zenity.Filename(q.dir()+string(filepath.Separator)))
			return one(path), err
		}, first(done))
		return
	}
	if q.Title == "" {
		q.Title = word("file.folder_title")
	}
	f.browseHere(q, true, done)
}

// Save asks where to write a file, and whether to replace one that is there. It
// adds the first extension of the query where the user typed none.
func (f *Files) Save(q FileQuery, done func(path string, err error)) {
	finish := func(path string, err error) { done(withExtension(path, q), err) }
	if f.native() {
		f.ask(func() ([]string, error) {
			path, err := zenity.SelectFileSave(append(f.options(q), zenity.ConfirmOverwrite(),
				zenity.Filename(filepath.Join(q.dir(), q.Name)))...)
			return one(path), err
		}, first(finish))
		return
	}
	f.saveHere(q, finish)
}

// saveHere is the save dialog where the system has none: Fyne's own asks in
// English whether to overwrite, and names places in English.
func (f *Files) saveHere(q FileQuery, done func(path string, err error)) {
	on := f.window.Canvas()
	name, folder := NewEntry(), NewEntry()
	name.ShowText(q.Name)
	folder.ShowText(q.dir())
	nameField := NewField(FieldOf{Label: word("file.name"), Editor: name})
	folderField := NewField(FieldOf{Label: word("file.folder"), Editor: folder})
	browse := NewSecondary(word("file.other_folder"), func() {
		f.Folder(FileQuery{Title: word("file.folder_title"), Dir: folder.Text}, func(path string, err error) {
			if err == nil && path != "" {
				folder.ShowText(path)
			}
		})
	})
	var overlay *Overlay
	chosen := ""
	finish := func(path string) {
		chosen = path
		overlay.Dismiss()
	}
	save := NewPrimary(word("file.save"), func() {
		nameField.SetMessages()
		folderField.SetMessages()
		file := strings.TrimSpace(name.Text)
		if file == "" || strings.ContainsAny(file, `/\`) {
			nameField.SetMessages(Message{Error, word("file.bad_name")})
			on.Focus(name)
			return
		}
		if info, err := os.Stat(folder.Text); err != nil || !info.IsDir() {
			folderField.SetMessages(Message{Error, word("file.no_folder")})
			on.Focus(folder)
			return
		}
		path := withExtension(filepath.Join(folder.Text, file), q)
		if _, err := os.Stat(path); err == nil {
			Ask(on, Question{
				Title: word("file.replace"),
				Text:  word("file.replace_text", "file", filepath.Base(path)),
				Yes:   word("file.replace_yes"), No: word("file.replace_no"), Danger: true,
			}, func(yes bool) {
				if yes {
					finish(path)
				}
			})
			return
		}
		finish(path)
	})
	name.OnEnter = func() { save.Tapped(nil) }
	folder.OnEnter = name.OnEnter
	cancel := NewSecondary(word("cancel"), func() { overlay.Dismiss() })
	title := q.Title
	if title == "" {
		title = word("file.save_title")
	}
	overlay = ShowDialog(on, DialogOf{
		Title:   title,
		Content: NewColumn(Space16, nameField, folderField, NewRow(0, browse, NewSpring())),
		Buttons: []*Button{cancel, save}, First: name,
		OnClose: func() { done(chosen, nil) },
	})
}

func one(path string) []string {
	if path == "" {
		return nil
	}
	return []string{path}
}

func first(done func(string, error)) func([]string, error) {
	return func(paths []string, err error) {
		if len(paths) == 0 {
			done("", err)
			return
		}
		done(paths[0], err)
	}
}

func withExtension(path string, q FileQuery) string {
	if path == "" || len(q.Kinds) == 0 || len(q.Kinds[0].Extensions) == 0 {
		return path
	}
	for _, k := range q.Kinds {
		for _, e := range k.Extensions {
			if strings.EqualFold(filepath.Ext(path), "."+e) {
				return path
			}
		}
	}
	return path + "." + q.Kinds[0].Extensions[0]
}
