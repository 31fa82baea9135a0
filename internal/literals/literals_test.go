package literals

import (
	"bufio"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"dossierpme/assets"

	"github.com/pelletier/go-toml/v2"
)

var update = flag.Bool("update", false, "lower the ceilings to what is found")

const root = "../.."

// foreign are the folders whose French is not read by a user of the program, or
// is their business.
var foreign = map[string]string{
	"internal/sampleannexes": "writes the annexes of the examples, which are French papers",
	"internal/sampledoc":     "makes documents for tests",
	"internal/refdata":       "names columns of French sources",
	"internal/french":        "is the language itself",
	"internal/literals":      "has the list of words that it looks for",
}

// kept are the French texts that stay in Go, by file.
var kept = map[string]map[string]string{
	"dossier/kind_pieces.go": {
		"Pièce": labels, "Fichier": labels, "Concerne": labels, "Nom": labels, "Empreinte": labels, "État": labels,
		"Type": labels, "Pages": labels, "Taille en octets": labels, "Date": labels, "Note": labels,
		"Mise de côté": labels, "à transmettre plus tard": labels, "sans objet": labels, "Motif": labels,
		"Papier reconnu": labels, "Papier signé": labels,
	},
	"dossier/typed_number.go":        {"millions d’euros": "typed behind an amount", "million d’euros": "typed behind an amount"},
	"dossier/rules/claims.go":        {"projet": claimed},
	"internal/reference/labelled.go": {"les": little, "des": little, "pour": little},
	"internal/reference/rank.go":     {"les ": little},
	"pdf/layout/linebreak.go":        {":;!?»%€‰": "marks that begin no line"},
}

// Why they stay.
const (
	labels  = "labels a built-in column of annexes, which is part of the file's form like the labels of a call"
	claimed = "a word looked for in what the applicant writes"
	little  = "a word that counts little in a search"
)

// TestFrenchWordsStandInTheCatalogue: what a person reads stands in
// assets/i18n/fr. The ceilings are what is still to be moved; they only sink.
func TestFrenchWordsStandInTheCatalogue(t *testing.T) {
	all, err := Read(root, func(folder string) bool { return foreign[folder] != "" })
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 1000 {
		t.Fatalf("found only %d texts", len(all))
	}
	found := map[string][]Literal{}
	for _, l := range all {
		if French(l.Text) && kept[l.File][l.Text] == "" {
			found[l.Package] = append(found[l.Package], l)
		}
	}
	for file, texts := range kept {
		for text := range texts {
			if !slices.ContainsFunc(all, func(l Literal) bool { return l.File == file && l.Text == text }) {
				t.Errorf("%s has no text %q: take it out of kept", file, text)
			}
		}
	}
	hold(t, "testdata/french.txt", found, "move it to assets/i18n/fr")
}

// keptIDs are texts, by file, that are the ids of fields and of something else.
var keptIDs = map[string]map[string]string{
	"dossier/outline/sheets.go": {"de_minimis": declared, "other_aids": declared},
	"dossier/kinds.go":          {"pieces": "the name of the kind"},
	"pdf/seal/dossier.go":       {"pieces": "where the file of a dossier has its annexes, whatever the call"},
	"ui/help.go":                {"pieces": "a part of the help"},
	"ui/officer/rest.go":        {"pieces": "what the program does not judge"},
}

const declared = "the id of a page to sign, whose words are printed by a function of its own"

// TestNoFieldIsKnownByName: the screen, the paper and the outline know the fields
// of a call by what the call says of them, never by their ids.
func TestNoFieldIsKnownByName(t *testing.T) {
	ids := fieldIDs(t)
	all, err := Read(root, func(folder string) bool {
		return !slices.ContainsFunc([]string{"ui", "pdf", "dossier"}, func(top string) bool { return folder == top || strings.HasPrefix(folder, top+"/") })
	})
	if err != nil {
		t.Fatal(err)
	}
	var found []Literal
	for _, l := range all {
		rest := strings.HasPrefix(l.Package, "dossier") && l.Package != "dossier" && l.Package != "dossier/outline" || named[l.File]
		if !rest && ids[l.Text] && keptIDs[l.File][l.Text] == "" {
			found = append(found, l)
		}
	}
	for file, texts := range keptIDs {
		for text := range texts {
			if !slices.ContainsFunc(all, func(l Literal) bool { return l.File == file && l.Text == text }) {
				t.Errorf("%s has no id %q: take it out of keptIDs", file, text)
			}
		}
	}
	for _, l := range found {
		t.Errorf("%s:%d knows the field %q: let the call say it (a role, a key of the table), or the figure its id", l.File, l.Line, l.Text)
	}
}

// named are files of the domain that name fields, as rules and figures do: carried
// functions, without which no printed view is read, which questions took the place of
// others, which came with the second form, and the last day of a call.
var named = map[string]bool{"dossier/deadline.go": true, "dossier/carry.go": true, "dossier/carry_years.go": true, "dossier/carry_project.go": true, "dossier/successors.go": true, "dossier/format.go": true}

// fieldIDs are the ids of the common definitions, and what they begin with.
func fieldIDs(t *testing.T) map[string]bool {
	src, err := assets.Calls().Open("_common.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	var common struct {
		Sections []struct{ Fields []struct{ ID string } }
		Params   []struct{ ID string }
	}
	if err := toml.NewDecoder(bufio.NewReader(src)).Decode(&common); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	add := func(id string) {
		ids[id] = true
		if section, _, dotted := strings.Cut(id, "."); dotted {
			ids[section+"."] = true
		}
	}
	for _, s := range common.Sections {
		for _, f := range s.Fields {
			add(f.ID)
		}
	}
	for _, p := range common.Params {
		add(p.ID)
	}
	return ids
}

// hold compares what was found in each package with its ceiling.
func hold(t *testing.T, file string, found map[string][]Literal, do string) {
	t.Helper()
	ceilings := readCeilings(t, file)
	if *update {
		var b strings.Builder
		for _, p := range slices.Sorted(maps.Keys(ceilings)) {
			if n := min(ceilings[p], len(found[p])); n > 0 {
				fmt.Fprintf(&b, "%s %d\n", p, n)
			}
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		ceilings = readCeilings(t, file)
	}
	for p, texts := range found {
		if most := ceilings[p]; len(texts) > most {
			t.Errorf("%s has %d, %d are allowed for now: %s", p, len(texts), most, do)
			for _, l := range texts {
				t.Logf("  %s:%d: %q", l.File, l.Line, l.Text)
			}
		}
	}
	for p, most := range ceilings {
		if n := len(found[p]); n < most {
			t.Errorf("%s has %d left of %d: lower its line in %s (go test ./internal/literals -update)", p, n, most, file)
		}
	}
}

func readCeilings(t *testing.T, file string) map[string]int {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ceilings := map[string]int{}
	for line := range strings.Lines(string(text)) {
		var p string
		var n int
		if _, err := fmt.Sscan(line, &p, &n); err != nil {
			t.Fatalf("%s: %q: %v", file, line, err)
		}
		ceilings[p] = n
	}
	return ceilings
}

func TestFrenchIsToldFromCode(t *testing.T) {
	for text, want := range map[string]bool{
		"Répondez oui": true, "«\u00a0": true, "pas pour vous": true, "Oui": true, "l’heure": true,
		"company.siret": false, "%s:%d: %s": false, "reading a stored call": false, "ui.when.today": false, "12\u00a0%": false, "": false,
	} {
		if got := French(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
