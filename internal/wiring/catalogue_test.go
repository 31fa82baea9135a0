package wiring_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
	"dossierpme/internal/paper"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
)

func words(t testing.TB) *say.Words {
	t.Helper()
	w, err := wiring.Words()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func parts(t testing.TB, data string) *wiring.Parts {
	t.Helper()
	p, err := wiring.New(data, dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// programs are where failures are made and words asked for that both programs have.
var programs = []string{".", "../failure", "../folders", "../paper", "../problemtext", "../safefile", "../../dossier/outline", "../../pdf/seal", "../../cmd/dossierctl"}

type args = map[string]string

// raised are the arguments that each problem is raised with: every shape that
// the checks and rules give it. A code that is not here is raised with none.
var raised = map[string][]args{
	"too_long": {{"max": "300", "length": "412"}, {"rows": "1", "max": "20", "length": "21"}},
	"cycle":    {{"table": "group"}, {"table": "lines"}},
	"postcode": {{"typed": "8013"}, {"typed": "DE-10115", "commune": "Abbeville", "abroad": "1"}, {"typed": "75001", "commune": "Abbeville"}},
	"unknown_field": {
		nil,
		{"near": "company.siret"},
		{"member": "anwsers"},
		{"member": "anwsers", "near": "answers"},
		{"member": "company.siret", "answer": "1"},
		{"member": "notes", "place": "machines/m1/colour"},
		{"member": "origins", "place": "machines/m1/colour"},
		{"title": "Taux", "key": "1"},
		{"title": "Taux", "key": "1", "near": "value"},
		{"title": "Robot", "near": "name"},
	},
	"out_of_range": {{"age": "18", "date": "01/02/2020"}, {"age": "18", "date": "01/02/2030", "ahead": "1"}, {"min": "0", "max": "100", "typed": "120"}, {"min": "0", "max": "", "typed": "-3"}, {"min": "", "max": "100", "typed": "120"}},
	"siret_siren":  {{"siren": "999991045"}, {"siren": "999991045", "vat": "1"}},
	"dates_order":  {{"date": "01/02/2027", "other": "Début de l’opération", "other_date": "01/03/2027"}},
	"order_before_application": {
		{"date": "01/12/2026", "application": "15/12/2026"},
		{"date": "15/12/2026", "application": "15/12/2026", "same": "1"},
		{"date": "15/12/2026", "application": "15/12/2026", "same": "1", "prior": "1"},
		{"date": "01/12/2026", "application": "15/12/2026", "prior": "1"},
		{"date": "01/12/2026", "application": "15/12/2026", "study": "1"},
		{"date": "01/12/2026", "application": "15/12/2026", "study": "1", "prior": "1"},
		{"date": "01/12/2026", "application": "15/12/2026", "milestone": "1"},
		{"date": "01/12/2026", "application": "15/12/2026", "de_minimis": "1"},
		{"date": "01/12/2026", "application": "15/12/2026", "prior": "1", "de_minimis": "1"},
		{"signed": "1"},
		{"signed": "1", "de_minimis": "1"},
	},
	"start_after_order":        {{"date": "01/03/2027", "order": "15/02/2027"}, {"date": "01/12/2026", "application": "15/12/2026"}},
	"intention_weak":           {{"date": "01/12/2026", "intention": "15/11/2026", "application": "15/12/2026"}},
	"ended_before_application": {{"date": "01/12/2026", "application": "15/12/2026"}},
	"site_outside_call": {
		{"department": "75", "departments": "02, 59, 60, 62, 80"},
		{"abroad": "1", "departments": "02, 59, 60, 62, 80"},
	},
	"not_sme": {
		{"category": "large", "headcount": "312,5", "turnover": "1,00 €", "balance": "1,00 €"},
		{"category": "none", "headcount": "12", "turnover": "1,00 €", "balance": "1,00 €", "public": "25"},
	},
	"in_difficulty": {
		{"by": "finance.equity"},
		{"by": "finance.equity", "de_minimis": "1"},
		{"by": "finance.insolvency"},
		{"by": "finance.insolvency", "de_minimis": "1"},
		{"by": "finance.rescue_aid"},
		{"by": "finance.rescue_aid", "de_minimis": "1"},
		{"by": "finance.own_funds_lost"},
		{"by": "finance.own_funds_lost", "de_minimis": "1"},
	},
	"plan_gap": {
		{"resources": "1,00 €", "total": "2,00 €", "gap": "1,00 €", "short": "1"},
		{"resources": "2,00 €", "total": "1,00 €", "gap": "1,00 €"},
		{"requested": "1,00 €", "feder": "2,00 €", "rows": "1"},
		{"requested": "1,00 €", "feder": "0,00 €", "rows": "0"},
	},
	"aid_ceiling": {
		{"fishery": "1"},
		{"regime": "sme", "public": "2,00 €", "ceiling": "1,00 €"},
	},
	"own_contribution": {
		{"private": "1,00 €", "least": "2,00 €"},
		{"private": "1,00 €", "least": "2,00 €", "most": "3,00 €"},
	},
	"contradiction_turnover":  {{"value": "2,00 €", "other": "1,00 €", "year": "2025"}},
	"contradiction_balance":   {{"value": "2,00 €", "other": "1,00 €", "year": "2025"}},
	"contradiction_equity":    {{"value": "2,00 €", "other": "1,00 €", "year": "2025"}},
	"contradiction_headcount": {{"value": "40", "other": "34,6", "year": "2025"}},
	"contradiction_capital":   {{"value": "2,00 €", "other": "1,00 €", "year": "2025"}},
	"contradiction_forecast":  {{"value": "2,00 €", "other": "1,00 €", "year": "2025"}},
	"year_twice":              {{"year": "2025"}, {"year": "2027", "forecast": "1"}},
	"contradiction_output": {
		{"value": "10", "unit": "pièces", "total": "12", "lines": "3"},
		{"value": "10", "unit": "pièces", "total": "12", "lines": "1"},
		{"value": "10", "unit": "pièces", "total": "12", "lines": "1", "line": "Tournage"},
	},
	"contradiction_dates": {
		{"first": "1", "date": "01/02/2027", "other": "01/01/2027", "rows": "2"},
		{"delivery": "1", "date": "01/02/2027", "other": "01/03/2027"},
		{"delivery": "1", "date": "01/02/2027", "other": "01/03/2027", "calendar": "1"},
		{"line": "1", "date": "01/02/2027", "other": "01/03/2027", "machine": "Tour"},
		{"service": "1", "date": "01/02/2027", "other": "01/03/2027"},
	},
	"contradiction_signed": {{"date": "01/10/2026"}},
	"owners_over_100":      {{"total": "151", "by": "capital", "owners": "3"}, {"total": "151", "by": "votes", "owners": "3"}},
	"owners_under":         {{"total": "40", "by": "capital"}, {"total": "40", "by": "votes"}},
	"output_over_capacity": {{"output": "12", "capacity": "10"}},
	"rate_out_of_range": {
		{"rate": "97", "most": "95"},
		{"rate": "120", "whole": "1"},
		{"rate": "50", "before": "60", "falls": "1"},
		{"rate": "5", "before": "3", "rises": "1"},
	},
	"staff_sum": {{"total": "40", "baseline": "30"}},
	"posts_scale": {
		{"created": "46", "baseline": "34"},
		{"workers": "12", "rise": "3", "before": "10", "after": "13"},
	},
	"jobs_net": {{"fall": "4", "before": "20", "after": "16"}},
	"forecast_jump": {
		{"year": "2028", "turnover": "3,00 €", "last": "2025", "base": "1,00 €"},
		{"year": "2028", "turnover": "3,00 €", "last": "2025", "base": "1,00 €", "before": "10", "after": "10", "unit": "t"},
	},
	"grant_before_cost": {{"year": "2026", "first": "2027", "most": "40"}},
	"used_not_eligible": {nil, {"eligible": "1"}},
	"not_investment": {
		{"regime": "sme"},
		{"regime": "afr"},
		{"regime": ""},
		{"regime": "sme", "training": "1"},
		{"regime": "afr", "training": "1"},
		{"regime": "sme", "running": "1"},
		{"regime": "afr", "running": "1"},
	},
	"same_purchase_twice":     {{"other": "Robot", "amount": "1,00 €"}, {"other": "Robot", "amount": "1,00 €", "quote": "D-12"}},
	"quote_expired_at_order":  {{"count": "1", "until": "01/01/2027", "order": "01/02/2027"}, {"count": "3", "until": "01/01/2027", "order": "01/02/2027"}},
	"quote_after_application": {{"date": "01/02/2027", "application": "15/12/2026"}},
	"before_without_past":     {{"before": "12", "line": "Cellule"}},
	"new_without_use":         {{"machine": "Four", "more": "1", "power": "80", "total": "120"}},
	"treasury_gap":            {{"gap": "2,00 €", "quarter": "3", "year": "2028", "cash": "1,00 €", "last": "2025"}, {"gap": "2,00 €", "quarter": "1", "year": "2028", "cash": "1,00 €", "last": "2025"}},
	"gain_untied": {
		{"of": "energy", "tied": "60", "pct": "20", "retained": "12"},
		{"of": "water", "tied": "60", "pct": "20", "retained": "12"},
		{"of": "waste", "tied": "60", "pct": "20", "retained": "12"},
	},
	"gain_huge": {
		{"before": "12"},
		{"of": "energy", "pct": "85"},
		{"of": "water", "pct": "95"},
		{"of": "waste", "pct": "95"},
	},
	"objective_empty":   {{"objectives": "Énergie, Eau"}, {"missed": "Eau", "pct": "20"}},
	"nature_mismatch":   {{"nature": "process_change", "answer": "Changement fondamental"}, {"nature": "new_establishment", "answer": "Création"}, {"nature": "extension", "answer": "Extension"}},
	"regime_mismatch":   {{"steel": "1"}, {"zone": "1"}, {"reused": "2,00 €", "eligible": "5,00 €", "least": "6,00 €"}, {"large": "1", "eligible": "2,00 €", "limit": "1,00 €"}, {"zone": "unknown"}, {"zone": "partly", "inside": "3,00 €", "outside": "2,00 €", "stake": "1,00 €"}},
	"intention_missing": {{"date": "01/02/2027"}},
	"deadline_passed":   {{"closes": "31/01/2027"}, {"closes": "31/01/2027", "application": "01/02/2027"}, {"closes": "31/01/2027", "sent": "15/12/2026"}, {"closes": "31/01/2027", "near": "1"}},
	"call_limits": {
		{"limit": "params.opens", "value": "01/10/2026", "call": "01/11/2026"},
		{"limit": "params.min_eligible", "value": "1,00 €", "call": "2,00 €"},
		{"limit": "params.min_eligible", "value": "1,00 €", "call": "2,00 €", "most": "3,00 €"},
		{"limit": "params.min_grant", "value": "1,00 €", "call": "2,00 €"},
		{"limit": "params.max_grant", "value": "3,00 €", "call": "2,00 €"},
		{"limit": "params.duration_months", "value": "01/10/2028", "call": "18", "start": "01/01/2027"},
		{"limit": "params.costs_until", "value": "01/10/2028", "call": "01/09/2028"},
		{"limit": "params.costs_from", "value": "01/01/2027", "call": "01/02/2027"},
	},
	"guarantee_uncounted": {{"room": "0,00 €"}, {"room": "1,00 €", "usual": "2,00 €"}, {"stated": "3,00 €"}},
	"difficulty_near":     {{"equity": "55,00 €", "capital": "100,00 €", "least": "50,00 €", "pct": "55"}, {"equity": "55,00 €", "capital": "100,00 €", "least": "50,00 €", "pct": "55", "cooperative": "1"}},
	"text_repeated":       {{"other": "Stratégie", "begin": "Depuis 2023…"}},
	"text_claims_number":  {{"quote": "12 emplois créés", "about": "jobs", "number": "7,8"}, {"quote": "projet … 2 M€", "about": "cost", "number": "1,00 €"}, {"quote": "FEDER … 2 M€", "about": "grant", "number": "1,00 €"}},
	"de_minimis_exceeded": {{"used": "2,00 €", "ceiling": "1,00 €", "public": "1,00 €", "room": "0,00 €", "years": "3"}},
	"decision_after_rules": {
		{"end": "31/12/2026", "last": "30/06/2027"},
		{"end": "31/12/2026", "last": "30/06/2027", "date": "01/02/2027"},
	},
	"commitment_contradiction": {{"other": "Fin de l’opération"}},
	"piece_missing": {
		{"piece": "Extrait Kbis", "id": "kbis", "reason": "none"},
		{"piece": "Devis", "id": "quotes", "for": "Robot", "row": "machines/m1"},
		{"piece": "Extrait Kbis", "id": "kbis", "reason": "none", "aside": "later"},
		{"piece": "Extrait Kbis", "id": "kbis", "reason": "none", "offered": "1"},
		{"piece": "Devis", "id": "quotes", "for": "Robot", "row": "machines/m1", "offered": "1"},
		{"piece": "Devis", "id": "quotes", "for": "Robot", "row": "machines/m1", "aside": "not_applicable"},
		{"file": "devis/robot.pdf"},
		{"file": "devis/robot.pdf", "state": "empty"},
		{"file": "devis/robot.pdf", "state": "locked"},
		{"file": "devis/robot.pdf", "state": "damaged"},
		{"file": "devis/robot.pdf", "state": "no_pages"},
		{"file": "devis/robot.pdf", "state": "image_broken"},
		{"file": "devis/robot.pdf", "state": "unreadable"},
		{"file": "devis/robot.pdf", "state": "no_paper"},
		{"file": "devis/robot.pdf", "state": "too_many_pixels"},
		{"file": "devis/robot.pdf", "state": "too_large"},
		{"file": "devis/robot.pdf", "state": "too_big"},
		{"file": "devis/robot.pdf", "state": "damaged", "pages": "3", "declared": "6", "broken": "4 à 6", "lost": "3"},
	},
	"gate_rows":         {{"table": "Eau", "count": "3"}, {"table": "Eau", "count": "1"}},
	"quote_old":         {{"date": "01/02/2026", "application": "15/12/2026"}, {"date": "01/12/2026", "application": "15/12/2026", "until": "1"}},
	"quotes_few":        {{"quotes": "1", "wanted": "3", "amount": "58\u202f500,00\u00a0€"}},
	"used_evidence":     {nil, {"quotes": "1", "wanted": "2"}, {"refused": "1", "param": "Matériel d’occasion accepté ?"}},
	"leasing":           {nil, {"refused": "1", "param": "Crédit-bail accepté ?"}},
	"naf_outside":       {{"code": "10.39A", "list": "25, 28", "confirmed": ""}, {"code": "10.39A", "list": "25", "confirmed": "1"}},
	"fossil":            {{"before": "1", "after": "2"}, {"heat": "1"}},
	"consumption_rises": {{"before": "1", "after": "2"}},
	"post_outside":      {{"date": "01/02/2026", "start": "01/03/2026", "end": "01/03/2027"}},
	"year_outside":      {{"year": "2025", "start": "01/03/2026", "end": "01/03/2027"}},
	"ends_after_programme": {
		{"date": "01/02/2030", "last": "31/12/2029"},
	},
	"iban_country":      {{"iban": "FR", "bic": "BE"}},
	"length_useful":     {{"length": "12", "from": "300", "to": "3\u202f000"}},
	"unprintable":       {{"char": "🚀"}},
	"duplicate_company": {{"other": "Ateliers"}, {"other": ""}},
	"parameter_empty":   {{"count": "24"}, {"count": "1"}, {"param": "Occasion"}, {"refused": "1", "param": "Études"}},
	"ambiguous":         {{"typed": "12,500", "one": "12,50 €", "other": "12 500,00 €"}},
	"form": {
		{"kind": "notes", "typed": "5"},
		{"kind": "notes", "typed": "5", "place": "machines/m1/name"},
		{"kind": "origins", "typed": "5"},
		{"kind": "origins", "typed": "5", "place": "machines/m1/name"},
		{"kind": "piece"},
		{"kind": "invisible", "typed": "jean\ufffd@exemple.fr"},
		{"kind": "path"},
		{"kind": "path", "path": "devis/robot.pdf", "link": "1"},
		{"kind": "path", "path": "devis", "folder": "1"},
		{"kind": "legalform_list", "typed": "5711"},
		{"kind": "commune_code", "typed": "80999"},
		{"kind": "siren", "typed": "732 829 320 00074", "siret": "1"},
		{"kind": "siret", "typed": "732 829 320", "siren": "1"},
		{"kind": "energy_unit", "source": "Gaz naturel", "unit": "kWh"},
	},
}

// allShapes adds every kind of wrong form to the table.
func allShapes() map[string][]args {
	all := map[string][]args{}
	for code, shapes := range raised {
		all[code] = shapes
	}
	for _, k := range dossier.Kinds() {
		if k != dossier.KindComputed {
			all["form"] = append(all["form"], args{"kind": string(k), "typed": "douze"})
		}
	}
	return all
}

// problemCodes are all codes of problems, those of the rules included.
func problemCodes(t testing.TB) []string {
	t.Helper()
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	return dossier.Env{Rules: rules.All(law)}.Codes()
}

func TestEveryProblemIsWordedInEveryShape(t *testing.T) {
	w, all := words(t), allShapes()
	for _, code := range problemCodes(t) {
		shapes := all[code]
		if len(shapes) == 0 {
			shapes = []args{nil}
		}
		for _, shape := range shapes {
			for _, title := range []string{"", "Robot"} {
				given := args{"label": "Question", "title": title}
				for k, v := range shape {
					given[k] = v
				}
				m := w.Problem(code, given)
				if m.What == "" || m.Safe == "" || m.Do == "" {
					t.Errorf("%s %v is not worded: write what, safe and do under [problem.%s] in assets/i18n/fr/problems.toml: %+v", code, given, code, m)
				}
				if strings.ContainsAny(m.Text(), "{}") {
					t.Errorf("%s %v is not filled (list in the table raised of this file every set of arguments that the code is raised with): %s", code, given, m.Text())
				}
				for _, gap := range []string{"entre  et", "  ", "«\u00a0\u00a0»", "()", "(,", " ,"} {
					if strings.Contains(m.Text(), gap) {
						t.Errorf("%s %v has a gap: %s", code, given, m.Text())
					}
				}
			}
		}
	}
	for code := range all {
		if !slices.Contains(problemCodes(t), code) {
			t.Errorf("%s is no code of a problem", code)
		}
	}
}

func TestEveryKindOfWrongFormHasWordsOfItsOwn(t *testing.T) {
	w := words(t)
	general := w.Problem("form", args{"label": "Question"})
	for _, shape := range allShapes()["form"] {
		shape["label"] = "Question"
		if w.Problem("form", shape) == general {
			t.Errorf("form %v is worded in general only: write a [[problem.form.variant]] with when = \"kind=%s\" in assets/i18n/fr/problems.toml", shape, shape["kind"])
		}
	}
}

// TestThePeriodOfDeMinimisIsThatOfTheLaw: a declaration and a question say it in
// words, which a change of the rule must change too.
func TestThePeriodOfDeMinimisIsThatOfTheLaw(t *testing.T) {
	p, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	months, _ := p.Law.Must("aid.de_minimis").Value("months").Int64()
	years := p.Words.T("figure.spelled."+strconv.FormatInt(months/12, 10)) + " ans"
	said := map[string]string{}
	for _, key := range []string{"minimis", "minimis_none"} {
		said[key] = p.Words.T("paper.aids." + key)
	}
	for _, c := range p.Calls.Calls {
		for _, id := range []dossier.FieldID{"de_minimis", "state_aid.has_de_minimis"} {
			if f := c.Field(id); f != nil {
				said[c.ID+" "+string(id)] = f.Label
			}
		}
	}
	for where, text := range said {
		if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), years) {
			t.Errorf("%s does not say %q: %s", where, years, text)
		}
	}
}

// The catalogue holds no entry for what nobody raises: it would rot unseen.
func TestTheCatalogueHasNoEntryTooMany(t *testing.T) {
	known := map[string][]string{"problem": problemCodes(t), "lint": callfile.Codes, "error": errorCodes(t)}
	for _, key := range words(t).Keys() {
		part := strings.SplitN(key, ".", 3)
		codes, ok := known[part[0]]
		if ok && !slices.Contains(codes, part[1]) {
			t.Errorf("nothing raises %s", key)
		}
	}
}

func TestEveryFaultOfACallFileIsWorded(t *testing.T) {
	w := words(t)
	every := args{
		"key": "k", "id": "i", "near": "", "kind": "x", "use": "x", "phase": "x", "rule": "x", "need": "x", "field": "x",
		"status": "x", "option": "x", "column": "x", "role": "x", "most": "x", "values": "x",
	}
	near := args{}
	for k, v := range every {
		near[k] = v
	}
	near["near"] = "proche"
	for _, code := range callfile.Codes {
		for _, given := range []args{every, near} {
			n := w.Lint(code, given)
			if n.Message == "" || n.Hint == "" || strings.ContainsAny(n.Text(), "{}") {
				t.Errorf("%s is not worded: %+v", code, n)
			}
		}
	}
}

// TestAFileThatIsTooLargeIsToldTheLimits: those that it goes beyond.
func TestAFileThatIsTooLargeIsToldTheLimits(t *testing.T) {
	_, deep := callfile.ParseCommon("x.toml", []byte("a = "+strings.Repeat("[", 50)), callfile.Names{})
	if len(deep) != 1 {
		t.Fatal(deep)
	}
	for code, fault := range map[string]callfile.Fault{"too_large": callfile.TooLarge("x.toml"), "too_deep": deep[0]} {
		if text := words(t).Lint(fault.Code, fault.Args).Text(); fault.Code != code || strings.ContainsAny(text, "{}") || !strings.ContainsAny(text, "0123456789") {
			t.Errorf("%s says %q", code, text)
		}
	}
}

// fileCodes are those of dossier.FileError, as its comment lists them.
func fileCodes(t testing.TB) []string {
	src, err := os.ReadFile("../../dossier/file.go")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`Code\s+string // ([a-z0-9_, ]+)`).FindSubmatch(src)
	if m == nil {
		t.Fatal("dossier/file.go lists no codes beside FileError.Code")
	}
	return strings.Split(string(m[1]), ", ")
}

// errorCodes are all codes of failures that the source names.
func errorCodes(t testing.TB) []string {
	codes := fileCodes(t)
	forms := []*regexp.Regexp{
		regexp.MustCompile(`(?:failure\.Error\{Code: |FileError\{Code: |&Error\{|usage\(|usageText\()"([a-z0-9_]+)"`),
		regexp.MustCompile(`\{[a-z]+\.[A-Za-z0-9()]+, "([a-z_]+)"\}`),
	}
	for _, file := range sources(t, programs...) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range forms {
			for _, m := range form.FindAllStringSubmatch(string(src), -1) {
				codes = append(codes, m[1])
			}
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func sources(t testing.TB, dirs ...string) []string {
	t.Helper()
	var all []string
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f, "_test.go") {
				all = append(all, f)
			}
		}
	}
	if len(all) == 0 {
		t.Fatalf("no source in %q", dirs)
	}
	return all
}

func TestEveryFailureIsWorded(t *testing.T) {
	w := words(t)
	given := args{
		"path": "x", "line": "1", "column": "2", "detail": "x", "id": "x", "near": "", "list": "a, b", "title": "x", "count": "2",
		"word": "x", "other": "x", "command": "check", "usage": "x", "broken": "", "number": "", "all": "a, b", "version": "3", "most": "x", "total": "x",
	}
	codes := errorCodes(t)
	if len(codes) < 30 {
		t.Fatalf("only %d codes found: %q", len(codes), codes)
	}
	for _, code := range codes {
		n := w.Error(code, given)
		if n.Message == "" || n.Hint == "" || strings.ContainsAny(n.Text(), "{}") {
			t.Errorf("error.%s is not worded: %+v", code, n)
		}
	}
}

func TestEveryKeyThatTheSourceAsksForIsThere(t *testing.T) {
	w := words(t)
	asked := regexp.MustCompile(`(?:\.T|\bt)\("([a-z0-9_.]+)"[,)]`)
	n := 0
	for _, file := range sources(t, programs...) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(src), -1) {
			n++
			if !w.Has(m[1]) {
				t.Errorf("%s asks for %s, which is not there", file, m[1])
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d keys found in the source", n)
	}
	for _, k := range dossier.Kinds() {
		if !w.Has("kind." + string(k)) {
			t.Errorf("kind.%s is not worded: write it under [kind] in assets/i18n/fr/severities.toml", k)
		}
	}
	for _, s := range append(dossier.Severities(), dossier.Explained) {
		if !w.Has("severity." + string(s)) {
			t.Errorf("severity.%s is not worded", s)
		}
	}
	for _, state := range []paper.AnnexState{paper.AnnexFolder, paper.AnnexLink, paper.AnnexMissing, paper.AnnexOutside, paper.AnnexUnreadable} {
		if !w.Has("ctl.import." + string(state)) {
			t.Errorf("ctl.import.%s is not worded", state)
		}
	}
}

// The paper has no word too many: each is asked for by its key, or by the
// beginning of its key.
func TestEveryWordOfThePaperIsAskedFor(t *testing.T) {
	asked := regexp.MustCompile(`"(paper\.[a-z0-9_.]+)"`)
	var all []string
	for _, file := range sources(t, "../paper", "../../dossier/outline", "../../pdf/seal") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(src), -1) {
			all = append(all, m[1])
		}
	}
	n := 0
	for _, key := range words(t).Keys() {
		if !strings.HasPrefix(key, "paper.") {
			continue
		}
		n++
		if !slices.ContainsFunc(all, func(s string) bool { return s == key || strings.HasSuffix(s, ".") && strings.HasPrefix(key, s) }) {
			t.Errorf("nothing prints %s", key)
		}
	}
	if n < 100 {
		t.Errorf("only %d words of the paper", n)
	}
}

// Whoever gives a problem a new argument words it: every name of an argument in
// the source stands in a shape of the table above.
func TestTheTableOfShapesKnowsEveryArgumentOfTheRules(t *testing.T) {
	known := map[string]bool{}
	for _, shapes := range allShapes() {
		for _, shape := range shapes {
			for k := range shape {
				known[k] = true
			}
		}
	}
	found := 0
	for _, file := range sources(t, "../../dossier", "../../dossier/rules", "../paper") {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !isArgs(lit.Type) {
				return true
			}
			for _, e := range lit.Elts {
				pair, ok := e.(*ast.KeyValueExpr)
				if !ok {
					continue
				}
				if name, ok := pair.Key.(*ast.BasicLit); ok {
					key, err := strconv.Unquote(name.Value)
					if err != nil {
						t.Fatal(err)
					}
					found++
					if !known[key] {
						t.Errorf("%s: no shape has the argument %q: write it in the table raised of this file, under the code of its problem", file, key)
					}
				}
			}
			return true
		})
	}
	if found < 40 {
		t.Errorf("only %d arguments found", found)
	}
}

func isArgs(e ast.Expr) bool {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name == "Args"
	case *ast.SelectorExpr:
		return x.Sel.Name == "Args"
	}
	return false
}
