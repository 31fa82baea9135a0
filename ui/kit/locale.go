package kit

import (
	"encoding/json"
	"fmt"
	"os"

	"dossierpme/internal/say"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// spoken are the words of the program; see Speak.
var spoken *say.Words

// word returns what a widget says by itself.
func word(key string, args ...any) string {
	if spoken == nil {
		return key
	}
	return spoken.T("kit."+key, args...)
}

// toolkitTexts are the strings that Fyne shows by itself, as it names them.
var toolkitTexts = []string{
	"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut",
	"Enter filename", "Error", "Favourites", "File", "Folder", "New Folder",
	"No", "OK", "Open", "Paste", "Quit", "Redo",
	"Save", "Select all", "Show Hidden Files", "Undo", "Yes", "file.name",
	"file.parent", "monday", "monday.short", "tuesday", "tuesday.short", "wednesday",
	"wednesday.short", "thursday", "thursday.short", "friday", "friday.short", "saturday",
	"saturday.short", "sunday", "sunday.short",
}

// fyneLocales are the languages that Fyne ships. It picks one of them from the
// system's settings and offers no way to choose; so each of them is given the
// French words, and English, its last resort, too.
var fyneLocales = []fyne.Locale{
	"fr", "en", "cs", "de", "el", "es", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// Speak gives the widgets, and Fyne, the words that they show by themselves,
// whatever the system's language is. It is called once, before the application is
// created: like the theme, words are of the whole program.
func Speak(words *say.Words) error {
	spoken = words
	// Fyne reads the language from the environment again and again and complains
	// where it is « C.UTF-8 ». LANGUAGE comes first for it, and leaves alone how
	// the C library reads keys typed with dead accents, which LC_ALL would not.
	if err := os.Setenv("LANGUAGE", "fr_FR"); err != nil {
		return fmt.Errorf("set language: %w", err)
	}
	texts := make(map[string]string, len(toolkitTexts))
	for _, key := range toolkitTexts {
		texts[key] = word("toolkit." + key)
	}
	translated, err := json.Marshal(texts)
	if err != nil {
		return fmt.Errorf("encode translations: %w", err)
	}
	for _, l := range fyneLocales {
		if err := lang.AddTranslationsForLocale(translated, l); err != nil {
			return fmt.Errorf("add translations for %s: %w", l, err)
		}
	}
	return nil
}
