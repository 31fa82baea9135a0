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
	For   string // what for: each has its folder, where a file was picked last
	Dir   string // where to begin, instead of that folder
	Name  string // proposed, when saving
	Kinds []FileKind
}

// Files asks for files: with the dialogs of the system where there are any,
// otherwise with our own. Every answer comes on the goroutine of the window; an
// empty one without an error says that the user changed his mind.
type Files struct {
	// Folders are where files were picked last, by what for; "" has the last of all.
	Folders map[string]string
	// OnFolder is called when one of them is another; it may be nil.
	OnFolder func()

	runner Runner
	window fyne.Window
	native func() bool
}

// NewFiles returns the file dialogs of a window.
func NewFiles(runner Runner, window fyne.Window) *Files {
	return &Files{Folders: map[string]string{}, runner: runner, window: window, native: zenity.IsAvailable}
}

// at fills in where a query begins: in its folder, in that of the file picked last
// for anything else, in the user's home.
func (f *Files) at(q FileQuery) FileQuery {
	if q.Dir != "" {
		return q
	}
	for _, dir := range []string{f.Folders[q.For], f.Folders[""]} {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			q.Dir = dir
			return q
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	q.Dir = home
	return q
}

// picked remembers where the user works.
func (f *Files) picked(q FileQuery, dir string) {
	if f.Folders[q.For] == dir && f.Folders[""] == dir {
		return
	}
	f.Folders[q.For], f.Folders[""] = dir, dir
	if f.OnFolder != nil {
		f.OnFolder()
	}
}

// noting has the answer to a query remembered.
func (f *Files) noting(q FileQuery, done func(string, error)) func(string, error) {
	return func(path string, err error) {
		if path != "" {
			f.picked(q, filepath.Dir(path))
		}
		done(path, err)
	}
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

// inside has a folder that was picked remembered as what it is.
func (f *Files) inside(q FileQuery, done func(string, error)) func(string, error) {
	return func(path string, err error) {
		if path != "" {
			f.picked(q, path)
		}
		done(path, err)
	}
}

// Open asks for one file to read.
func (f *Files) Open(q FileQuery, done func(path string, err error)) {
	q, done = f.at(q), f.noting(q, done)
	if f.native() {
		f.ask(func() ([]string, error) {
			path, err := zenity.SelectFile(append(f.options(q), zenity.Filename(q.Dir+string(filepath.Separator)))...)
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
		q = f.at(q)
		f.ask(func() ([]string, error) {
			return zenity.SelectFileMultiple(append(f.options(q), zenity.Filename(q.Dir+string(filepath.Separator)))...)
		}, func(paths []string, err error) {
			if len(paths) > 0 {
				f.picked(q, filepath.Dir(paths[0]))
			}
			done(paths, err)
		})
		return
	}
	f.Open(q, func(path string, err error) { done(one(path), err) })
}

// Folder asks for a folder.
func (f *Files) Folder(q FileQuery, done func(path string, err error)) {
	q, done = f.at(q), f.inside(q, done)
	if f.native() {
		f.ask(func() ([]string, error) {
			path, err := zenity.SelectFile(zenity.Title(q.Title), zenity.Modal(), zenity.Directory(),
				zenity.Filename(q.Dir+string(filepath.Separator)))
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
	q, done = f.at(q), f.noting(q, done)
	finish := func(path string, err error) { done(withExtension(path, q), err) }
	if f.native() {
		f.ask(func() ([]string, error) {
			path, err := zenity.SelectFileSave(append(f.options(q), zenity.ConfirmOverwrite(),
				zenity.Filename(filepath.Join(q.Dir, q.Name)))...)
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
	folder.ShowText(q.Dir)
	nameField := NewField(FieldOf{Label: word("file.name"), Editor: name})
	folderField := NewField(FieldOf{Label: word("file.folder"), Editor: folder})
	browse := NewSecondary(word("file.other_folder"), func() {
		f.browseHere(FileQuery{Title: word("file.folder_title"), Dir: folder.Text}, true, func(path string, err error) {
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
