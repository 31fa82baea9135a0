package ui

import (
	"slices"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// tellRecovery says once what was found and put right.
func (a *App) tellRecovery(entries []shelf.Entry) {
	if r := a.told; r != nil {
		a.told = nil
		a.showRecovery(*r, entries)
	}
}

// showRecovery says what was done because the file of the dossiers was found damaged,
// or gone: what came from where, dossier by dossier.
func (a *App) showRecovery(r shelf.Recovery, entries []shelf.Entry) {
	column := kit.NewColumn(kit.Space8)
	if r.Aside != "" {
		column.Add(kit.NewBody(a.T("care.recovery.aside", "path", r.Aside)))
	} else {
		column.Add(kit.NewBody(a.T("care.recovery.gone")))
	}
	if r.Kept > 0 {
		column.Add(kit.NewBody(a.T("care.recovery.kept", "n", r.Kept)))
	}
	about := func(name string, says ...string) {
		lines := kit.NewColumn(0, kit.NewStrong(name))
		for _, s := range says {
			lines.Add(kit.NewHint(s))
		}
		column.Add(lines)
	}
	for _, d := range r.Dossiers {
		about(a.DossierName(d.Title), a.recovered(d)...)
	}
	listed := func(id string) (string, bool) {
		i := slices.IndexFunc(entries, func(e shelf.Entry) bool { return e.ID == id })
		if i < 0 || entries[i].Name() == "" {
			return id, i >= 0
		}
		return a.DossierName(entries[i].Name()), true
	}
	for _, id := range r.Histories {
		name, _ := listed(id)
		about(name, a.T("care.recovery.history"))
	}
	for _, id := range r.Lost {
		if name, there := listed(id); there {
			about(name, a.T("care.recovery.damaged"))
		} else {
			about(name, a.T("care.recovery.lost"))
		}
	}
	if r.Unsure {
		column.Add(kit.NewBody(a.T("care.recovery.unsure")))
	}
	column.Add(kit.NewBody(a.T("care.recovery.safe")))
	title := a.T("care.recovery.title")
	if r.Kept+len(r.Dossiers) == 0 { // somebody has decided to start empty
		title = a.T("care.recovery.set_aside")
	}
	a.inform(title, column)
}

// recovered says of a dossier where it came from, and what may be lacking.
func (a *App) recovered(d shelf.Recovered) []string {
	var says []string
	if d.From != "" {
		says = append(says, a.T("care.recovery.copy", "name", d.From, "date", a.moment(d.Date), "version", d.Version, "updated", a.moment(d.Updated)))
	} else {
		says = append(says, a.T("care.recovery.file", "version", d.Version))
	}
	switch {
	case d.Had > d.Version:
		says = append(says, a.T("care.recovery.had", "had", d.Had))
	case d.Unverified:
		says = append(says, a.T("care.recovery.unverified"))
	}
	return says
}
