package wiring

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
	"dossierpme/dossier/store"
	"dossierpme/internal/folders"
	"dossierpme/internal/paper"
	"dossierpme/internal/reference"
	"dossierpme/internal/say"
	"dossierpme/internal/version"
	"dossierpme/pdf/font"
	"dossierpme/pdf/raster"
)

// Parts is everything that a program needs around a dossier.
type Parts struct {
	paper.Press
	Ref *reference.Reference
}

// New wires the parts for one day. data is the data folder whose own calls are
// read; "" reads none. A fault in one of the user's calls is no error: it
// stands in Calls.Faults, and that call is left out.
func New(data string, today dossier.Date) (*Parts, error) {
	words, err := Words()
	if err != nil {
		return nil, err
	}
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		return nil, fmt.Errorf("reading the shipped rules of law: %w", err)
	}
	p := &Parts{Ref: reference.Load(), Press: paper.Press{
		Words: words, JudgeName: version.Judge(), Law: law, Registry: figures.Shipped(), Pages: raster.New(folders.Compiled()), Typeface: typeface,
	}}
	p.Env = dossier.Env{Today: today, Rules: rules.All(law), Needs: rules.Needs(law), Ref: p.Ref, Printable: printable, Texts: dossier.NewTextCache()}
	var own fs.FS
	if data != "" {
		p.CallsDir = filepath.Join(data, store.CallsFolder)
		// A link that leads out of the folder is not followed: it is not the user's call
		// that stands there, and may be anything.
		if root, err := os.OpenRoot(p.CallsDir); err == nil {
			defer root.Close()
			own = root.FS()
		}
	}
	set, faults := callfile.Load(assets.Calls(), own, p.Names())
	if len(faults) > 0 {
		return nil, fmt.Errorf("reading the shipped calls: %w", faults[0])
	}
	p.Calls, p.Env.Uses = set, set.Common.Uses
	return p, nil
}

// Words finds the French words.
func Words() (*say.Words, error) { return say.Open(assets.French()) }

// Names are the rules and needs that a call may name.
func (p *Parts) Names() callfile.Names { return callfile.NamesOf(p.Env) }

// typeface parses the fonts once for the whole program.
var typeface = sync.OnceValues(func() (*font.Typeface, error) {
	return font.Parse(font.Files{Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold()})
})

// printable reports whether the fonts have a character. Fonts that cannot be
// parsed are told when something is printed, not by a warning on every text.
func printable(r rune) bool {
	t, err := typeface()
	return err != nil || t.Printable(r)
}
