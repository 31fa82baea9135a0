package kit

import (
	"io"
	"log"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossierpme/internal/french"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestFyneSpeaksFrenchWhateverTheSystemSpeaks(t *testing.T) {
	for _, system := range []string{"fr_FR.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "pt_BR.UTF-8", "zh_CN.UTF-8", "sr_RS", "C", "C.UTF-8", "POSIX", ""} {
		t.Run("LANG="+system, func(t *testing.T) {
			t.Setenv("LC_ALL", "")
			t.Setenv("LC_MESSAGES", "")
			t.Setenv("LANGUAGE", "")
			t.Setenv("LANG", system)
			var said strings.Builder
			log.SetOutput(&said)
			defer log.SetOutput(os.Stderr)
			if err := Speak(spoken); err != nil {
				t.Fatal(err)
			}
			for _, key := range toolkitTexts {
				if got := lang.L(key); got != word("toolkit."+key) || got == "kit.toolkit."+key {
					t.Errorf("%q reads %q", key, got)
				}
			}
			if got := lang.SystemLocale().LanguageString(); system != "C" && system != "POSIX" && got != "fr-FR" {
				t.Errorf("the locale is %s, want fr-FR", got)
			}
			if said.Len() > 0 {
				t.Errorf("Fyne complains: %s", said.String())
			}
		})
	}
}

// Where the system's language is said by something stronger than the
// environment, as on Windows, Fyne picks another of its languages.
func TestFyneSpeaksFrenchInEachOfItsLanguages(t *testing.T) {
	if err := Speak(spoken); err != nil {
		t.Fatal(err)
	}
	for _, l := range []string{"fr", "en", "cs", "de", "el", "es", "ja", "pl", "pt", "pt_BR", "ru", "sv", "ta", "uk", "zh"} {
		t.Setenv("LANGUAGE", l)
		if err := lang.AddTranslationsForLocale([]byte(`{"kit.test":"essai"}`), "fr"); err != nil { // makes Fyne look again
			t.Fatal(err)
		}
		if got := lang.L("Cancel"); got != "Annuler" {
			t.Errorf("LANGUAGE=%s: « Cancel » reads %q", l, got)
		}
	}
	t.Setenv("LANGUAGE", "fr_FR")
	if err := Speak(spoken); err != nil {
		t.Fatal(err)
	}
}

var englishWords = regexp.MustCompile(`(?i)\b(mon|tue|wed|thu|fri|sat|sun|monday|january|february|march|april|may|june|july|august|october|november|december|cancel|open|save|file)\b`)

func TestTheCalendarHasNoEnglishInAnyMonth(t *testing.T) {
	log.SetOutput(io.Discard)
	defer log.SetOutput(os.Stderr)
	startApp(t, Light)
	for month := time.January; month <= time.December; month++ {
		day := time.Date(2026, month, 12, 0, 0, 0, 0, time.UTC)
		c := NewCalendar(day, day)
		show(t, c, 300, 300)
		markup := test.RenderObjectToMarkup(c)
		if !strings.Contains(markup, french.Month(int(month))+" 2026") {
			t.Errorf("%s: the month is not named", month)
		}
		for _, text := range regexp.MustCompile(`>([^<]+)</text>`).FindAllStringSubmatch(markup, -1) {
			if found := englishWords.FindString(text[1]); found != "" && (month != time.March || found != "mar") {
				t.Errorf("%s: %q is English", month, found)
			}
		}
	}
}

func TestTheDaysOfFynesOwnCalendarAreFrench(t *testing.T) {
	startApp(t, Light)
	c := widget.NewCalendar(time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC), func(time.Time) {})
	show(t, c, 400, 400)
	markup := test.RenderObjectToMarkup(c)
	for _, day := range []string{"LUN", "MAR", "MER", "JEU", "VEN", "SAM", "DIM"} {
		if !strings.Contains(markup, day) {
			t.Errorf("%s is missing", day)
		}
	}
}
