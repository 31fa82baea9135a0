package paper

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
	"dossierpme/ui/preview"
	"dossierpme/ui/shell"
)

// proof is the preview: the very PDF that an export would write now, page by
// page, with a way from each page to the steps that are printed on it. It is
// printed anew whenever it is opened.
type proof struct {
	k      *Desk
	d      Dossier
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

// Preview leaves the step for the preview, at a page counted from 0.
func (k *Desk) Preview(d Dossier, page int) {
	if k.Make.Preview == nil {
		return
	}
	d.LeavePage()
	p := newProof(k, d, page)
	k.Show(p)
	p.start()
}

func newProof(k *Desk, d Dossier, page int) *proof {
	p := &proof{k: k, d: d, page: page, share: kit.NewProgress(300), wait: kit.NewBody(k.T("preview.printing"))}
	p.share.Set(0.05, kit.Accent)
	p.bar = newProofBar(p)
	p.tools = newProofTools(p)
	stop := kit.NewSecondary(k.T("preview.back"), p.back)
	waiting := kit.NewCard(kit.NewColumn(kit.Space12, p.wait, p.share, kit.NewRow(0, kit.NewSpring(), stop))).Pad(kit.Space24)
	p.split = newProofSplit(kit.NewInset(kit.Space32, kit.Space16, kit.Space16, kit.Space16, kit.NewMaxWidth(440, waiting)))
	p.shown = kit.NewShell(p.bar.bar, p.tools.bar, p.split.shown)
	return p
}

// start prints what the dossier says now, beside the window.
func (p *proof) start() {
	k, s := p.k, p.d.Session()
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	call, snapshot, options := s.Call(), s.Dossier(), printed(p.d)
	k.Runner.Background(func() {
		got, err := k.Make.Preview(ctx, call, snapshot, options, func(share float64) {
			k.Runner.Main(func() { p.progress(share) })
		})
		k.Runner.Main(func() { p.opened(got, err) })
	})
}

// printed are the options of the PDF as it stands now: those that the dialog of
// the export begins with.
func printed(d Dossier) output.Options {
	return output.Options{What: output.PDF, Final: dossier.Complete(d.Session().Problems()), Owners: true, Data: true}
}

// opening is from which share on the PDF is printed and being opened.
const openingShare = 0.6

func (p *proof) progress(share float64) {
	p.share.Set(float32(share), kit.Accent)
	if share >= openingShare {
		p.wait.SetText(p.k.T("preview.opening"))
	}
}

func (p *proof) opened(got output.Proof, err error) {
	k := p.k
	if p.left {
		if err == nil {
			k.Runner.Background(got.Document.Close)
		}
		return
	}
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			k.Complain(err)
		}
		p.back()
		return
	}
	p.places = got.Places
	p.view = preview.New(got.Document, k.Runner, k.Canvas(), k.T("preview.page_fails"))
	p.view.OnPage = func(int) { p.turned() }
	p.view.OnZoom = p.tools.refresh
	p.view.OnEscape = p.back
	p.view.GoTo(p.page)
	p.split.set(p.view)
	p.turned()
	k.Canvas().Focus(p.view)
}

// turned is called when another page is the one looked at.
func (p *proof) turned() {
	p.tools.refresh()
	p.split.explain(p)
}

func (p *proof) Object() fyne.CanvasObject { return p.shown }

func (p *proof) Title() string { return p.k.T("preview.title", "name", p.d.Name()) }

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
	p.d.Leave(func() {
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
	p.d.Resume()
}

// modify leads to a step, and to a field of it, and from there back to the page.
func (p *proof) modify(to shell.Place) {
	page := 0
	if p.view != nil {
		page = p.view.Page()
	}
	p.close()
	p.d.Detour(to, shell.Place{Step: shell.StepProof, Row: strconv.Itoa(page)})
}

func (p *proof) Shortcut(what shell.Action) bool {
	switch what {
	case shell.ActHome:
		p.d.Shortcut(what)
	case shell.ActVerify:
		p.k.Verify(behindProof{p.d, p})
	case shell.ActPreview:
		p.back()
	case shell.ActExport:
		p.k.Export(p.d)
	case shell.ActPrint:
		p.k.Print(p.d)
	case shell.ActSearch:
		p.k.Canvas().Focus(p.tools.search)
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

// behindProof is the dossier of a preview as a verification sees it: what leads into
// it leaves the preview, and a change leads back to the page.
type behindProof struct {
	Dossier
	p *proof
}

func (b behindProof) GoTo(to shell.Place) { b.p.modify(to) }

func (b behindProof) AttachSigned(path string, pieces []string) {
	b.p.back()
	b.Dossier.AttachSigned(path, pieces)
}

// Drop takes files as the step would that was left.
func (p *proof) Drop(at fyne.Position, paths []string) {
	p.back()
	p.d.Drop(at, paths)
}
