package form

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// zoneAsked is what is offered where the zone of the place is a question: an e-mail that
// asks the service for it, with what it needs to answer. nil where the zone is known, or
// nothing can be copied.
func (p *Page) zoneAsked(fields []*dossier.Field) fyne.CanvasObject {
	v := p.env.Session.View()
	if p.env.Copy == nil {
		return nil
	}
	for _, f := range fields {
		if f.ID != v.ID(dossier.RoleZone) || !v.Visible(f.ID) {
			continue
		}
		words := p.env.Words
		return kit.NewFlow(kit.Space8, kit.NewSecondary(words.T("form.zone.copy"), func() {
			p.env.Copy(p.zoneMail())
			p.env.Say(words.T("form.zone.copied"), "", nil)
		}))
	}
	return nil
}

// zoneMail is the text of the e-mail. What is not answered yet is left to be filled in.
func (p *Page) zoneMail() string {
	v, words := p.env.Session.View(), p.env.Words
	at := dossier.SiteAddress
	if v.Yes(v.ID(dossier.RoleAtSeat)) {
		at = dossier.SeatAddress
	}
	told := func(role dossier.Role) string {
		f := v.Call.Field(v.ID(role))
		if f == nil {
			return words.T("form.zone.blank")
		}
		if text := dossier.Show(f, v.Get(f.ID), v.Env.Ref); text != "" {
			return text
		}
		return words.T("form.zone.blank")
	}
	return words.T("form.zone.mail",
		"company", told(dossier.RoleCompany), "siret", told(dossier.RoleSIRET), "call", v.Call.Title,
		"project", told(dossier.RoleTitle), "street", told(at.Street), "postcode", told(at.Postcode), "commune", told(at.Commune))
}
