package callfile_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossierpme/dossier/callfile"
)

const tinyCommon = `retired = ["old.field"]

[[phases]]
id = "company"
title = "L’entreprise"

[[sections]]
id = "one"
phase = "company"
title = "Un"

[[sections.fields]]
id = "a.group"
kind = "yesno"
label = "Groupe ?"

[[sections.fields]]
id = "a.kind"
kind = "choice"
label = "Genre"
optional = true
options = [ { id = "x", label = "X" }, { id = "y", label = "Y" } ]

[[sections.fields]]
id = "items"
kind = "rows"
label = "Lignes"
[[sections.fields.columns]]
id = "name"
kind = "text"
label = "Nom"
`

const tinyCall = `id = "essai"
revision = 1
status = "open"
title = "Essai"
rules = []

[[sections]]
use = "one"
`

func field(lines string) string {
	return tinyCall + "\n[[sections]]\nid = \"two\"\nphase = \"company\"\ntitle = \"Deux\"\n\n[[sections.fields]]\n" + lines
}

func parse(t testing.TB, src string) []callfile.Fault {
	t.Helper()
	common, faults := callfile.ParseCommon("_common.toml", []byte(tinyCommon), names())
	if faults != nil {
		t.Fatal(faults)
	}
	_, faults = callfile.Parse(common, "essai.toml", []byte(src), names())
	return faults
}

func TestEveryFaultIsFoundOnItsLine(t *testing.T) {
	for _, tc := range []struct{ name, src, code, at string }{
		{"broken TOML", tinyCall + "x = \n", "syntax", "x ="},
		{"a text where a number belongs", strings.Replace(tinyCall, "revision = 1", `revision = "1"`, 1), "type", "revision"},
		{"an unknown key", strings.Replace(tinyCall, "title =", "tittle =", 1), "unknown_key", "tittle"},
		{"no title", strings.Replace(tinyCall, `title = "Essai"`, "", 1), "missing_key", ""},
		{"no id", strings.Replace(tinyCall, `id = "essai"`, "", 1), "missing_key", ""},
		{"no status", strings.Replace(tinyCall, `status = "open"`, "", 1), "missing_key", ""},
		{"a section of its own without a phase", tinyCall + "\n[[sections]]\nid = \"own\"\ntitle = \"Own\"\n", "missing_key", "[[sections]]"},
		{"no kind", field("id = \"b.x\"\nlabel = \"X\"\n"), "missing_key", "[[sections.fields]]"},
		{"an id with capitals", strings.Replace(tinyCall, `id = "essai"`, `id = "Essai"`, 1), "bad_id", "id ="},
		{"an unknown status", strings.Replace(tinyCall, `"open"`, `"ouvert"`, 1), "bad_status", "status"},
		{"an unknown rule", strings.Replace(tinyCall, "rules = []", `rules = ["plan_gapp"]`, 1), "unknown_rule", "rules"},
		{"a rule without its fields", strings.Replace(tinyCall, "rules = []", `rules = ["plan_gap"]`, 1), "rule_fields", "rules"},
		{"an unknown section", strings.Replace(tinyCall, `use = "one"`, `use = "onee"`, 1), "unknown_use", "use"},
		{"an unknown field left out", tinyCall + `without = ["a.grop"]`, "unknown_use", "without"},
		{"an unknown kind", field("id = \"b.x\"\nlabel = \"X\"\nkind = \"monnaie\"\n"), "unknown_kind", `kind = "monnaie"`},
		{"no label", field("id = \"b.x\"\nkind = \"money\"\n"), "missing_key", "[[sections.fields]]"},
		{"a retired id", field("id = \"old.field\"\nkind = \"money\"\nlabel = \"X\"\n"), "retired_id", "old.field"},
		{"an id that is used already", field("id = \"a.group\"\nkind = \"money\"\nlabel = \"X\"\n"), "duplicate_id", `id = "a.group"`},
		{"a condition on a later field", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"b.y\", filled = true }\n\n[[sections.fields]]\nid = \"b.y\"\nkind = \"text\"\nlabel = \"Y\"\n"), "when_later", "when ="},
		{"a condition on itself", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"b.x\", filled = true }\n"), "when_later", "when ="},
		{"a condition on nothing", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"b.z\", filled = true }\n"), "when_unknown", "when ="},
		{"a condition with two tests", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"a.kind\", is = \"x\", filled = true }\n"), "when_form", "when ="},
		{"a condition on an option that is not there", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"a.kind\", in = [\"x\", \"z\"] }\n"), "when_option", "when ="},
		{"a yes wanted of a choice", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"a.kind\", is = true }\n"), "when_option", "when ="},
		{"a choice without options", field("id = \"b.x\"\nkind = \"choice\"\nlabel = \"X\"\n"), "options_missing", "kind"},
		{"options of a text", field("id = \"b.x\"\nkind = \"text\"\nlabel = \"X\"\noptions = [ { id = \"a\", label = \"A\" } ]\n"), "options_useless", "options"},
		{"a table without columns", field("id = \"b\"\nkind = \"rows\"\nlabel = \"X\"\n"), "columns_missing", "kind"},
		{"columns of a text", field("id = \"b\"\nkind = \"text\"\nlabel = \"X\"\n[[sections.fields.columns]]\nid = \"c\"\nkind = \"text\"\nlabel = \"C\"\n"), "columns_useless", "[[sections.fields]]"},
		{"a table in a table", field("id = \"b\"\nkind = \"rows\"\nlabel = \"X\"\n[[sections.fields.columns]]\nid = \"c\"\nkind = \"rows\"\nlabel = \"C\"\n"), "nested_rows", `kind = "rows"`},
		{"a limit that is no number", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nmax = \"beaucoup\"\n"), "bad_limit", "max"},
		{"a limit with a floating point", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nmax = 1.5\n"), "bad_limit", "max"},
		{"limits the wrong way round", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nmin = 5\nmax = 1\n"), "bad_min_max", "min"},
		{"a reference to no table", field("id = \"b.x\"\nkind = \"ref\"\nlabel = \"X\"\ntable = \"lines\"\n"), "bad_reference", "table"},
		{"a title column that is not there", field("id = \"b\"\nkind = \"rows\"\nlabel = \"X\"\ntitled = \"nom\"\n[[sections.fields.columns]]\nid = \"c\"\nkind = \"text\"\nlabel = \"C\"\n"), "bad_column", "titled"},
		{"a kind changed by a call", tinyCall + "[[sections.fields]]\nuse = \"a.kind\"\nkind = \"text\"\n", "not_overridable", `kind = "text"`},
		{"an optional field made required", tinyCall + "[[sections.fields]]\nuse = \"a.kind\"\noptional = false\n", "stricter", "optional = false"},
		{"a figure under another name", field("id = \"figure.x\"\nkind = \"computed\"\nlabel = \"X\"\nfigure = \"figure.y\"\n"), "figure_id", `figure = "figure.y"`},
		{"a list of conditions, one of them on nothing", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = [ { field = \"a.group\", is = true }, { field = \"b.z\", filled = true } ]\n"), "when_unknown", "when ="},
		{"no condition in a list", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = []\n"), "when_form", "when ="},
		{"a condition that says nothing", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"a.kind\" }\n"), "when_form", "when ="},
		{"a condition with a number", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"a.kind\", is = 3 }\n"), "type", "when ="},
		{"a condition with a mistyped key", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = { field = \"a.kind\", iss = \"x\" }\n"), "unknown_key", "when ="},
		{"a condition that is a word", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nwhen = \"a.group\"\n"), "type", "when ="},
		{"one of several tables that is none", field("id = \"b.x\"\nkind = \"ref\"\nlabel = \"X\"\ntables = [\"items\", \"a.kind\"]\n"), "bad_reference", ""},
		{"a table and several", field("id = \"b.x\"\nkind = \"ref\"\nlabel = \"X\"\ntable = \"items\"\ntables = [\"items\"]\n"), "bad_reference", "tables"},
		{"tables of a text", field("id = \"b.x\"\nkind = \"text\"\nlabel = \"X\"\ntables = [\"items\"]\n"), "bad_reference", "tables"},
		{"a constant of an optional field", field("id = \"b.x\"\nkind = \"integer\"\nlabel = \"X\"\noptional = true\ndefault = \"1\"\n"), "not_required", "default"},
		{"a carried value of an optional field", field("id = \"b.x\"\nkind = \"siren\"\nlabel = \"X\"\noptional = true\ncarried = \"siren_of_siret\"\n"), "not_required", "carried"},
		{"a constant of a parameter", tinyCall + "[[params]]\nid = \"params.x\"\nkind = \"integer\"\nlabel = \"X\"\ndefault = \"1\"\n", "not_required", "default"},
		{"a constant that the kind cannot read", field("id = \"b.x\"\nkind = \"integer\"\nlabel = \"X\"\ndefault = \"un\"\n"), "bad_default", "default"},
		{"a constant beyond its limits", field("id = \"b.x\"\nkind = \"integer\"\nlabel = \"X\"\nmax = 5\ndefault = \"6\"\n"), "bad_default", "default"},
		{"a constant that is no option", field("id = \"b.x\"\nkind = \"choice\"\nlabel = \"X\"\ndefault = \"c\"\noptions = [ { id = \"a\", label = \"A\" } ]\n"), "bad_default", "default"},
		{"a constant that is a row", field("id = \"b.x\"\nkind = \"ref\"\nlabel = \"X\"\ntable = \"items\"\ndefault = \"r1\"\n"), "bad_default", "default"},
		{"a carried value of no name that is known", field("id = \"b.x\"\nkind = \"siren\"\nlabel = \"X\"\ncarried = \"siren_of_sirett\"\n"), "unknown_carried", "carried"},
		{"an offered value of a required field", field("id = \"b.x\"\nkind = \"vat\"\nlabel = \"X\"\noffered = \"vat_of_siren\"\n"), "carried_kind", "offered"},
		{"an offered value of no name that is known", field("id = \"b.x\"\nkind = \"vat\"\nlabel = \"X\"\noptional = true\noffered = \"vat\"\n"), "unknown_carried", "offered"},
		{"a carried value of another kind", field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\ncarried = \"siren_of_siret\"\n"), "carried_kind", "carried"},
		{"a carried value of a column", field("id = \"b\"\nkind = \"rows\"\nlabel = \"X\"\n[[sections.fields.columns]]\nid = \"c\"\nkind = \"siren\"\nlabel = \"C\"\ncarried = \"siren_of_siret\"\n"), "carried_kind", "carried"},
		{"a condition on what is carried from later", field("id = \"b.x\"\nkind = \"siren\"\nlabel = \"X\"\ncarried = \"siren_of_siret\"\n[[sections.fields]]\nid = \"b.y\"\nkind = \"text\"\nlabel = \"Y\"\nwhen = { field = \"b.x\", filled = true }\n[[sections.fields]]\nid = \"company.siret\"\nkind = \"siret\"\nlabel = \"S\"\n"), "carried_later", "carried"},
		{"a condition on what is carried from what is carried from later", field("id = \"size.headcount\"\nkind = \"decimal\"\nlabel = \"H\"\ncarried = \"last_headcount\"\n[[sections.fields]]\nid = \"b.base\"\nkind = \"decimal\"\nlabel = \"B\"\ncarried = \"company_headcount\"\n[[sections.fields]]\nid = \"b.y\"\nkind = \"text\"\nlabel = \"Y\"\nwhen = { field = \"b.base\", filled = true }\n[[sections.fields]]\nid = \"size.year_end\"\nkind = \"date\"\nlabel = \"F\"\n"), "carried_later", `carried = "company_headcount"`},
		{"a carried value that depends on itself", field("id = \"company.name\"\nkind = \"text\"\nlabel = \"X\"\ncarried = \"company_name\"\n"), "carried_circle", "carried"},
		{"nobody to ask", field("id = \"b.x\"\nkind = \"text\"\nlabel = \"X\"\nask = \"accountants\"\n"), "unknown_ask", "ask"},
		{"an id like that of a column", field("id = \"items.name\"\nkind = \"text\"\nlabel = \"X\"\n"), "table_id", `id = "items.name"`},
		{"a rule left out that does not exist", strings.Replace(tinyCall, "rules = []", `without_rules = ["plan_gapp"]`, 1), "unknown_rule", "without_rules"},
		{"a section of no phase", tinyCall + "[[sections]]\nid = \"two\"\nphase = \"compagny\"\ntitle = \"T\"\n", "unknown_phase", "phase"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			faults := parse(t, tc.src)
			if len(faults) == 0 {
				t.Fatal("no fault")
			}
			lines := strings.Split(tc.src, "\n")
			for _, f := range faults {
				if f.Code != tc.code {
					continue
				}
				if tc.at != "" && (f.Line < 1 || f.Line > len(lines) || !strings.Contains(lines[f.Line-1], tc.at)) {
					t.Errorf("%s on line %d, which is not that of %q", f.Code, f.Line, tc.at)
				}
				return
			}
			t.Errorf("got %v, want %s", faults, tc.code)
		})
	}
}

func TestAMistypedWordIsSuggested(t *testing.T) {
	for src, want := range map[string]string{
		strings.Replace(tinyCall, "title =", "tittle =", 1):                           "title",
		strings.Replace(tinyCall, "rules = []", `rules = ["plan_gapp"]`, 1):           "plan_gap",
		field("id = \"b.x\"\nlabel = \"X\"\nkind = \"mony\"\n"):                       "money",
		tinyCall + "[[sections.fields]]\nuse = \"a.kid\"\nlabel = \"Autre intitulé\"": "a.kind",
	} {
		faults := parse(t, src)
		if len(faults) == 0 || faults[0].Args["near"] != want {
			t.Errorf("got %v, want the hint %q", faults, want)
		}
	}
}

func TestACallOverridesWordsOptionsAndLimits(t *testing.T) {
	common, _ := callfile.ParseCommon("_common.toml", []byte(tinyCommon), names())
	c, faults := callfile.Parse(common, "essai.toml", []byte(tinyCall+`
[[sections.fields]]
use = "a.kind"
label = "Autre"
options = [ { id = "y", label = "Igrec" } ]
[[sections.fields]]
use = "a.group"
optional = true
[[sections.fields]]
id = "b.new"
kind = "money"
label = "Nouveau"
max = 100
`), names())
	if faults != nil {
		t.Fatal(faults)
	}
	if f := c.Field("a.kind"); f.Label != "Autre" || len(f.Options) != 1 || f.Options[0].Label != "Igrec" {
		t.Errorf("got %+v", f)
	}
	if !c.Field("a.group").Optional || c.Field("b.new").Max != "100" {
		t.Error("overrides are lost")
	}
	if f := common.Sections[0].Fields[1]; f.Label != "Genre" || len(f.Options) != 2 {
		t.Error("an override changes the common definition")
	}
}

// TestAnOptionalFieldHasNoStandingValue: a field that a call makes
// optional could never be left blank.
func TestAnOptionalFieldHasNoStandingValue(t *testing.T) {
	common, faults := callfile.ParseCommon("_common.toml", []byte(tinyCommon+`
[[sections.fields]]
id = "a.quantity"
kind = "integer"
label = "Quantité"
default = "1"
essential = true
ask = "supplier"
`), names())
	if faults != nil {
		t.Fatal(faults)
	}
	for src, want := range map[string]string{
		tinyCall: "1",
		tinyCall + "[[sections.fields]]\nuse = \"a.quantity\"\nlabel = \"Nombre\"\n": "1",
		tinyCall + "[[sections.fields]]\nuse = \"a.quantity\"\noptional = true\n":    "",
	} {
		c, faults := callfile.Parse(common, "essai.toml", []byte(src), names())
		if faults != nil {
			t.Fatal(faults)
		}
		if f := c.Field("a.quantity"); f.Default != want || !f.Essential || f.Ask != "supplier" {
			t.Errorf("%s: %+v", src, f)
		}
	}
	if _, faults := callfile.Parse(common, "essai.toml", []byte(tinyCall+"[[sections.fields]]\nuse = \"a.quantity\"\ndefault = \"2\"\n"), names()); len(faults) != 1 || faults[0].Code != "not_overridable" {
		t.Errorf("another constant: %v", faults)
	}
}

// turnedCommon has a question that was turned round, and tables behind gates.
const turnedCommon = `retired = ["start.nothing_signed", "state_aid.no_de_minimis"]

[[phases]]
id = "company"
title = "L’entreprise"

[[sections]]
id = "one"
phase = "company"
title = "Un"

[[sections.fields]]
id = "start.already_signed"
kind = "choice"
label = "Avez-vous déjà signé ?"
options = [ { id = "no", label = "Non" }, { id = "yes", label = "Oui" }, { id = "conditional", label = "Sous condition" } ]

[[sections.fields]]
id = "state_aid.has_de_minimis"
kind = "yesno"
label = "Des aides ?"

[[sections.fields]]
id = "de_minimis"
kind = "rows"
label = "Aides"
when = { field = "state_aid.has_de_minimis", is = true }
[[sections.fields.columns]]
id = "body"
kind = "text"
label = "Qui"
`

// TestAnOwnCallThatNamesARetiredQuestionIsReadWithItsSuccessor: it was written before
// the question was turned round, and whoever wrote it is told.
func TestAnOwnCallThatNamesARetiredQuestionIsReadWithItsSuccessor(t *testing.T) {
	common, faults := callfile.ParseCommon("_common.toml", []byte(turnedCommon), names())
	if faults != nil {
		t.Fatal(faults)
	}
	const head = "id = \"essai\"\nrevision = 1\nstatus = \"open\"\ntitle = \"Essai\"\n\n"
	own := func(when string) string {
		return head + "[[sections]]\nuse = \"one\"\n\n[[sections.fields]]\nid = \"b.x\"\nkind = \"text\"\nlabel = \"X\"\nwhen = " + when + "\n"
	}
	for _, tc := range []struct {
		name, src string
		warnings  int
		want      string // the fields with their conditions
	}{
		{"as it is", head + "[[sections]]\nuse = \"one\"\n", 0, "start.already_signed[] state_aid.has_de_minimis[] de_minimis[{state_aid.has_de_minimis true [] false}]"},
		{"its own words", head + "[[sections]]\nuse = \"one\"\n\n[[sections.fields]]\nuse = \"start.nothing_signed\"\nlabel = \"Rien n’est signé\"\n", 1, "start.already_signed[] state_aid.has_de_minimis[] de_minimis[{state_aid.has_de_minimis true [] false}]"},
		{"left out, and the gate of a table with it", head + "[[sections]]\nuse = \"one\"\nwithout = [\"state_aid.no_de_minimis\"]\n", 1, "start.already_signed[] de_minimis[]"},
		{"a condition", own(`{ field = "state_aid.no_de_minimis", is = false }`), 1, "start.already_signed[] state_aid.has_de_minimis[] de_minimis[{state_aid.has_de_minimis true [] false}] b.x[{state_aid.has_de_minimis true [] false}]"},
		{"a condition on what is a choice now", own(`{ field = "start.nothing_signed", is = true }`), 1, "start.already_signed[] state_aid.has_de_minimis[] de_minimis[{state_aid.has_de_minimis true [] false}] b.x[{start.already_signed <nil> [no] false}]"},
		{"the other way", own(`{ field = "start.nothing_signed", is = false }`), 1, "start.already_signed[] state_aid.has_de_minimis[] de_minimis[{state_aid.has_de_minimis true [] false}] b.x[{start.already_signed <nil> [yes conditional] false}]"},
	} {
		c, faults, warnings := callfile.Lint(common, "essai.toml", []byte(tc.src), names())
		if faults != nil || len(warnings) != tc.warnings || tc.warnings > 0 && (warnings[0].Code != "retired_use" || warnings[0].Line < 2) {
			t.Errorf("%s: %v, %v", tc.name, faults, warnings)
			continue
		}
		var got []string
		for _, f := range c.Sections[0].Fields {
			got = append(got, fmt.Sprint(f.ID, f.When))
		}
		if text := strings.Join(got, " "); text != tc.want {
			t.Errorf("%s: %s", tc.name, text)
		}
		if l := c.Field("start.already_signed").Label; l != "Avez-vous déjà signé ?" {
			t.Errorf("%s: the question says %q", tc.name, l)
		}
	}
	if f := common.Sections[0].Fields[2]; len(f.When) != 1 {
		t.Error("a call changes the common definition")
	}
	if _, faults, _ := callfile.Lint(common, "essai.toml", []byte(head+"[[sections]]\nuse = \"one\"\n\n[[sections.fields]]\nid = \"start.nothing_signed\"\nkind = \"yesno\"\nlabel = \"Rien\"\n"), names()); len(faults) != 1 || faults[0].Code != "retired_id" {
		t.Errorf("a retired id defined anew: %v", faults)
	}
}

func TestAUsersCallsStandBesideTheShippedOnes(t *testing.T) {
	shipped := fstest.MapFS{"_common.toml": {Data: []byte(tinyCommon)}, "essai.toml": {Data: []byte(tinyCall)}}
	own := fstest.MapFS{
		"mine.toml":   {Data: []byte(strings.Replace(tinyCall, `"essai"`, `"le-mien"`, 1))},
		"taken.toml":  {Data: []byte(tinyCall)},
		"broken.toml": {Data: []byte("id = ")},
		"notes.txt":   {Data: []byte("rien")},
	}
	set, faults := callfile.Load(shipped, own, names())
	if faults != nil {
		t.Fatal(faults)
	}
	if c := set.Find("le-mien"); c == nil || c.Status != "unverified" {
		t.Errorf("the user's call is %+v", c)
	}
	got := map[string]bool{}
	for _, f := range set.Faults {
		got[f.File+" "+f.Code] = true
	}
	if len(set.Faults) != 2 || !got["taken.toml id_taken"] || !got["broken.toml syntax"] {
		t.Errorf("faults %v", set.Faults)
	}
	if set, faults := callfile.Load(shipped, nil, names()); faults != nil || len(set.Calls) != 1 {
		t.Errorf("without a folder of own calls: %v", faults)
	}
}

func TestAFourthCallIsMadeByCopyingAFile(t *testing.T) {
	src := readShipped(t, "hdf-2026-agroalimentaire.toml")
	src = strings.Replace(src, `id = "hdf-2026-agroalimentaire"`, `id = "a-copy"`, 1)
	set, faults := callfile.Load(shippedFS(), fstest.MapFS{"textile.toml": {Data: []byte(src)}}, names())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(set.Faults) > 0 || set.Find("a-copy") == nil {
		t.Errorf("the copy is refused: %v", set.Faults)
	}
}

// FuzzCall: whatever stands in a file, there is a call or there are faults. The
// names and the common definitions are made once: they cost a thousand times what a
// call does.
func FuzzCall(f *testing.F) {
	f.Add(tinyCall)
	f.Add(field("id = \"b.x\"\nkind = \"money\"\nlabel = \"X\"\nmin = 1\nwhen = { field = \"a.kind\", in = [\"x\"] }\n"))
	known := names()
	common, _ := callfile.ParseCommon("_common.toml", []byte(tinyCommon), known)
	f.Fuzz(func(t *testing.T, src string) {
		c, faults := callfile.Parse(common, "f.toml", []byte(src), known)
		if (c == nil) != (len(faults) > 0) {
			t.Fatal(fmt.Sprint("a call and faults: ", faults))
		}
	})
}
