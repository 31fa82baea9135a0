package ui

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
)

// proof is the preview: the very PDF that an export would write now, page by
// page, with a way from each page to the steps that are printed on it. It is
// printed anew whenever it is opened.
type proof struct {
	w      *wizard
	cancel context.CancelFunc
	left   bool
	page   int // to begin with, from 0

	shown fyne.CanvasObject
	bar   *proofBar
	tools *proofTools
	split *proofSplit
	wait  *kit.Text
	share *kit.Progress

	view   *preview.View // nil until the PDF is there
	places map[string]int
}

// preview leaves the step for the preview, at a page counted from 0.
func (w *wizard) preview(page int) {
	if w.a.opened.Preview == nil {
		return
	}
	w.leavePage()
	p := newProof(w, page)
	w.a.Show(p)
	p.start()
}

func newProof(w *wizard, page int) *proof {
	a := w.a
	p := &proof{w: w, page: page, share: kit.NewProgress(300), wait: kit.NewBody(a.T("preview.printing"))}
	p.share.Set(0.05, kit.Accent)
	p.bar = newProofBar(p)
	p.tools = newProofTools(p)
	stop := kit.NewSecondary(a.T("preview.back"), p.back)
	waiting := kit.NewCard(kit.NewColumn(kit.Space12, p.wait, p.share, kit.NewRow(0, kit.NewSpring(), stop))).Pad(kit.Space24)
	p.split = newProofSplit(kit.NewInset(kit.Space32, kit.Space16, kit.Space16, kit.Space16, kit.NewMaxWidth(440, waiting)))
	p.shown = kit.NewShell(p.bar.bar, p.tools.bar, p.split.shown)
	return p
}

// start prints what the dossier says now, beside the window.
func (p *proof) start() {
	w, a := p.w, p.w.a
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	snapshot, options := w.s.Dossier(), w.printed()
	a.Runner.Background(func() {
		got, err := a.opened.Preview(ctx, w.call, snapshot, options, func(share float64) {
			a.Runner.Main(func() { p.progress(share) })
		})
		a.Runner.Main(func() { p.opened(got, err) })
	})
}

// printed are the options of the PDF as it stands now: those that the dialog of
// the export begins with.
func (w *wizard) printed() output.Options {
	blocking, missing, _ := w.counts()
	return output.Options{What: output.PDF, Final: blocking+missing == 0, Owners: true, Data: true}
}

// opening is from which share on the PDF is printed and being opened.
const openingShare = 0.6

func (p *proof) progress(share float64) {
	p.share.Set(float32(share), kit.Accent)
	if share >= openingShare {
		p.wait.SetText(p.w.a.T("preview.opening"))
	}
}

func (p *proof) opened(got output.Proof, err error) {
	a := p.w.a
	if p.left {
		if err == nil {
			a.Runner.Background(got.Document.Close)
		}
		return
	}
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			a.Complain(err)
		}
		p.back()
		return
	}
	p.places = got.Places
	p.view = preview.New(got.Document, a.Runner, a.Canvas(), a.T("preview.page_fails"))
	p.view.OnPage = func(int) { p.turned() }
	p.view.OnZoom = p.tools.refresh
	p.view.OnEscape = p.back
	p.view.GoTo(p.page)
	p.split.set(p.view)
	p.turned()
	a.Canvas().Focus(p.view)
}

// turned is called when another page is the one looked at.
func (p *proof) turned() {
	p.tools.refresh()
	p.split.explain(p)
}

func (p *proof) Object() fyne.CanvasObject { return p.shown }

func (p *proof) Title() string { return p.w.a.T("preview.title", "name", p.w.name()) }

func (p *proof) First() fyne.Focusable { return p.bar.home }

// close gives the PDF back. Nothing of the preview is used after it.
func (p *proof) close() {
	if p.left {
		return
	}
	p.left = true
	p.cancel()
	if p.view != nil {
		p.view.Close()
	}
}

func (p *proof) Leave(then func()) {
	p.w.Leave(func() {
		p.close()
		then()
	})
}

// back returns to the step that was left.
func (p *proof) back() {
	if p.left {
		return
	}
	p.close()
	p.w.a.Show(p.w)
	p.w.refresh()
}

// modify leads to a step, and to a field of it, and from there back to the page.
func (p *proof) modify(to shell.Place) {
	page := 0
	if p.view != nil {
		page = p.view.Page()
	}
	p.close()
	w := p.w
	w.a.Show(w)
	w.back = shell.Place{Step: shell.StepProof, Row: strconv.Itoa(page)}
	w.at = w.stepOf(to.Step)
	w.showStep()
	if to.Field != "" {
		w.focus(to.Field, "")
	} else if f := w.First(); f != nil {
		w.a.Canvas().Focus(f)
	}
}

func (p *proof) Shortcut(what shell.Action) bool {
	switch what {
	case shell.ActHome:
		p.w.a.goHome()
	case shell.ActPreview:
		p.back()
	case shell.ActExport:
		p.w.export()
	case shell.ActPrint:
		p.w.print()
	case shell.ActSearch:
		p.w.a.Canvas().Focus(p.tools.search)
	case shell.ActNext:
		p.turn(1)
	case shell.ActPrevious:
		p.turn(-1)
	case shell.ActZoomIn:
		p.zoom(1)
	case shell.ActZoomOut:
		p.zoom(-1)
	case shell.ActZoomFit:
		p.fit(preview.Width)
	default:
		return false
	}
	return true
}

func (p *proof) turn(by int) {
	if p.view != nil {
		p.view.GoTo(p.view.Page() + by)
	}
}

func (p *proof) fit(to preview.Fit) {
	if p.view != nil {
		p.view.Fit(to)
	}
}

func (p *proof) zoom(by int) {
	if p.view != nil {
		p.view.ZoomBy(by)
	}
}

// drop takes files as the step would that was left.
func (p *proof) Drop(at fyne.Position, paths []string) {
	p.back()
	p.w.Drop(at, paths)
}
