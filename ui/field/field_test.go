package field

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/internal/reference"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

func words(t testing.TB) *say.Words {
	t.Helper()
	const file = "form.toml"
	in, err := fs.ReadFile(assets.French(), file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := say.Load(fstest.MapFS{file: {Data: in}})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func lookups() Lookups {
	ref := reference.Load()
	return Lookups{
		Communes: ref.SearchCommunes, CommunesAt: ref.CommunesByPostcode,
		Activities: ref.SearchNAF, LegalForms: ref.SearchLegalForms,
		Labels: ref,
	}
}

func testEnv(t testing.TB) Env {
	t.Helper()
	return Env{
		Words: words(t), Ref: lookups(),
		Today: func() dossier.Date { return dossier.MustDate("2026-11-12") },
		Rows: func(dossier.FieldID) []Row {
			return []Row{{"l1", "Ligne essieux"}, {"l2", "Ligne bogies"}}
		},
		Figure: func(string) Result {
			return Result{
				Text: "140\u202f000,00\u00a0€", Status: "Estimation", Tone: kit.Warning, Amount: true,
				Note:  "À confirmer par le service instructeur.",
				Lines: []ResultLine{{"Dépenses éligibles", "400\u202f000,00\u00a0€"}, {"Taux", "35\u00a0%"}},
			}
		},
	}
}

// specimen is a field of a kind as a call would have it.
func specimen(k dossier.Kind) *dossier.Field {
	f := &dossier.Field{ID: dossier.FieldID("f." + string(k)), Kind: k, Label: labels[k], Hint: "Une courte phrase qui aide à répondre."}
	switch k {
	case dossier.KindText:
		f.Max, f.Example = "40", "Mécanique de la Somme"
	case dossier.KindProse, dossier.KindNote:
		f.Max, f.Example, f.Useful = "300", "Atelier d’usinage de précision créé en 2009, nous fabriquons des pièces tournées.", []int{60, 200}
	case dossier.KindChoice:
		f.Options = []dossier.Option{{ID: "new", Label: "Neuve"}, {ID: "used", Label: "D’occasion"}, {ID: "refurbished", Label: "Reconditionnée"}}
	case dossier.KindChoices:
		for _, o := range []string{"ISO 9001 (qualité)", "ISO 14001 (environnement)", "ISO 45001 (santé et sécurité)", "ISO 50001 (énergie)", "IFS", "Autre"} {
			f.Options = append(f.Options, dossier.Option{ID: o, Label: o})
		}
	case dossier.KindDecimal:
		f.Unit, f.Example = "UTA", "24,5"
	case dossier.KindMoney:
		f.Example = "3 450 000"
	case dossier.KindCommune:
		f.Postcode, f.Example = "postcode", "Amiens"
	case dossier.KindRef:
		f.Table = "lines"
	}
	return f
}

var labels = map[dossier.Kind]string{
	dossier.KindText: "Raison sociale", dossier.KindProse: "Activité et savoir-faire", dossier.KindNote: "Note interne",
	dossier.KindChoice: "État de la machine", dossier.KindChoices: "Certifications", dossier.KindYesNo: "Fournisseur lié ?",
	dossier.KindInteger: "Quantité", dossier.KindYear: "Exercice", dossier.KindDecimal: "Effectif moyen", dossier.KindMoney: "Prix unitaire HT",
	dossier.KindPercent: "Part détenue", dossier.KindDate: "Date de commande", dossier.KindEmail: "Courriel", dossier.KindPhone: "Téléphone",
	dossier.KindURL: "Site internet", dossier.KindSIREN: "SIREN", dossier.KindSIRET: "SIRET du siège", dossier.KindVAT: "Numéro de TVA",
	dossier.KindIBAN: "IBAN", dossier.KindBIC: "BIC", dossier.KindNAF: "Code d’activité", dossier.KindLegalForm: "Forme juridique",
	dossier.KindCommune: "Commune", dossier.KindRef: "Ligne de production", dossier.KindComputed: "Plafond d’aide publique",
}

// filled is an answer in its file form, wrong one that cannot be or is not right.
var filled = map[dossier.Kind]string{
	dossier.KindText: `"Mécanique de la Somme"`, dossier.KindProse: `"Nous usinons des essieux depuis 2009, avec vingt-cinq salariés et huit machines."`,
	dossier.KindNote: `"Demander le devis à jour."`, dossier.KindChoice: `"used"`, dossier.KindChoices: `["ISO 9001 (qualité)","IFS"]`,
	dossier.KindYesNo: `true`, dossier.KindInteger: `12`, dossier.KindYear: `2025`, dossier.KindDecimal: `"24.5"`, dossier.KindMoney: `"412000.00"`,
	dossier.KindPercent: `"62.5"`, dossier.KindDate: `"2026-10-02"`, dossier.KindEmail: `"contact@exemple.fr"`, dossier.KindPhone: `"+33322000000"`,
	dossier.KindURL: `"https://www.exemple.fr"`, dossier.KindSIREN: `"123456782"`, dossier.KindSIRET: `"12345678200010"`, dossier.KindVAT: `"FR11123456782"`,
	dossier.KindIBAN: `"FR7630006000011234567890189"`, dossier.KindBIC: `"AGRIFRPP"`, dossier.KindNAF: `{"nomenclature":"rev2","code":"25.62B"}`,
	dossier.KindLegalForm: `"5710"`, dossier.KindCommune: `"80021"`, dossier.KindRef: `"l2"`,
}

func valueOf(t testing.TB, f *dossier.Field) dossier.Value {
	t.Helper()
	wire, ok := filled[f.Kind]
	if !ok {
		return nil
	}
	v, err := dossier.DecodeValue(f, []byte(wire))
	if err != nil {
		t.Fatal(err)
	}
	if _, unknown := v.(dossier.Unknown); unknown {
		t.Fatalf("%s: %s is no value of the kind", f.Kind, wire)
	}
	return v
}

func TestEveryKindHasAnEditorOrIsATable(t *testing.T) {
	testmain.Start(t, kit.Light)
	env := testEnv(t)
	for _, k := range dossier.Kinds() {
		if _, known := kinds[k]; !known {
			t.Errorf("%s has no editor: write one in the table kinds of ui/field/kinds.go; what is typed in one line takes newTyped", k)
			continue
		}
		if k == dossier.KindRows || k == dossier.KindPieces {
			continue
		}
		if labels[k] == "" || filled[k] == "" && k != dossier.KindComputed {
			t.Errorf("%s has no specimen: write one in the tables labels and filled of this file", k)
		}
		q := NewQuestion(specimen(k), env, Hooks{})
		if q.Target() == nil {
			t.Errorf("%s cannot take the focus", k)
		}
	}
	for k := range kinds {
		if !k.Known() {
			t.Errorf("%s is no kind", k)
		}
	}
}

func TestWhatIsShownIsNotTakenForAnAnswerOfAPerson(t *testing.T) {
	testmain.Start(t, kit.Light)
	for _, k := range dossier.Kinds() {
		if kinds[k] == nil {
			continue
		}
		f := specimen(k)
		q := NewQuestion(f, testEnv(t), Hooks{Change: func(v dossier.Value) { t.Errorf("%s: showing a value was told as %v", k, v) }})
		q.Show(valueOf(t, f))
		q.Show(nil)
	}
}

func TestTypingIsReadAndFormattedOnlyWhenTheFieldIsLeft(t *testing.T) {
	testmain.Start(t, kit.Light)
	for _, c := range []struct {
		kind        dossier.Kind
		typed, left string
		want        dossier.Value
	}{
		{dossier.KindMoney, "12500.5", "12\u202f500,50\u00a0€", dossier.Money{Decimal: dossier.MustDecimal("12500.50")}},
		{dossier.KindMoney, "12 500,50 €", "12\u202f500,50\u00a0€", dossier.Money{Decimal: dossier.MustDecimal("12500.50")}},
		{dossier.KindDate, "3/4/26", "03/04/2026", dossier.MustDate("2026-04-03")},
		{dossier.KindDecimal, "24,50", "24,5\u00a0UTA", dossier.Number{Decimal: dossier.MustDecimal("24.5")}},
		{dossier.KindPercent, "33,33", "33,33\u00a0%", dossier.Percent{Decimal: dossier.MustDecimal("33.33")}},
		{dossier.KindSIREN, "123456782", "123\u202f456\u202f782", dossier.Text("123456782")},
		{dossier.KindInteger, "douze", "douze", dossier.Typed("douze")},
		{dossier.KindDate, "le 3 du mois", "le 3 du mois", dossier.Typed("le 3 du mois")},
		{dossier.KindMoney, "   ", "", nil},
	} {
		t.Run(string(c.kind)+" "+c.typed, func(t *testing.T) {
			f := specimen(c.kind)
			var got dossier.Value
			q := NewQuestion(f, testEnv(t), Hooks{Change: func(v dossier.Value) { got = v }})
			w := test.NewTempWindow(t, q.Object())
			e := q.Editor().(*typed)
			w.Canvas().Focus(q.Target())
			test.Type(q.Target(), c.typed)
			q.Show(got) // the session tells everybody, the one who typed too
			if e.entry.Text != c.typed {
				t.Errorf("while typing, the entry shows %q for %q", e.entry.Text, c.typed)
			}
			if !same(got, c.want) {
				t.Errorf("%q was read as %#v, want %#v", c.typed, got, c.want)
			}
			w.Canvas().Unfocus()
			if e.entry.Text != c.left {
				t.Errorf("after leaving, the entry shows %q, want %q", e.entry.Text, c.left)
			}
			if !q.Touched() {
				t.Error("a field that was left is not touched")
			}
		})
	}
}

func TestALegalFormIsFoundByItsAbbreviationAndKeepsItsCode(t *testing.T) {
	testmain.Start(t, kit.Light)
	var got dossier.Value
	q := NewQuestion(specimen(dossier.KindLegalForm), testEnv(t), Hooks{Change: func(v dossier.Value) { got = v }})
	w := test.NewTempWindow(t, q.Object())
	w.Resize(fyne.NewSize(400, 400))
	c := q.Editor().(*coded)
	w.Canvas().Focus(c.l)
	test.Type(c.l, "SAS")
	if n := len(c.l.Suggestions()); n == 0 {
		t.Fatal("nothing is suggested for SAS")
	}
	c.l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != dossier.Text("5710") {
		t.Fatalf("SAS was taken as %v", got)
	}
	if c.l.Text == "5710" || c.l.Text == "" {
		t.Errorf("the entry shows %q instead of the name", c.l.Text)
	}
}

// Whoever types the whole abbreviation and goes on has answered.
func TestAnAbbreviationTypedInFullIsTheLegalForm(t *testing.T) {
	testmain.Start(t, kit.Light)
	var got dossier.Value
	q := NewQuestion(specimen(dossier.KindLegalForm), testEnv(t), Hooks{Change: func(v dossier.Value) { got = v }})
	w := test.NewTempWindow(t, q.Object())
	c := q.Editor().(*coded)
	w.Canvas().Focus(c.l)
	test.Type(c.l, "sarl")
	c.l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.Canvas().Unfocus()
	if got != dossier.Text("5499") {
		t.Errorf("it was taken as %v", got)
	}
}

func TestACommuneOfThePostcodeIsChosenAndFillsAnEmptyPostcode(t *testing.T) {
	testmain.Start(t, kit.Light)
	env := testEnv(t)
	postcode := "80300"
	env.Postcode = func() string { return postcode }
	env.SetPostcode = func(s string) { postcode = s }
	var got dossier.Value
	q := NewQuestion(specimen(dossier.KindCommune), env, Hooks{Change: func(v dossier.Value) { got = v }})
	w := test.NewTempWindow(t, q.Object())
	w.Resize(fyne.NewSize(400, 400))
	c := q.Editor().(*coded)
	w.Canvas().Focus(c.l)
	c.l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if n := len(c.l.Suggestions()); n < 10 {
		t.Fatalf("80300 suggests %d communes", n)
	}
	c.l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.Type(c.l, "albert")
	c.l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.Canvas().Unfocus()
	if got != dossier.Text("80016") || c.l.Text != "Albert" {
		t.Errorf("albert was taken as %v, shown as %q", got, c.l.Text)
	}
	postcode = ""
	q.Show(nil)
	w.Canvas().Focus(c.l)
	test.Type(c.l, "pozières")
	c.l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got == nil || postcode != "80300" {
		t.Errorf("Pozières (%v) left the postcode %q", got, postcode)
	}
}

func TestATownAbroadIsKeptAsItIsTyped(t *testing.T) {
	testmain.Start(t, kit.Light)
	env := testEnv(t)
	env.Postcode = func() string { return "B-7500" }
	var got dossier.Value
	q := NewQuestion(specimen(dossier.KindCommune), env, Hooks{Change: func(v dossier.Value) { got = v }})
	w := test.NewTempWindow(t, q.Object())
	w.Canvas().Focus(q.Target())
	test.Type(q.Target(), "Tournai-sur-Escaut")
	w.Canvas().Unfocus()
	if got != dossier.Text("Tournai-sur-Escaut") {
		t.Errorf("kept %v", got)
	}
}

func TestTheCounterCountsAsTheLimitsDo(t *testing.T) {
	testmain.Start(t, kit.Light)
	f := specimen(dossier.KindProse)
	f.Useful = nil
	q := NewQuestion(f, testEnv(t), Hooks{})
	w := test.NewTempWindow(t, q.Object())
	test.Type(q.Target(), "été")
	if got := counterOf(q); got != "3\u00a0/\u00a0300" {
		t.Errorf("counter %q", got)
	}
	_ = w
}

func TestACodeOfFixedLengthIsCountedOnlyWhereItIsTooLong(t *testing.T) {
	testmain.Start(t, kit.Light)
	f := &dossier.Field{ID: "postcode", Kind: dossier.KindText, Label: "Code postal", Max: "5"}
	q := NewQuestion(f, testEnv(t), Hooks{})
	w := test.NewTempWindow(t, q.Object())
	test.Type(q.Target(), "80000")
	if got := counterOf(q); got != "" {
		t.Errorf("a full postcode has the counter %q", got)
	}
	test.Type(q.Target(), "0")
	if got := counterOf(q); got == "" {
		t.Error("one digit too many is not counted")
	}
	_ = w
}

func counterOf(q *Question) string { return q.counted }

func TestANumberThatIsReadOtherwiseThanItLooksIsEchoed(t *testing.T) {
	testmain.Start(t, kit.Light)
	for _, c := range []struct {
		kind        dossier.Kind
		typed, want string
	}{
		{dossier.KindMoney, "250.000", "Compris\u00a0: 250\u202f000,00\u00a0€"},
		{dossier.KindMoney, "3,45 M€", "Compris\u00a0: 3\u202f450\u202f000,00\u00a0€"},
		{dossier.KindMoney, "250 000", ""},
		{dossier.KindMoney, "250000,50", ""},
		{dossier.KindMoney, "12,500", ""}, // two readings: nothing was understood yet
		{dossier.KindText, "250.000", ""},
	} {
		f := specimen(c.kind)
		got := echo(f, c.typed, dossier.Parse(f, c.typed), testEnv(t))
		if got != c.want {
			t.Errorf("%s %q: %q, want %q", c.kind, c.typed, got, c.want)
		}
	}
}
