package kit

import (
	"encoding/json"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// frenchOf holds the French of every string that Fyne shows by itself. Its own
// French file lacks the names of days; and its file dialogs put « Open » and
// « File » together, hence the articles.
var frenchOf = map[string]string{
	"Advanced":          "Avancé",
	"Cancel":            "Annuler",
	"Confirm":           "Confirmer",
	"Copy":              "Copier",
	"Create Folder":     "Créer le répertoire",
	"Cut":               "Couper",
	"Enter filename":    "Nom du fichier",
	"Error":             "Erreur",
	"Favourites":        "Favoris",
	"File":              "un fichier",
	"Folder":            "un répertoire",
	"New Folder":        "Nouveau répertoire",
	"No":                "Non",
	"OK":                "D’accord",
	"Open":              "Ouvrir",
	"Paste":             "Coller",
	"Quit":              "Quitter",
	"Redo":              "Rétablir",
	"Save":              "Enregistrer",
	"Select all":        "Tout sélectionner",
	"Show Hidden Files": "Afficher les fichiers cachés",
	"Undo":              "Annuler la frappe",
	"Yes":               "Oui",
	"file.name":         "Nom",
	"file.parent":       "Répertoire parent",
	"monday":            "Lundi",
	"monday.short":      "Lun",
	"tuesday":           "Mardi",
	"tuesday.short":     "Mar",
	"wednesday":         "Mercredi",
	"wednesday.short":   "Mer",
	"thursday":          "Jeudi",
	"thursday.short":    "Jeu",
	"friday":            "Vendredi",
	"friday.short":      "Ven",
	"saturday":          "Samedi",
	"saturday.short":    "Sam",
	"sunday":            "Dimanche",
	"sunday.short":      "Dim",
}

// fyneLocales are the languages that Fyne ships. It picks one of them from the
// system's settings and offers no way to choose; so each of them is given the
// French words, and English, its last resort, too.
var fyneLocales = []fyne.Locale{
	"fr", "en", "cs", "de", "el", "es", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// UseFrench makes Fyne speak French whatever the system's language is. It is
// called once, before the application is created.
func UseFrench() error {
	// Fyne reads the language from the environment again and again and complains
	// where it is « C.UTF-8 ». LANGUAGE comes first for it, and leaves alone how
	// the C library reads keys typed with dead accents, which LC_ALL would not.
	if err := os.Setenv("LANGUAGE", "fr_FR"); err != nil {
		return fmt.Errorf("set language: %w", err)
	}
	words, err := json.Marshal(frenchOf)
	if err != nil {
		return fmt.Errorf("encode translations: %w", err)
	}
	for _, l := range fyneLocales {
		if err := lang.AddTranslationsForLocale(words, l); err != nil {
			return fmt.Errorf("add translations for %s: %w", l, err)
		}
	}
	return nil
}
