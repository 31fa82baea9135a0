package library

import (
	"cmp"
	"io/fs"
	"path"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
)

// Examples lists the worked dossiers, with the call each is for.
func (l *Library) Examples() []shelf.Example { return l.examples() }

// shipped reads which examples there are.
func shipped(press *paper.Press) []shelf.Example {
	entries, err := fs.ReadDir(assets.Examples(), ".")
	if err != nil {
		return nil
	}
	var out []shelf.Example
	for _, e := range entries {
		if d, c, err := example(press, e.Name()); err == nil {
			out = append(out, shelf.Example{Name: e.Name(), Title: d.Title, Call: cmp.Or(c.Short, c.Title)})
		}
	}
	return out
}

// OpenExample makes a dossier of a worked example, with its annexes. Every opening
// is a dossier of its own.
func (l *Library) OpenExample(name string) (string, error) {
	d, c, err := example(l.press, name)
	if err != nil {
		return "", l.words(err, name)
	}
	files, err := fs.Sub(assets.Examples(), name)
	if err != nil {
		return "", l.words(err, name)
	}
	out, err := l.press.Import(l.DB, &paper.File{Dossier: d, Call: c}, paper.AnnexesOf(files), shelf.TakeCopy)
	return out.ID, err
}

func example(press *paper.Press, name string) (*dossier.Dossier, *dossier.Call, error) {
	raw, err := fs.ReadFile(assets.Examples(), path.Join(name, "dossier.json"))
	if err != nil {
		return nil, nil, err
	}
	return dossier.Read(raw, press.Calls.Find)
}
