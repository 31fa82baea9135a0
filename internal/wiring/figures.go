package wiring

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// Figures computes every figure of a dossier, by id. No list in them is nil,
// so that they read the same in JSON whatever could be computed.
func (p *Parts) Figures(v *dossier.View) map[string]figures.Figure {
	all := figures.All(v, p.Law)
	for id, f := range all {
		if f.Numbers == nil {
			f.Numbers = map[string]string{}
		}
		for _, list := range []*[]string{&f.Missing, &f.Caveats, &f.Rules} {
			if *list == nil {
				*list = []string{}
			}
		}
		if f.Steps == nil {
			f.Steps = []figures.Step{}
		}
		all[id] = f
	}
	return all
}
