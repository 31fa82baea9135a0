package ui

import (
	"context"
	"path/filepath"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// taken is what came of one of several files. What asks for an answer is not taken in:
// its key says why.
type taken struct {
	path, key string
	err       error
	skipped   int // annexes that are not there
}

// What became of a file.
const (
	tookNew  = "incoming.several.new"
	tookSame = "incoming.several.same"
)

// takeOne takes in a dossier that the list does not have. One that it has, one that is
// locked and what is no dossier it leaves alone.
func (a *App) takeOne(path string) taken {
	out := taken{path: path}
	from := shelf.Source{Path: path}
	in, err := a.opened.Library.Look(context.Background(), from)
	switch p := in.Portable; {
	case err != nil:
		out.err = err
	case in.Document:
		out.key = "incoming.several.document"
	case p != nil && p.Locked:
		out.key = "incoming.several.locked"
	case p != nil && p.Merging != nil && (p.Merging.Verdict == shelf.MergeSame || p.Merging.Verdict == shelf.MergeNewerHere) && (in.Known == nil || !in.Known.InTrash()),
		p == nil && in.Known != nil && in.Held == shelf.IsSame && !in.Known.InTrash():
		out.key = tookSame
	case in.Known != nil || p != nil && p.Merging != nil:
		out.key = "incoming.several.known"
	default:
		got, err := a.opened.Library.Import(context.Background(), from, "", shelf.TakeNone)
		out.key, out.err, out.skipped = tookNew, err, len(got.Skipped)
	}
	return out
}

// takeSeveral takes in several files, one after the other, and says what became of each
// where that is not the same for all.
func (a *App) takeSeveral(paths []string) {
	shell.Background(a.Shell, func() ([]taken, error) {
		all := make([]taken, len(paths))
		for i, path := range paths { // the second file of a dossier finds that of the first
			all[i] = a.takeOne(path)
			if err := all[i].err; err != nil {
				a.Log("import of %s: %v", filepath.Base(path), err)
			}
		}
		return all, nil
	}, func(all []taken) {
		came, skipped := 0, 0
		for _, t := range all {
			if t.err == nil && t.key == tookNew {
				came++
				skipped += t.skipped
			}
		}
		if came > 0 {
			a.loadHomeThen("", func() { a.tellTaken(all, came, skipped) })
			return
		}
		a.tellTaken(all, came, skipped)
	})
}

func (a *App) tellTaken(all []taken, came, skipped int) {
	words := a.T("incoming.several.done", "n", came)
	if came == len(all) && skipped == 0 {
		a.Toasts.Say(words, "", nil)
		return
	}
	var d *kit.Overlay
	column := kit.NewColumn(kit.Space12, kit.NewBody(words))
	if skipped > 0 {
		column.Add(kit.NewBody(a.T("incoming.skipped", "n", skipped) + " " + a.T("incoming.skipped_do")))
	}
	for _, t := range all {
		var says string
		if t.err != nil {
			trouble := a.Trouble(t.err)
			says = trouble.What + " " + trouble.Do
		} else {
			says = a.T(t.key)
		}
		line := kit.NewColumn(0, kit.NewBody(filepath.Base(t.path)).Bold(), kit.NewHint(says))
		if t.err != nil || t.key == tookNew || t.key == tookSame { // nothing waits for an answer
			column.Add(line)
			continue
		}
		column.Add(kit.NewRow(kit.Space12, kit.NewStretch(line), kit.NewSecondary(a.T("incoming.several.open"), func() {
			d.Dismiss()
			a.openFile(t.path)
		})))
	}
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("incoming.several.title", "n", len(all)), Content: column, Width: 720, First: done, Buttons: []*kit.Button{done},
	})
}
