package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
	"dossierpme/ui/shell"
)

// sidePanel lists what is to be corrected, verified and completed, the present
// step first, and says why the present question is asked.
type sidePanel struct {
	w      *wizard
	column *fyne.Container
	scroll *kit.Scroll // of the lists
	lists  *fyne.Container
	beside *fyne.Container // cards above them
	why    *fyne.Container
	all    map[dossier.Severity]bool // shown in full
	shown  []sideLine
	lines  []*kit.ProblemLine
	field  *dossier.Field
}

// sideLine is what the panel shows of a problem; equal ones are not drawn again.
type sideLine struct {
	severity dossier.Severity
	text     string
	to       shell.Place
	head     int  // how many there are, on the first line of a list
	more     bool // « Tout afficher »
}

// sideLists are the lists of the panel, with how many lines each shows at first:
// of the present step, and with those of other steps. What there is to look at again
// comes before what is still to be written.
var sideLists = []struct {
	severity  dossier.Severity
	here, few int
}{
	{dossier.Blocking, 6, 6},
	{dossier.Warning, 4, 2},
	{dossier.Missing, 6, 4},
	{dossier.Advice, 2, 1},
	{dossier.Explained, 2, 1},
}

func newSidePanel(w *wizard) *sidePanel {
	p := &sidePanel{w: w, all: map[dossier.Severity]bool{}, lists: kit.NewColumn(kit.Space4), beside: kit.NewColumn(0), why: kit.NewColumn(kit.Space4)}
	p.beside.Hide()
	clear := func(o fyne.CanvasObject) fyne.CanvasObject { return kit.NewInset(0, kit.Space8, 0, 0, o) } // of the bar
	p.scroll = kit.NewScroll(kit.NewColumn(kit.Space16, p.beside, clear(p.lists)))
	p.column = &fyne.Container{Layout: sideLayout{p.lists}, Objects: []fyne.CanvasObject{p.scroll, kit.NewSeparator(), kit.NewScroll(clear(p.why))}}
	p.explain(nil)
	return p
}

// wanted are the lines for the present problems.
func (p *sidePanel) wanted() []sideLine {
	w := p.w
	problems := w.problems()
	var out []sideLine
	for _, list := range sideLists {
		var lines []sideLine
		n := 0
		for _, mine := range []bool{true, false} {
			for _, pr := range problems {
				if pr.CountsAs() != list.severity || w.here(pr) != mine {
					continue
				}
				n++
				most := list.few
				if mine {
					most = list.here
				}
				if len(lines) >= most && !p.all[list.severity] {
					continue
				}
				text := w.short(pr, mine)
				for _, before := range lines { // the same words of two fields: say which
					if before.text == text {
						label, title := w.labels(pr)
						text = w.a.T("place.row", "text", french.Lower(text), "title", strings.TrimRight(strings.TrimPrefix(title+" · "+label, " · "), "? "+french.Narrow+french.Hard))
						break
					}
				}
				lines = append(lines, sideLine{list.severity, text, w.placeOf(pr), 0, false})
			}
		}
		if n == 0 {
			continue
		}
		lines[0].head = n
		if n > len(lines) || n > list.few && p.all[list.severity] {
			lines = append(lines, sideLine{severity: list.severity, more: true})
		}
		out = append(out, lines...)
	}
	return out
}

func (p *sidePanel) refresh() {
	wanted := p.wanted()
	if slices.Equal(p.shown, wanted) && p.shown != nil {
		return
	}
	p.shown = append([]sideLine{}, wanted...)
	a := p.w.a
	p.lines, p.lists.Objects = nil, nil
	if len(wanted) == 0 {
		p.lists.Add(kit.NewStrong(a.T("ui.side.none")))
		p.lists.Add(kit.NewHint(a.T("ui.side.none_text")))
	}
	for _, line := range wanted {
		tone := severity.ToneOf(line.severity)
		if line.head > 0 {
			head := kit.NewRow(kit.Space8, kit.NewStrong(severity.HeadOf(a.Words, line.severity)), kit.NewPill(tone, strconv.Itoa(line.head)), kit.NewSpring())
			top := kit.Space12
			if len(p.lists.Objects) == 0 {
				top = 0
			}
			p.lists.Add(kit.NewInset(top, 0, 0, 0, head))
		}
		if line.more {
			words := "ui.side.all"
			if p.all[line.severity] {
				words = "ui.side.few"
			}
			more := kit.NewQuiet(a.T(words), func() {
				p.all[line.severity] = !p.all[line.severity]
				p.refresh()
			})
			p.lists.Add(kit.NewInset(0, 0, 0, -kit.Space8, kit.NewRow(0, more, kit.NewSpring())))
			continue
		}
		item := kit.NewProblemLine(tone, line.text, func() { p.w.GoTo(line.to) })
		p.lines = append(p.lines, item)
		p.lists.Add(item)
	}
	p.lists.Refresh()
	kit.Relayout(p.lists)
}

// show puts something above the lists, nil for nothing.
func (p *sidePanel) show(o fyne.CanvasObject) {
	p.beside.Objects = nil
	if o != nil {
		p.beside.Objects = []fyne.CanvasObject{o}
	}
	p.beside.Hidden = o == nil
	p.scroll.Refresh()
	kit.Relayout(p.lists)
}

func (p *sidePanel) firstLine() fyne.Focusable {
	if len(p.lines) == 0 {
		return nil
	}
	return p.lines[0]
}

// explain says why a field is asked, with the source of the rule behind it.
func (p *sidePanel) explain(f *dossier.Field) {
	if f != nil && f == p.field {
		return
	}
	p.field = f
	a := p.w.a
	p.why.Objects = []fyne.CanvasObject{kit.NewStrong(a.T("ui.why.title"))}
	if f == nil || f.Why == "" {
		p.why.Add(kit.NewHint(a.T("ui.why.none")))
	} else {
		name := kit.NewHint(f.HeadOr())
		name.Color = kit.ColorInk
		p.why.Add(name)
		p.why.Add(kit.NewHint(f.Why))
		if f.Source != "" {
			source := kit.NewHint(f.Source)
			source.Style.Italic = true
			p.why.Add(source)
		}
	}
	p.why.Refresh()
	kit.Relayout(p.why)
}

// placeOf is where a problem can be mended.
func (w *wizard) placeOf(p dossier.Problem) shell.Place {
	step := p.Section
	if step == "" {
		step = w.steps[len(w.call.Sections)-1].id
	}
	if w.onEssential(p.Field) {
		step = shell.StepEssential
	}
	return shell.Place{Step: step, Field: p.Field, Row: p.Row}
}

// here reports whether a problem is one of the page that is shown.
func (w *wizard) here(p dossier.Problem) bool {
	if w.officer != nil {
		return false
	}
	if w.essential != nil {
		return w.onEssential(p.Field)
	}
	return p.Section == w.steps[w.at].id
}

// short words a problem for the list: of what is missing, its name is enough.
func (w *wizard) short(p dossier.Problem, here bool) string {
	if p.Code != dossier.CodeMissing {
		return problemtext.Line(w.a.Words, w.s.View(), p)
	}
	text, title := w.labels(p)
	if title != "" {
		text = w.a.T("place.row", "title", title, "text", text)
	}
	if !here {
		return w.a.T("ui.side.in_step", "text", text, "step", w.steps[w.stepOf(p.Section)].short)
	}
	return text
}

// sideLayout keeps the reason for the present question in view below the lists,
// however long they are.
type sideLayout struct{ lines *fyne.Container }

// whyShare is how much of the height the reason may take from the lists; where cards
// stand above them, lessShare.
const (
	whyShare  = 0.45
	lessShare = 0.25
)

func (l sideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	lists, line, why := objects[0].(*kit.Scroll), objects[1], objects[2].(*kit.Scroll)
	fit := func(s *kit.Scroll) float32 {
		s.Content.Resize(fyne.NewSize(size.Width, s.Content.Size().Height))
		return s.Content.MinSize().Height
	}
	const gap = 2*kit.Space12 + 1
	wanted, reason, share := fit(lists), fit(why), float32(whyShare)
	if cards := lists.Content.(*fyne.Container).Objects[0]; cards.Visible() {
		share = lessShare
	}
	below := min(reason, size.Height*share)
	above := min(wanted, max(size.Height-gap-below, 0))
	if above < wanted {
		above = l.wholeLines(lists.Content.(*fyne.Container).Objects[1].Position().Y, above)
	}
	below = max(size.Height-gap-above, 0)
	lists.Resize(fyne.NewSize(size.Width, above))
	lists.Move(fyne.NewPos(0, 0))
	line.Resize(fyne.NewSize(size.Width, 1))
	line.Move(fyne.NewPos(0, above+kit.Space12))
	why.Resize(fyne.NewSize(size.Width, below))
	why.Move(fyne.NewPos(0, above+gap))
}

// wholeLines is the most of a height in which no line of the lists is cut through: half
// a button is none that anybody presses. They begin at top.
func (l sideLayout) wholeLines(top, height float32) float32 {
	whole := min(top+l.lines.Position().Y, height)
	for _, line := range l.lines.Objects {
		if end := top + l.lines.Position().Y + line.Position().Y + line.Size().Height; line.Visible() && end <= height {
			whole = max(whole, end)
		}
	}
	return whole
}

func (sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 120) }
