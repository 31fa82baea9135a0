package kit

import (
	"os"
	"path/filepath"
	"sort"
	"strings"

	"dossierpme/internal/french"

	"fyne.io/fyne/v2"
)

// browseHere is the dialog that picks a file, or a folder, where the system has
// none. Fyne's own has English words in it that cannot be translated.
func (f *Files) browseHere(q FileQuery, folders bool, done func(path string, err error)) {
	b := &browser{files: f, query: q, folders: folders, list: newPickList(), path: NewEntry()}
	b.where = NewField(FieldOf{Label: word("file.folder"), Editor: b.path})
	b.list.onUp = func() { b.enter(filepath.Dir(b.dir)) }
	b.list.onOpen = func(item pickItem) {
		if item.folder {
			b.enter(filepath.Join(b.dir, item.name))
			return
		}
		b.finish(filepath.Join(b.dir, item.name))
	}
	b.path.OnEnter = func() { b.enter(strings.TrimSpace(b.path.Text)) }
	up := NewSecondary(word("file.parent"), func() { b.enter(filepath.Dir(b.dir)) })
	verb := word("file.open")
	if folders {
		verb = word("file.take_folder")
	}
	take := NewPrimary(verb, func() {
		if folders {
			b.finish(b.dir)
			return
		}
		if item, ok := b.list.current(); ok {
			b.list.onOpen(item)
		}
	})
	b.list.onMove = func() {
		_, chosen := b.list.current()
		take.SetEnabled(!b.list.reading && (chosen || folders && b.dir != ""))
	}
	cancel := NewSecondary(word("cancel"), func() { b.overlay.Dismiss() })
	card := NewFlushCard(b.list)
	b.overlay = ShowDialog(f.window.Canvas(), DialogOf{
		Title: q.Title, Content: NewColumn(Space12, b.where, NewRow(0, up, NewSpring()), card),
		Buttons: []*Button{cancel, take}, First: b.list, Width: 680,
		OnClose: func() { done(b.chosen, nil) },
	})
	b.path.ShowText(q.Dir)
	b.enter(q.Dir)
}

type browser struct {
	files   *Files
	query   FileQuery
	folders bool
	overlay *Overlay
	where   *Field
	path    *Entry
	list    *pickList
	dir     string
	items   []pickItem // that dir holds
	wanted  string     // the folder that is being read
	chosen  string
}

func (b *browser) finish(path string) {
	if b.chosen != "" {
		return
	}
	b.chosen = path
	b.overlay.Dismiss()
}

// enter reads a folder beside the window: it may be on a slow network.
func (b *browser) enter(dir string) {
	b.wanted = dir
	b.list.wait()
	b.files.runner.Background(func() {
		items, err := b.read(dir)
		b.files.runner.Main(func() {
			if b.wanted != dir || b.chosen != "" {
				return
			}
			if err != nil {
				b.where.SetMessages(Message{Error, word("file.unreadable")})
				b.list.stay(b.items)
				return
			}
			b.where.SetMessages()
			b.dir = dir
			b.path.ShowText(dir)
			b.items = items
			b.list.set(items)
		})
	})
}

// read lists a folder: folders first, hidden files not at all, files of the
// kinds that are asked for.
func (b *browser) read(dir string) ([]pickItem, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var items []pickItem
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(dir, e.Name())) // follows links
		if err != nil {
			continue
		}
		if info.IsDir() {
			items = append(items, pickItem{name: e.Name(), folder: true})
			continue
		}
		if !b.folders && matches(b.query.Kinds, e.Name()) {
			items = append(items, pickItem{name: e.Name(), detail: french.Day(info.ModTime())})
		}
	}
	sort.SliceStable(items, func(i, j int) bool {
		if items[i].folder != items[j].folder {
			return items[i].folder
		}
		return french.Fold(items[i].name) < french.Fold(items[j].name)
	})
	return items, nil
}

func matches(kinds []FileKind, name string) bool {
	if len(kinds) == 0 {
		return true
	}
	for _, k := range kinds {
		for _, e := range k.Extensions {
			if e == "*" || strings.EqualFold(filepath.Ext(name), "."+e) {
				return true
			}
		}
	}
	return false
}

var _ fyne.Focusable = (*pickList)(nil)
