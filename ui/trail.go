package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// longestTrail is how many ways back are remembered.
const longestTrail = 20

// lead goes somewhere and remembers the way back.
func (w *wizard) lead(from, to shell.Place) {
	if n := len(w.trail); n == 0 || w.trail[n-1] != from {
		w.trail = append(w.trail, from)
	}
	if n := len(w.trail); n > longestTrail {
		w.trail = slices.Clone(w.trail[n-longestTrail:])
	}
	w.GoTo(to)
}

// back is where the last way came from, the zero place where none did.
func (w *wizard) back() shell.Place {
	if n := len(w.trail); n > 0 {
		return w.trail[n-1]
	}
	return shell.Place{}
}

// comeBack goes back where the last way came from. It reports whether there was one.
func (w *wizard) comeBack() bool {
	to := w.back()
	if to.Step == "" {
		return false
	}
	w.trail = w.trail[:len(w.trail)-1]
	w.GoTo(to)
	return true
}

// wander keeps of the ways back those to a page that shows the dossier as a whole: who
// goes on along the steps has left the question that a way led away from.
func (w *wizard) wander() {
	w.trail = slices.DeleteFunc(slices.Clone(w.trail), func(p shell.Place) bool {
		return p.Step != shell.StepReview && p.Step != shell.StepOfficer && p.Step != shell.StepProof
	})
}

// leadToSpot leads from one place that a problem points to, to another.
func (w *wizard) leadToSpot(from, to dossier.Spot) {
	back := w.standsAt()
	back.Field, back.Row = from.Field, from.Row
	w.lead(back, w.placeOf(w.problemAt(to)))
}

// problemAt stands for a problem at a place, to be led to.
func (w *wizard) problemAt(at dossier.Spot) dossier.Problem {
	p := dossier.Problem{Field: at.Field, Row: at.Row}
	v := w.s.View()
	if f, _ := v.LocateParam(at.Field); f != nil {
		p.Section = shell.StepParams
	} else if f, _ := v.Locate(at.Field); f != nil {
		p.Section = w.call.SectionOf(f.ID).ID
	}
	return p
}

// strip is the line above the page that leads back, in view however far the page is
// scrolled.
type strip struct {
	w    *wizard
	box  *fyne.Container
	says string
}

func newStrip(w *wizard) *strip { return &strip{w: w, box: kit.NewColumn(0)} }

func (s *strip) refresh() {
	says := s.w.backWords()
	if says == s.says {
		return
	}
	s.says, s.box.Objects = says, nil
	if says != "" {
		keys := kit.NewCaption(s.w.a.keysOf(shell.ActBack))
		s.box.Add(kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space12, kit.NewQuiet(says, func() { s.w.comeBack() }), kit.NewSpring(), keys)).PadXY(kit.Space8, kit.Space4))
	}
	s.box.Refresh()
	kit.Relayout(s.box)
	s.w.frame.Refresh()
}

// backWords say where the way back leads, "" where there is none.
func (w *wizard) backWords() string {
	switch to := w.back(); to.Step {
	case "":
		return ""
	case shell.StepReview:
		return w.a.T("ui.review.back")
	case shell.StepProof:
		return w.a.T("preview.back_to")
	case shell.StepOfficer:
		return w.a.T("officer.back")
	case shell.StepEssential:
		return w.a.T("ui.back", "step", w.a.T("ui.essential.title"))
	default:
		return w.a.T("ui.back", "step", w.steps[w.stepOf(to.Step)].short)
	}
}
