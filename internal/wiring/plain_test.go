package wiring_test

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
)

// jargon is what the owner of a workshop does not say, with what is said instead.
var jargon = []struct {
	word    *regexp.Regexp
	instead string
	// where the law's own word is needed: keys, or how they begin
	allowed []string
}{
	{regexp.MustCompile(`\bUTA\b`), "ETP, with the law's word explained once", []string{"years.headcount why", "size.headcount why", "paper.sme.", "paper.intention."}},
	{regexp.MustCompile(`(?i)\b(amont|aval)\b`), "qui détient, qui est détenu", nil},
	{regexp.MustCompile(`(?i)\brattach\pL* (à|aux|au) |\brattachement`), "sur la ligne, lié, passe par", nil},
	// who types a command reads of formats, and who writes a call of keys
	{regexp.MustCompile(`\bJSON\b`), "fichier de dossier", []string{"ctl.", "lint."}},
	{regexp.MustCompile(`(?i)\brang\b`), "petite, moyenne, grande", []string{"lint."}},
	{regexp.MustCompile(`(?i)\b(instruit|instruire|instruction|inéligible|injonction|suspensive)\b`), "examiner, refuser, rembourser, qui s’annule", []string{"piece conditional_quote"}},
	// one word for each thing
	{regexp.MustCompile(`(?i)\bpages? «[\s\x{a0}]\p{Lu}`), "étape, as the rail and the trail call it", nil},
	{regexp.MustCompile(`(?i)\b(ce|le|du|notre) logiciel\b`), "le programme", []string{"print."}},
	{regexp.MustCompile(`(?i)\be-?mails?\b`), "courriel", nil},
	{regexp.MustCompile(`(?i)finalité régionale`), "régime AFR, zone AFR", []string{"place.afr ", "form.zone.mail"}},
	{regexp.MustCompile(`(?i)\bfichiers? portables?\b`), "dossier portable", nil},
	{regexp.MustCompile(`(?i)\bdossiers? (de|des) (fichiers|données|appels)\b|\bsous-dossiers?\b|\bson dossier\b`), "répertoire: a dossier is what is sent to the Region", nil},
	{regexp.MustCompile(`\b[KMG]io\b`), "ko, Mo, Go", nil},
	{regexp.MustCompile(`(?i)\bfusionn(er|ent|é[ .,])`), "réunir", nil},
	{regexp.MustCompile(`(?i)\b(périphérique|pixels?|prorata|effet incitatif)\b`), "a word of every day", []string{"state_aid.incentive why", "state_aid.incentive head", "commit.durability why"}},
	// an option is for the command line alone
	{regexp.MustCompile(`(^|[\s\x{a0}(«])--[a-z]`), "what the window has for it", []string{"ctl.", "error.", "file.store", "ui.start.", "ui.store.read_only"}},
	{regexp.MustCompile(`(?i)entreprise unique|intensité maximale|téléverse|fusionnable|périmètre`), "a word of every day", nil},
	{regexp.MustCompile(`(?i)\b(file|folder|upload|default|feedback|reporting|process|planning|timing|workflow|mapping|checklist|deadline|template|backup|click|cliquez)\b`), "French", []string{"ctl.", "lint.", "error.", "problem.unknown_field"}},
	{regexp.MustCompile(`\b[Nn](e |’)[^.;:,|(«]{1,40}\b(pas|jamais)\b([^.;:,|(« ]| [^.;:,|(«en]| e[^t]){0,60} (sans|aucune?|inutile|impossible)\b`), "one negative, or none", nil},
}

// told are the texts that an owner reads, by where they stand: those of the shipped
// calls and those of the program.
func told(t *testing.T) map[string]string {
	t.Helper()
	parts, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	words, err := say.Load(assets.French())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for key, text := range words.All() {
		out[key] = text
	}
	var add func(of string, f *dossier.Field)
	add = func(of string, f *dossier.Field) {
		at := of + string(f.ID)
		for name, text := range map[string]string{
			"label": f.Label, "head": f.Head, "hint": f.Hint, "why": f.Why, "example": f.Example,
			"group": f.Group, "unit": f.Unit, "item": f.Item,
		} {
			out[at+" "+name] = text
		}
		for _, o := range slices.Concat(f.Options, f.Fixed) {
			out[at+" option "+o.ID] = o.Label
		}
		for i := range f.Columns {
			add(at+".", &f.Columns[i])
		}
	}
	for _, c := range parts.Calls.Calls {
		for _, s := range c.Sections {
			out["section "+s.ID] = fmt.Sprint(s.Title, ". ", s.Short, ". ", s.Intro)
			for i := range s.Fields {
				add("", &s.Fields[i])
			}
		}
		for i := range c.Params {
			add("", &c.Params[i])
		}
		for _, p := range c.Pieces {
			out["piece "+p.ID] = fmt.Sprint(p.Title, ". ", p.Hint, ". ", p.Name)
		}
		out["call "+c.ID] = c.About
	}
	return out
}

// TestTheOwnerIsToldInPlainWords: jargon does not come back where an owner reads.
func TestTheOwnerIsToldInPlainWords(t *testing.T) {
	texts := told(t)
	if len(texts) < 3000 {
		t.Fatalf("only %d texts were read", len(texts))
	}
	filled := regexp.MustCompile(`\{[a-z_]+|\}|sans doute`)
	for key, text := range texts {
		text = filled.ReplaceAllString(text, "…")
		for _, j := range jargon {
			found := j.word.FindString(text)
			if found == "" || slices.ContainsFunc(j.allowed, func(a string) bool { return strings.HasPrefix(key, a) }) {
				continue
			}
			t.Errorf("%s says %q: write %s\n\t%s", key, found, j.instead, text)
		}
	}
}

// TestJargonIsFound: the test above would see each of them.
func TestJargonIsFound(t *testing.T) {
	for _, text := range []string{
		"Effectif de 24,5 UTA", "En amont du projet", "Cette machine n’est rattachée à aucune ligne", "un fichier JSON",
		"Effectif : rang 2", "C’est le montant que la Région instruit", "Plafond par entreprise unique", "Faites un reporting",
		"L’aide n’est pas versée sans preuve", "corrigez la page « Machines »", "Demandez par e-mail", "la limite est de 64 Mio",
		"dans un dossier de fichiers", "exportez avec les originaux allégés (--light)", "ils ne se fusionnent pas", "le logiciel vous alerte",
	} {
		if !slices.ContainsFunc(jargon, func(j struct {
			word    *regexp.Regexp
			instead string
			allowed []string
		},
		) bool {
			return j.word.MatchString(text)
		}) {
			t.Errorf("%q passes for plain French", text)
		}
	}
}

// lookedUp are the failures that no file and no data of the user take part in: where a
// word was only looked up, nothing can have happened to anything. Each may be a beginning.
var lookedUp = []string{
	"usage_", "not_found", "unknown_", "empty", "no_call", "no_data_folder", "verify_piece_", "dossier_not_found",
	"dossier_not_exported", "copy_not_found", "call_closed",
}

var safe = regexp.MustCompile(`(?i)\brien n|intact|modifi|n’a (pas )?changé|remplacé|laissées|conservé|restent|touché`)

// TestAFailureSaysWhatIsSafe: whoever reads that something went wrong with a file asks
// first what became of it.
func TestAFailureSaysWhatIsSafe(t *testing.T) {
	w, err := say.Load(assets.French())
	if err != nil {
		t.Fatal(err)
	}
	texts := w.All()
	said := 0
	for key, hint := range texts {
		entry, found := strings.CutSuffix(key, ".hint")
		code, isError := strings.CutPrefix(entry, "error.")
		if !found || !isError || slices.ContainsFunc(lookedUp, func(l string) bool { return strings.HasPrefix(code, l) }) {
			continue
		}
		code, _, _ = strings.Cut(code, ".")
		message := cmp.Or(texts[entry+".message"], texts["error."+code+".message"])
		said++
		if !safe.MatchString(message + " " + hint) {
			t.Errorf("%s says what is wrong and not what is safe: %s %s", entry, message, hint)
		}
	}
	if said < 50 {
		t.Errorf("only %d failures were read", said)
	}
}

// named are words between « and » that begin with a capital and are no label of the
// window: what the paper bears, what another program shows.
var named = []string{"BROUILLON", "Mises à jour facultatives", "Dossier PME (ligne de commande)"}

// rooms are where the texts of the window say what to choose.
var rooms = []string{
	"help", "ui", "form", "care", "prior", "portable", "incoming", "preview", "print", "export", "pieces", "verification", "everything",
}

// TestALabelIsCalledByItsName: what a help or a message says to choose is what stands
// there, to the letter; a step has the title of the step.
func TestALabelIsCalledByItsName(t *testing.T) {
	words, err := say.Load(assets.French())
	if err != nil {
		t.Fatal(err)
	}
	all := words.All()
	bare := func(s string) string {
		s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "◂", "", "▸", "", "…", "").Replace(s)
		s = regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(s, "")
		before, _, _ := strings.Cut(s, " :")
		return strings.TrimSpace(before)
	}
	labels := map[string]bool{}
	for _, text := range all {
		labels[bare(text)] = true
	}
	parts, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range parts.Calls.Calls {
		for _, s := range c.Sections {
			labels[s.Title], labels[s.Short] = true, true
		}
	}
	quoted := regexp.MustCompile(`«[\x{a0} ](\p{Lu}[^»{]*?)[\x{a0} ]»`)
	step := regexp.MustCompile(`étapes? «[\x{a0} ](\p{Lu}[^»{]*?)[\x{a0} ]»`)
	found := 0
	for key, text := range told(t) {
		in := step
		if room, _, _ := strings.Cut(key, "."); slices.Contains(rooms, room) {
			in = quoted
		}
		for _, m := range in.FindAllStringSubmatch(text, -1) {
			found++
			if !labels[bare(m[1])] && !slices.Contains(named, m[1]) {
				t.Errorf("%s names « %s », and nothing is called so", key, m[1])
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d names were read", found)
	}
}
