package literals

import (
	"bufio"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossierpme/assets"
	"dossierpme/internal/version"

	"github.com/pelletier/go-toml/v2"
)

const root = "../.."

// foreign are the folders whose French is not read by a user of the program, or
// is their business.
var foreign = map[string]string{
	"internal/sampleannexes": "writes the annexes of the examples, which are French papers",
	"internal/sampledoc":     "makes documents for tests",
	"internal/refdata":       "names columns of French sources",
	"internal/french":        "is the language itself",
	"internal/literals":      "has the list of words that it looks for",
	"ui/uitest":              "is the stage of tests, which alone import it",
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
	"dossier/rules/claims.go":        {"projet": claimed, "embauche": claimed, "emploi": claimed, "investissement": claimed, "demande": claimed, "aide": claimed},
	"dossier/rules/expenses.go":      {"entretien": claimed, "location": claimed, "consommables": claimed},
	"internal/folders/folders.go":    {"impression": "a folder that the user may see"},
	"internal/library/places.go":     {"essai": "a file that the user may see", "essai\n": "a file that the user may see"},
	"internal/reference/labelled.go": {"les": little, "des": little, "pour": little, "aux": little, "par": little, "sur": little},
	"internal/softgl/softgl.go":      {"logiciel": "what a variable of the system is set to, for good"},
	"internal/reference/rank.go":     {"les ": little},
	"pdf/layout/linebreak.go":        {":;!?»%€‰": "marks that begin no line"},
}

// Why they stay.
const (
	labels  = "labels a built-in column of annexes, which is part of the file's form like the labels of a call"
	claimed = "a word looked for in what the applicant writes"
	little  = "a word that counts little in a search"
)

// both are words of the catalogue that code says too, and no comment does.
var both = strings.Fields("accountant audit aux avif avis bic bmp gif heic maximum micro minimum self tel uta webp")

// TestFrenchWordsStandInTheCatalogue: what a person reads stands in assets/i18n/fr. A
// text is French by its letters, by a word that English code does not have, or by one
// that the catalogue says and no comment of ours.
func TestFrenchWordsStandInTheCatalogue(t *testing.T) {
	all, err := Read(root, func(folder string) bool { return foreign[folder] != "" })
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 1000 {
		t.Fatalf("found only %d texts", len(all))
	}
	vocabulary := vocabulary(t)
	for _, l := range all {
		its := slices.DeleteFunc(Words(l.Text), func(w string) bool { return !vocabulary[w] || slices.Contains(both, w) })
		if (French(l.Text) || len(its) > 0) && kept[l.File][l.Text] == "" {
			t.Errorf("%s:%d: %q: move it to assets/i18n/fr, or say in kept why it stays (words of the catalogue: %s; add what code says too to both)", l.File, l.Line, l.Text, its)
		}
	}
	for file, texts := range kept {
		for text := range texts {
			if !slices.ContainsFunc(all, func(l Literal) bool { return l.File == file && l.Text == text }) {
				t.Errorf("%s has no text %q: take it out of kept", file, text)
			}
		}
	}
}

// vocabulary are the words of the catalogue that are French alone.
func vocabulary(t *testing.T) map[string]bool {
	t.Helper()
	learned.Do(func() { learnt, learntErr = Vocabulary(root, catalogue(t)) })
	if learntErr != nil {
		t.Fatal(learntErr)
	}
	if len(learnt) < 1000 {
		t.Fatalf("the catalogue has only %d words of its own", len(learnt))
	}
	return learnt
}

// They are learned once: every comment is read for it.
var (
	learned   sync.Once
	learnt    map[string]bool
	learntErr error
)

// catalogue are the texts of assets/i18n/fr, without the conditions of their variants.
func catalogue(t *testing.T) []string {
	t.Helper()
	var out []string
	var walk func(key string, x any)
	walk = func(key string, x any) {
		switch x := x.(type) {
		case string:
			if key != "when" {
				out = append(out, x)
			}
		case map[string]any:
			for k, y := range x {
				walk(k, y)
			}
		case []any:
			for _, y := range x {
				walk(key, y)
			}
		}
	}
	files, err := fs.Glob(assets.French(), "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := fs.ReadFile(assets.French(), file)
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := toml.Unmarshal(src, &texts); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		walk("", texts)
	}
	return out
}

// keptNames are the files that say the program's name themselves.
var keptNames = map[string]string{
	"internal/folders/folders.go":     "a folder on the machines of its users, for good",
	"internal/sampleannexes/page.go":  "the annexes of the examples, whose bytes are kept",
	"internal/bench/onelabel/main.go": "the smallest program, which knows nothing of ours",
	"ui/uitest/stage.go":              "the stage of tests",
}

// TestTheNameOfTheProgramStandsInFyneAppAlone: everything that says it asks
// internal/version, or is given it.
func TestTheNameOfTheProgramStandsInFyneAppAlone(t *testing.T) {
	all, err := Read(root, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, l := range all {
		if !strings.Contains(l.Text, version.App().Name) {
			continue
		}
		if said[l.File] = true; keptNames[l.File] == "" {
			t.Errorf("%s:%d: %q: ask internal/version for the name, or be given it", l.File, l.Line, l.Text)
		}
	}
	for file := range keptNames {
		if !said[file] {
			t.Errorf("%s does not say the name: take it out of keptNames", file)
		}
	}
}

// keptIDs are texts, by file, that are the ids of fields and of something else.
var keptIDs = map[string]map[string]string{
	"dossier/outline/sheets.go":  {"de_minimis": declared, "other_aids": declared},
	"dossier/kinds.go":           {"pieces": "the name of the kind"},
	"dossier/sheet/collect.go":   {"machines": "the words of a category of costs"},
	"dossier/sheet/guide.go":     {"resources": sheetName},
	"dossier/sheet/resources.go": {"resources": sheetName},
	"dossier/sheet/words.go":     {"resources": sheetName},
	"ui/help.go":                 {"pieces": "a part of the help"},
	"ui/officer/rest.go":         {"pieces": "what the program does not judge"},
}

const sheetName = "the name of a sheet, of its heads and of a sum, in the words of the workbook"

const declared = "the id of a page to sign, whose words are printed by a function of its own"

// TestNoFieldIsKnownByName: the screen, the paper and the outline know the fields
// of a call by what the call says of them, never by their ids. A figure is asked for by
// its constant, by rules and workbook too.
func TestNoFieldIsKnownByName(t *testing.T) {
	ids := fieldIDs(t)
	all, err := Read(root, func(folder string) bool {
		return !slices.ContainsFunc([]string{"ui", "pdf", "dossier", "internal/library", "internal/paper", "cmd"}, func(top string) bool {
			return folder == top || strings.HasPrefix(folder, top+"/") || strings.HasPrefix(top, folder+"/")
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	var found []Literal
	for _, l := range all {
		rest := strings.HasPrefix(l.Package, "dossier/") && !roled[l.Package] || named[l.File]
		figure := strings.HasPrefix(l.Text, "figure.") && l.Package != "dossier/figures" // which has a constant for each
		if (!rest || figure) && ids[l.Text] && keptIDs[l.File][l.Text] == "" {
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

// roled are the rooms of the domain that know fields by their roles alone.
var roled = map[string]bool{"dossier/outline": true, "dossier/shelf": true, "dossier/sheet": true}

// named are files of the domain that name fields, as rules and figures do: carried
// functions, without which no printed view is read, which questions took the place of
// others, and which came with the second form.
var named = map[string]bool{"dossier/carry.go": true, "dossier/carry_years.go": true, "dossier/carry_project.go": true, "dossier/successors.go": true, "dossier/format.go": true}

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

func TestTheCatalogueTeachesItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"(facultatif)": "facultatif", "hors de France": "hors france", "save IDENTIFIANT --portable -o client.dossier": "save identifiant",
		"Annexe. Fin": "annexe fin", "a/impression/b": "", "company.siret": "", "l’heure": "heure", "prêt, prix": "prêt prix",
	} {
		if got := strings.Join(Words(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	vocabulary := vocabulary(t)
	for w, want := range map[string]bool{"facultatif": true, "hors": true, "identifiant": true, "dossier": false, "page": false} {
		if vocabulary[w] != want {
			t.Errorf("%s: %v", w, !want)
		}
	}
}
