package sampledoc

import (
	"strings"

	o "dossierpme/dossier/outline"
)

// Sheets is a document with a long declaration and a short one among pages
// that nobody signs.
func Sheets() *o.Document {
	doc := Sample(3)
	sign := func(id o.ID, title string, lines int) o.Block {
		return o.Sheet{
			ID: id, Chapter: o.Chapter{ID: id, Phase: "Pages à signer", Title: title}, About: "Ateliers du Marquenterre · Atelier",
			Blocks: []o.Block{
				o.Prose{Text: o.T(strings.Repeat("Engagement de "+title+".\n", lines))},
				o.Signature{Fields: []o.SignatureField{{Label: "Fait à"}, {Label: "Le"}}, Hand: "Signature manuscrite", Stamp: "Cachet"},
			},
		}
	}
	doc.Blocks = append(doc.Blocks, sign("long", "Lettre", 70), sign("short", "Plan", 2), o.Prose{Text: o.T("Après les pages à signer.")})
	return doc
}
