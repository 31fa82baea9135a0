package figuretext

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// Change is a figure with a state before and after as screen and paper draw it.
type Change struct {
	Label         string
	Before, After string // written
	From, To      dossier.Decimal
	Effect        string // in percent, "" where it cannot be said
	Worse         bool   // the quantity rises where a gain was expected
}

// Change is what there is to draw of a figure that compares before and after; false
// where it compares nothing, or one of both is not known.
func (t *Texts) Change(f figures.Figure) (Change, bool) {
	if f.Spec == nil {
		return Change{}, false
	}
	before, after, _ := f.Change()
	from, ok1 := f.Number(before)
	to, ok2 := f.Number(after)
	if !ok1 || !ok2 {
		return Change{}, false
	}
	c := Change{Label: t.Compared(f), Before: t.Number(f, before), After: t.Number(f, after), From: from, To: to}
	if gain, ok := f.Number(figures.GainPercent); ok {
		c.Effect, c.Worse = Effect(gain), gain.Sign() < 0
	}
	return c, true
}

// Compared names what a figure compares before and after.
func (t *Texts) Compared(f figures.Figure) string {
	return t.t(wordsOf("gain", f.ID))
}

// Effect writes a gain in percent as what it does to the quantity: less is a minus.
func Effect(gain dossier.Decimal) string {
	return gain.Neg().Signed(dossier.Decimal.Percent)
}
