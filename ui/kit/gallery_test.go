// The race detector has nothing to find in drawing, and makes it slow.
//go:build !race

package kit

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dossierpme/internal/say"
)

// draw writes what a window shows to build/gallery, for looking at.
func draw(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	dir := filepath.Join("..", "..", "build", "gallery")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	picture := w.Canvas().Capture()
	if picture.Bounds().Empty() {
		t.Errorf("%s is empty", name)
	}
	if err := png.Encode(f, picture); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// everyEditor returns one editor of each kind in a state.
func everyEditor(state string) fyne.CanvasObject {
	filled := state != "vide"
	entry, amount, prose := NewEntry(), NewEntry(), NewMultiline(3)
	entry.SetPlaceHolder("Tour, presse, robot…")
	date, look, pick := NewDateEntry(fixedDates()), NewLookup(func(q string) []Suggestion { return Filter(communes, q) }), NewSelect(communes)
	choice, box, yes := NewChoice(machineOptions, true), NewCheck("Acheté d’occasion"), NewYesNo()
	if filled {
		entry.ShowText("Centre d’usinage 5 axes")
		amount.ShowText("412\u202f000,00")
		prose.ShowText("Remplacement de deux fraiseuses par un centre d’usinage à cinq axes, avec changeur de palettes, pour usiner en une prise les essieux et les bogies.")
		date.ShowText("02/10/2026")
		look.ShowText("Compiègne")
		pick.ShowText("Amiens")
		choice.ShowChosen("used")
		box.ShowChecked(true)
		yes.ShowAnswer(Yes)
	}
	fields := []*Field{
		NewField(FieldOf{Label: "Désignation", Hint: "Le nom qui figure sur le devis.", Editor: entry}),
		NewField(FieldOf{Label: "Prix unitaire HT", Unit: "€", Editor: amount}),
		NewField(FieldOf{Label: "Date de commande", Optional: true, Editor: date}),
		NewField(FieldOf{Label: "Commune", Editor: look}),
		NewField(FieldOf{Label: "Chef-lieu", Editor: pick}),
		NewField(FieldOf{Label: "Zone aidée", Editor: yes}),
		NewField(FieldOf{Label: "État du matériel", Editor: choice}),
		NewField(FieldOf{Label: "Occasion", Editor: box}),
		NewField(FieldOf{Label: "Fonction et besoin", Hint: "En quelques phrases.", Editor: prose}),
	}
	fields[8].SetCounter("148\u00a0/\u00a01\u202f000", false)
	for i, f := range fields {
		switch state {
		case "faux":
			message := Message{Error, "La commande est datée avant le dépôt de la demande (15/12/2026)\u00a0: le projet entier perdrait son droit à l’aide."}
			if i%2 == 1 {
				message = Message{Warning, "À vérifier\u00a0: un seul devis est comparé."}
			}
			f.SetMessages(message)
			if i == 8 {
				f.SetCounter("1\u202f148\u00a0/\u00a01\u202f000", true)
			}
		case "désactivé":
			if d, ok := f.Editor().(fyne.Disableable); ok {
				d.Disable()
			}
		}
	}
	objects := make([]fyne.CanvasObject, len(fields))
	for i, f := range fields {
		objects[i] = f
	}
	objects[8] = Span(0, objects[8])
	return NewColumn(Space8, NewHeading("Éditeurs, "+state), NewCard(NewColumns(220, objects...)))
}

func wizard() (content fyne.CanvasObject, price *Entry) {
	nothing := func() {}
	rail := NewRail()
	rail.Set([]RailGroup{
		{"L’entreprise", []RailItem{
			{ID: "a", Label: "Appel, vérifications", Short: "1", Done: true},
			{ID: "b", Label: "Identité", Short: "2", Done: true},
			{ID: "c", Label: "Groupe et taille", Short: "3", Done: true},
			{ID: "d", Label: "Finances", Short: "4", Done: true},
		}},
		{"Le projet", []RailItem{{ID: "e", Label: "Description", Short: "5", Done: true}, {ID: "f", Label: "Lieu et calendrier", Short: "6", Count: 2, Tone: Warning}}},
		{"Les investissements", []RailItem{
			{ID: "g", Label: "Lignes de production", Short: "7", Done: true}, {ID: "h", Label: "Machines", Short: "8", Count: 1, Tone: Error}, {ID: "i", Label: "Autres dépenses", Short: "9"},
		}},
		{"Les effets", []RailItem{{ID: "j", Label: "Emplois", Short: "10"}, {ID: "k", Label: "Environnement", Short: "11"}}},
		{"Le financement", []RailItem{{ID: "l", Label: "Plan", Short: "12"}, {ID: "m", Label: "Aides publiques", Short: "13"}}},
	}, "h")

	one := NewListRow(RowOf{Title: "Centre d’usinage 5 axes", Detail: "Machine-outil · Ligne essieux · devis D-2026-118", Middle: "1 × 412\u202f000,00\u00a0€", Status: "À corriger", Tone: Error, Amount: "412\u202f000,00\u00a0€"})
	two := NewListRow(RowOf{Title: "Robot de chargement", Detail: "Robot · Ligne essieux · devis R-4471", Middle: "2 × 58\u202f500,00\u00a0€", Status: "Complet", Tone: Success, Amount: "117\u202f000,00\u00a0€"})
	menu := func() []MenuItem {
		return []MenuItem{{Label: "Modifier", Do: nothing}, {Label: "Dupliquer", Do: nothing}, {}, {Label: "Supprimer", Do: nothing, Delete: true}}
	}
	one.Menu, two.Menu = menu, menu
	one.SetSelected(true)

	name, count, supplier, quote := NewEntry(), NewEntry(), NewEntry(), NewEntry()
	price = NewEntry()
	ordered := NewDateEntry(fixedDates())
	name.ShowText("Centre d’usinage 5 axes")
	count.ShowText("1")
	price.ShowText("412\u202f000,00")
	supplier.ShowText("Constructeur A")
	quote.ShowText("D-2026-118")
	ordered.ShowText("02/10/2026")
	order := NewField(FieldOf{Label: "Date de commande", Optional: true, Editor: ordered})
	order.SetMessages(Message{Error, "La commande est datée avant le dépôt de la demande (15/12/2026)\u00a0: le projet entier perdrait son droit à l’aide."})
	form := NewCard(NewColumn(Space12,
		NewRow(Space8, NewStretch(NewSubtitle("Centre d’usinage 5 axes")), NewCaption("Enregistré au fur et à mesure")),
		NewColumns(170,
			Span(2, NewField(FieldOf{Label: "Désignation", Editor: name})),
			NewField(FieldOf{Label: "Quantité", Editor: count}),
			NewField(FieldOf{Label: "Prix unitaire HT", Unit: "€", Editor: price}),
			Span(2, NewField(FieldOf{Label: "Fournisseur", Editor: supplier})),
			NewField(FieldOf{Label: "Référence du devis", Editor: quote}),
			order,
		),
	))
	page := NewGround(NewScroll(NewPage(NewColumn(Space12,
		NewColumn(0,
			NewRow(Space8, NewCaption("Étape 8 sur 16"), NewSpring(), NewCaption("Ensuite\u00a0: Autres dépenses")),
			NewTitle("Machines et équipements"),
			NewMuted("Décrivez chaque machine ou outil que vous allez acheter, avec son devis."),
		),
		NewFlushCard(NewColumn(0, one, NewSeparator(), two)),
		NewRow(Space8,
			NewSecondary("+ Ajouter", nothing), NewQuiet("Coller depuis Excel", nothing), NewQuiet("Importer un devis", nothing), NewQuiet("Vue tableau", nothing),
			NewSpring(), NewLine("Total HT"), NewFigure("529\u202f000,00\u00a0€").Bold()),
		form,
	))))
	side := NewColumn(Space8,
		NewRow(Space8, NewStrong("À corriger"), NewPill(Error, "1")),
		NewProblemLine(Error, "Centre d’usinage 5 axes\u00a0: commande datée avant la demande", nothing),
		NewInset(Space8, 0, 0, 0, NewRow(Space8, NewStrong("À vérifier"), NewPill(Warning, "2"))),
		NewProblemLine(Warning, "Robot de chargement\u00a0: un seul devis comparé", nothing),
		NewProblemLine(Warning, "Le devis D-2026-118 expire avant le dépôt", nothing),
		NewInset(Space8, 0, 0, 0, NewRow(Space8, NewStrong("À compléter"), NewPill(Neutral, "12"))),
		NewColumn(0, NewProblemLine(Neutral, "Robot de chargement\u00a0: année de dépense", nothing),
			NewProblemLine(Neutral, "Robot de chargement\u00a0: fonction et besoin", nothing)),
		NewSeparator(),
		NewStrong("Pourquoi cette question\u00a0?"),
		NewHint("Une aide publique doit décider d’un projet qui n’a pas commencé. Un devis signé, un bon de commande ou un acompte avant la demande suffit à tout perdre."),
	)
	top := NewBar(EdgeBottom, NewRow(Space12,
		NewIconButton(theme.MenuIcon(), "Menu", nothing), NewMuted("Mes dossiers"), NewMuted("▸"), NewStrong("Modernisation de l’atelier d’usinage"), NewPill(Neutral, "Brouillon"),
		NewSpring(), NewSecondary("Aperçu", nothing), NewPrimary("Exporter le PDF", nothing)))
	progress := NewProgress(150)
	progress.Set(0.64, Accent)
	bottom := NewBar(EdgeTop, NewRow(Space16,
		NewStrong("64\u00a0%"), progress, NewMuted("encore environ 35\u00a0min"), NewSpring(), NewCaption("✓ Enregistré à 14\u00a0h\u00a032"), NewSpring(),
		NewSecondary("◂ Précédent", nothing), NewPrimary("Suivant ▸", nothing)))
	return NewShell(top, bottom, NewToasts(NewFrame(rail, page, side))), price
}

func home() fyne.CanvasObject {
	nothing := func() {}
	table := NewTable([]TableColumn{
		{Title: "Dossier", Weight: 4},
		{Title: "Appel à projets", Weight: 2.3, Least: 900},
		{Title: "État", Weight: 1.5},
		{Title: "Avancement", Weight: 2.4, Least: 700},
		{Title: "Aide demandée", Weight: 1.6, Right: true},
		{Title: "Échéance", Weight: 1.5},
		{Title: "À faire ensuite", Weight: 2.2, Least: 1000},
	}, nil)
	row := func(title, caption, call, state string, tone Tone, share float32, aid, due string, dueTone Tone, next string) *TableRow {
		bar := NewProgress(80)
		bar.Set(share, Accent)
		if share == 1 {
			bar.Set(share, Success)
		}
		todo := NewBody(next)
		todo.Points = SizeCaption + 1
		callText := NewLine(call)
		callText.Truncate, callText.Points = true, SizeCaption+1
		return NewTableRow(NewTwoLines(title, caption), callText, NewPill(tone, state),
			NewRow(Space8, NewStretch(bar), NewStrong(fmt.Sprintf("%.0f\u00a0%%", share*100))), NewFigure(aid), NewPill(dueTone, due), todo)
	}
	rows := []*TableRow{
		row("Modernisation de l’atelier d’usinage", "Ateliers du Marquenterre · modifié à 14\u00a0h\u00a032", "Ferroviaire et mécanique", "Brouillon", Neutral, 0.64, "132\u202f250\u00a0€", "9\u00a0jours", Error, "1\u00a0point à corriger\u00a0: Machines"),
		row("Nouvelle ligne de conserves de légumes", "Conserverie de l’Oise amont · modifié hier", "Agroalimentaire", "Complet", Success, 1, "410\u202f000\u00a0€", "23\u00a0jours", Warning, "Exporter, faire signer"),
		row("Cellule robotisée de soudage", "Chaudronnerie de la Lys · modifié le 18\u00a0novembre", "Ferroviaire et mécanique", "Exporté", Accent, 1, "268\u202f400\u00a0€", "23\u00a0jours", Warning, "Attacher la page signée"),
		row("Tunnel de surgélation basse consommation", "Pêcheries d’Opale · modifié le 16\u00a0novembre", "Agroalimentaire", "Signé", Rule, 0.31, "–", "à vérifier", Neutral, "3\u00a0pièces demandées au client"),
	}
	table.SetRows(len(rows), func(i int) *TableRow { return rows[i] })
	search := NewEntry()
	search.SetPlaceHolder("Rechercher dans tous les dossiers (Ctrl+F)")
	top := NewBar(EdgeBottom, NewRow(Space12, NewIconButton(theme.MenuIcon(), "Menu", nothing), NewSubtitle("Dossier PME"), NewSpring(),
		search, NewSecondary("Ouvrir…", nothing), NewPrimary("Nouveau dossier", nothing)))
	page := NewScroll(NewMaxWidth(1310, NewColumn(Space16,
		NewColumns(200, NewStat("7", "dossiers en cours", Neutral), NewStat("9\u00a0jours", "avant la prochaine échéance", Error),
			NewStat("1\u202f846\u202f000\u00a0€", "d’aide demandée", Neutral), NewStat("23", "points à corriger ou à compléter", Neutral)),
		NewTitle("Mes dossiers"), table,
		NewBanner(Warning, "Une sauvegarde n’a pas pu être écrite sur le disque externe. Vos dossiers sont enregistrés sur cet ordinateur.", NewSecondary("Choisir un autre endroit", nothing)),
		NewBanner(Error, "Le fichier «\u00a0devis.pdf\u00a0» est protégé par un mot de passe.", nil),
		NewBanner(Success, "Le dossier est complet.", nil),
		NewBanner(Neutral, "Une version plus récente de l’appel à projets est disponible.", nil),
		NewEmptyState("Aucune machine pour l’instant", "Ajoutez les machines une à une, ou collez-les depuis un tableau.", NewPrimary("Ajouter une machine", nothing), NewSecondary("Coller depuis Excel", nothing)),
	)))
	return NewGround(NewShell(top, NewBar(EdgeTop, NewCaption("Les dossiers sont enregistrés sur cet ordinateur, automatiquement.")), page))
}

func TestGalleryOfEverything(t *testing.T) {
	for name, appearance := range map[string]Appearance{"clair": Light, "sombre": Dark} {
		t.Run(name, func(t *testing.T) {
			startApp(t, appearance)
			content, price := wizard()
			w := show(t, content, 1366, 728)
			w.Canvas().Focus(price)
			draw(t, w, name+"-assistant")
			w.Resize(fyne.NewSize(1090, 610))
			draw(t, w, name+"-assistant-1090")
			w.Resize(fyne.NewSize(880, 600))
			draw(t, w, name+"-assistant-880")

			w = show(t, home(), 1366, 1000)
			draw(t, w, name+"-accueil")
			w.Resize(fyne.NewSize(940, 700))
			draw(t, w, name+"-accueil-940")

			for _, state := range []string{"vide", "rempli", "faux", "désactivé"} {
				w = show(t, NewGround(NewScroll(NewMaxWidth(1000, everyEditor(state)))), 1060, 720)
				draw(t, w, name+"-editeurs-"+state)
			}
			drawFloating(t, name)
		})
	}
}

func drawFloating(t *testing.T, name string) {
	look, pick, date := NewLookup(func(q string) []Suggestion { return Filter(communes, q) }), NewSelect(communes), NewDateEntry(fixedDates())
	date.ShowText("02/10/2026")
	buttons := NewFlow(Space12, NewPrimary("Exporter le PDF", nil), NewSecondary("Aperçu", nil), NewQuiet("Vue tableau", nil), newButton(Danger, "Supprimer", nil))
	yes, check, choice := NewYesNo(), NewCheck("Je certifie l’exactitude des informations"), NewChoice(machineOptions, true)
	toasts := NewToasts(NewGround(NewScroll(NewMaxWidth(700, NewColumn(Space16,
		NewColumns(200, NewField(FieldOf{Label: "Commune", Editor: look}), NewField(FieldOf{Label: "Chef-lieu", Editor: pick}), NewField(FieldOf{Label: "Date", Editor: date})),
		buttons, yes, check, choice)))))
	w := show(t, toasts, 760, 560)
	c := w.Canvas()
	toasts.Say("Ligne supprimée.", "Annuler", func() {})
	c.Focus(look)
	write(c, "co")
	draw(t, w, name+"-recherche")
	press(c, fyne.KeyEscape)
	c.Focus(date)
	press(c, fyne.KeyDown)
	draw(t, w, name+"-calendrier")
	press(c, fyne.KeyEscape)
	for _, o := range append(append([]fyne.CanvasObject{}, buttons.Objects...), yes, check, choice) {
		o.(fyne.Focusable).FocusGained() // all at once, to compare
	}
	draw(t, w, name+"-focus")
	o := ShowTrouble(c, "Le dossier n’a pas pu être enregistré", say.Trouble{
		Message: say.Message{
			What: "Le disque est plein.", Safe: "Tout ce que vous avez écrit jusqu’à 14\u00a0h\u00a032 est en sécurité.",
			Do: "Libérez de la place, puis réessayez.",
		},
		Details: "write dossiers.db: no space left on device",
	}, nil)
	draw(t, w, name+"-message")
	o.Dismiss()
	Ask(c, Question{Title: "Supprimer la ligne\u00a0?", Text: "«\u00a0Robot de chargement\u00a0» sera retiré du dossier.", Yes: "Supprimer la ligne", Danger: true}, func(bool) {})
	draw(t, w, name+"-question")
}
