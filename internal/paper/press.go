// Package paper holds what the program does with paper, as both programs do it:
// a dossier is read and judged with its annexes, printed, bound, unfolded into a
// folder, and held against a PDF or a scan of signed pages.
//
// It lays out no page and words no problem, and knows no screen and no command
// line. Its functions read and write files and may take seconds: they do not
// belong on the goroutine of a screen, and may be called on any other.
package paper

import (
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/internal/say"
	"dossierpme/pdf/font"
	"dossierpme/pdf/raster"
)

// Press is what paper is made and read with. It is never changed once it is
// used.
type Press struct {
	Words *say.Words
	Calls *callfile.Set
	// CallsDir is the folder that the user's own calls were read from, "" where none was.
	CallsDir string
	// Passphrase opens a portable file that is locked; "" where none was given.
	Passphrase string
	// JudgeName says who judges annexes, so that what an other one has kept is not believed;
	// "" where nobody can tell, and nothing is kept.
	JudgeName string
	Env       dossier.Env
	Law       *figures.Rules
	Registry  figures.Registry // the figures that are shown
	// Pages draws the pages of PDF files of others; it starts when it is needed.
	Pages *raster.Engine
	// Typeface gives the fonts of the pages, which are parsed when they are needed.
	Typeface func() (*font.Typeface, error)
}

// Figures computes every figure of a dossier, by id.
func (p *Press) Figures(v *dossier.View) map[string]figures.Figure { return p.Registry.All(v, p.Law) }

// Figure computes one figure of a dossier; false where there is none of this id.
func (p *Press) Figure(v *dossier.View, id string) (figures.Figure, bool) {
	return p.Registry.Of(v, p.Law, id)
}

// On returns the press with another day to judge on.
func (p *Press) On(today dossier.Date) *Press {
	q := *p
	q.Env.Today = today
	return &q
}
