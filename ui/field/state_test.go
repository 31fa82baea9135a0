package field

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// inState brings a question into one of the states of the gallery.
func inState(t *testing.T, q *Question, state string) {
	t.Helper()
	f := q.Field
	switch state {
	case "rempli":
		q.Show(valueOf(t, f))
	case "faux":
		switch f.Kind {
		case dossier.KindText, dossier.KindProse, dossier.KindNote, dossier.KindChoice, dossier.KindChoices, dossier.KindYesNo:
			q.SetMessages(kit.Message{Tone: kit.Error, Text: "Cette réponse manque : le service ne peut pas instruire le dossier sans elle."})
		default:
			q.Show(dossier.Typed("douze ou treize"))
			q.SetMessages(
				kit.Message{Tone: kit.Error, Text: "Cette réponse n’a pas pu être lue. Elle est gardée telle quelle."},
				kit.Message{Tone: kit.Warning, Text: "À vérifier avec votre comptable."},
			)
		}
	case "trop-long":
		q.Show(dossier.Text(strings.Repeat("Un texte bien trop long pour sa place. ", 12)))
		q.SetMessages(kit.Message{Tone: kit.Error, Text: "Ce texte compte 468 caractères : 300 au plus."})
	case "désactivé":
		q.Show(valueOf(t, f))
		q.SetEnabled(false)
	}
}
