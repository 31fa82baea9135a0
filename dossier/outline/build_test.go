package outline_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name string, doc *outline.Document) {
	t.Helper()
	got, path := outline.Dump(doc), filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("outline changed (-want +got):\n%s", d)
	}
}

// smallCall has a field of every kind and every way of printing.
func smallCall(tb testing.TB) *dossier.Call {
	tb.Helper()
	choice := []dossier.Option{{ID: "new", Label: "Neuf"}, {ID: "used", Label: "Occasion"}}
	c := &dossier.Call{
		ID: "essai", Revision: 1, Status: "open", Title: "Essai", Year: 2026, Programme: "Programme régional", Source: "annonce",
		Phases: []dossier.Phase{{ID: "company", Title: "L’entreprise"}, {ID: "investments", Title: "Les investissements"}, {ID: "file", Title: "Le dossier"}},
		Sections: []dossier.Section{
			{ID: "company", Phase: "company", Title: "Identité", Intro: "Recopiez le Kbis.", Fields: []dossier.Field{
				{ID: "project.title", Kind: dossier.KindText, Label: "Titre du projet", Use: dossier.Use{Role: dossier.RoleTitle}},
				{ID: "company.name", Kind: dossier.KindText, Label: "Raison sociale", Use: dossier.Use{Role: dossier.RoleCompany}, Group: "Entreprise", Hint: "Comme au Kbis."},
				{ID: "company.siret", Kind: dossier.KindSIRET, Label: "SIRET", Group: "Entreprise"},
				{ID: "company.website", Kind: dossier.KindURL, Label: "Site", Group: "Entreprise", Optional: true},
				{ID: "company.created", Kind: dossier.KindDate, Label: "Création", Group: "Entreprise"},
				{ID: "company.activity", Kind: dossier.KindProse, Label: "Activité", Group: "Activité", Useful: []int{100, 600}},
				{ID: "company.note", Kind: dossier.KindNote, Label: "Note"},
				{ID: "owners", Kind: dossier.KindRows, Label: "Bénéficiaires", Personal: true, Columns: []dossier.Field{
					{ID: "name", Kind: dossier.KindText, Label: "Nom"}, {ID: "share", Kind: dossier.KindPercent, Label: "Part"},
				}},
			}},
			{ID: "machines", Phase: "investments", Title: "Machines", Intro: "Décrivez chaque machine.", Fields: []dossier.Field{
				{ID: "machines", Kind: dossier.KindRows, Label: "Machines", Titled: "name", Amount: "unit_price", Use: dossier.Use{Times: "quantity"}, Paper: []string{"name", "quantity", "unit_price", "year"}, Columns: []dossier.Field{
					{ID: "name", Kind: dossier.KindText, Label: "Désignation"},
					{ID: "purpose", Kind: dossier.KindProse, Label: "Fonction", Hint: "À quoi elle sert."},
					{ID: "condition", Kind: dossier.KindChoice, Label: "État", Options: choice},
					{ID: "seller", Kind: dossier.KindYesNo, Label: "Déclaration du vendeur", When: dossier.When(dossier.Condition{Field: "condition", Is: "used"})},
					{ID: "quantity", Kind: dossier.KindInteger, Label: "Quantité"},
					{ID: "unit_price", Kind: dossier.KindMoney, Label: "Prix unitaire HT"},
					{ID: "year", Kind: dossier.KindYear, Label: "Année"},
				}},
				{ID: "start.kinds", Kind: dossier.KindChoices, Label: "Nature", Options: choice, Optional: true},
				{ID: "figure.costs", Kind: dossier.KindComputed, Label: "Coût total", Figure: "figure.costs"},
			}},
			{ID: "funding", Phase: "investments", Title: "Financement", Fields: []dossier.Field{
				{ID: "resources", Kind: dossier.KindRows, Amount: "amount", Use: dossier.Use{Apart: &dossier.Apart{Column: "nature", Is: "guarantee", Label: "Total, garanties non comptées"}}, Label: "Ressources", Paper: []string{"source", "amount"}, Titled: "source", Columns: []dossier.Field{
					{ID: "source", Kind: dossier.KindText, Label: "Financeur"},
					{ID: "nature", Kind: dossier.KindChoice, Label: "Nature", Options: []dossier.Option{{ID: "loan", Label: "Prêt"}, {ID: "guarantee", Label: "Garantie"}}},
					{ID: "amount", Kind: dossier.KindMoney, Label: "Montant"},
				}},
				{ID: "aid.none", Kind: dossier.KindYesNo, Label: "Aucune aide reçue ?"},
				{ID: "aid", Kind: dossier.KindRows, Label: "Aides reçues", When: dossier.When(dossier.Condition{Field: "aid.none", Is: false}), Columns: []dossier.Field{
					{ID: "body", Kind: dossier.KindText, Label: "Organisme"}, {ID: "amount", Kind: dossier.KindMoney, Label: "Montant"},
				}},
				{ID: "dnsh", Kind: dossier.KindRows, Label: "Préjudice", Fixed: []dossier.Option{{ID: "mitigation", Label: "Climat"}, {ID: "water", Label: "Eau"}}, Columns: []dossier.Field{
					{ID: "effect", Kind: dossier.KindText, Label: "Effet"},
				}},
			}},
			{ID: "commitments", Phase: "file", Title: "Engagements", Fields: []dossier.Field{
				{ID: "commit.true", Kind: dossier.KindYesNo, Label: "L’entreprise certifie l’exactitude du dossier.", Source: "Code pénal, article 441-6"},
				{ID: "commit.other", Kind: dossier.KindYesNo, Label: "L’entreprise s’engage.", Source: "Règlement (UE) 2021/1060, article 65"},
				{ID: "pieces", Kind: dossier.KindPieces, Label: "Pièces"},
			}},
			{ID: "review", Phase: "file", Title: "Relecture", Fields: []dossier.Field{
				{ID: "signature.place", Kind: dossier.KindText, Use: dossier.Use{Role: dossier.RoleSignedAt}, Label: "Lieu"},
				{ID: "signature.date", Kind: dossier.KindDate, Label: "Date", Optional: true},
			}},
		},
		Params: []dossier.Field{{ID: "params.rate", Kind: dossier.KindPercent, Label: "Taux"}, {ID: "params.closes", Kind: dossier.KindDate, Label: "Clôture"}},
		Pieces: []dossier.Piece{
			{ID: "kbis", Title: "Extrait Kbis", Need: "always", Status: "C", Hint: "Moins de trois mois."},
			{ID: "quotes", Title: "Devis", Need: "never", Status: "C"},
			{ID: "rib", Title: "RIB", Need: "always", Status: "U"},
		},
	}
	if err := c.Prepare(); err != nil {
		tb.Fatal(err)
	}
	return c
}

func smallDossier(tb testing.TB, c *dossier.Call, answers string) *dossier.View {
	tb.Helper()
	in := `{"format":1,"call":"essai","id":"ABCDEFGHIJKLMNOPQRST","version":12,"updated":"2026-11-12T13:03:00Z","answers":` + answers +
		`,"params":{"params.rate":{"value":"30","source":"cahier des charges, p. 4","date":"2026-11-02"}}}`
	d, _, err := dossier.Read([]byte(in), func(string) *dossier.Call { return c })
	if err != nil {
		tb.Fatal(err)
	}
	always := dossier.Need{Name: "always", For: func(*dossier.View, *dossier.Piece) []string { return []string{""} }}
	return dossier.NewView(c, d, dossier.Env{Today: dossier.MustDate("2026-11-23"), Needs: map[string]dossier.Need{"always": always}, Uses: dossier.NewUses(nil, "commit.")})
}

const filled = `{
	"project.title": "Atelier", "company.name": "Ateliers du Marquenterre", "company.siret": "21020001000013", "company.created": "1994-04-01",
	"company.activity": "Usinage.\nContrôle.", "company.note": "ne pas imprimer",
	"owners": [{"id": "o1", "name": "Œuvrard", "share": "33.33"}],
	"machines": [{"id": "m1", "name": "Centre 5 axes", "purpose": "Usiner en une prise.", "condition": "new", "seller": true, "quantity": 1, "unit_price": "412000.00", "year": 2027},
	             {"id": "m2", "name": "Robot", "purpose": "Charger.", "condition": "used", "seller": false, "quantity": 2, "unit_price": "58500.00", "year": 2027}],
	"resources": [{"id": "r1", "source": "Banque", "nature": "loan", "amount": "500000.00"}, {"id": "r2", "source": "Bpifrance", "nature": "guarantee", "amount": "100000.00"}, {"id": "r3", "source": "Banque B", "nature": "loan", "amount": "29000.00"}],
	"aid.none": true, "dnsh": [{"id": "water", "effect": "neutre"}, {"id": "mitigation", "effect": "contribue"}],
	"commit.true": true, "commit.other": true,
	"pieces": [{"id": "p1", "piece": "quotes", "path": "devis/robot.pdf", "name": "robot.pdf", "for": "machines/m2", "pages": 2, "note": "secret"}, {"id": "p2", "piece": "kbis", "path": "kbis.pdf", "name": "kbis.pdf", "size": 412000, "sha256": "abababababababababababababababababababababababababababababababab", "date": "2026-11-02"}],
	"signature.place": "Abbeville"}`

func smallBuild(tb testing.TB, v *dossier.View, in outline.Input) *outline.Document {
	tb.Helper()
	in.Problems = v.Check()
	in.Score = v.Score(in.Problems)
	in.Message = func(p dossier.Problem) string { return "problème " + p.Code }
	in.Words = words(tb)
	number := func(s string) figures.Number { return figures.Number{Decimal: dossier.MustDecimal(s)} }
	value := func(s string) figures.Operand { return figures.Operand{Value: dossier.MustDecimal(s)} }
	plain := func(s string) figures.Message { return figures.Message{Name: s} }
	in.Figures = map[string]figures.Figure{"figure.costs": {
		Spec: &figures.Spec{ID: "figure.costs", Main: "total", Numbers: []figures.Declared{
			{Key: "total", Shape: figures.Money}, {Key: "eligible", Shape: figures.Money},
		}},
		Status:  figures.Estimate,
		Numbers: map[string]figures.Number{"total": number("529000"), "eligible": number("412000")},
		Caveats: []figures.Message{plain("À confirmer.")},
		Rules:   []*figures.Rule{{Text: "Règle d’essai", Source: "essai", Status: figures.Confirmed}},
		Steps: []figures.Step{
			{Text: plain("Robot"), Op: figures.Product, Operands: []figures.Operand{value("2"), value("58500")}, Value: dossier.Int(117000), Shape: figures.Money},
			{
				Text: plain("Total"), Op: figures.Sum, Operands: []figures.Operand{value("412000"), {Step: 1}}, Value: dossier.Int(529000),
				Shape: figures.Money, Source: figures.Source{Message: plain("Règlement (UE) 651/2014")},
			},
			{Text: plain("Part"), Op: figures.Quotient, Operands: []figures.Operand{value("1"), value("3")}, Value: dossier.Int(1).Quo(dossier.Int(3))},
		},
	}}
	return outline.Build(v, in)
}

func TestACompleteDossier(t *testing.T) {
	v := smallDossier(t, smallCall(t), filled)
	doc := smallBuild(t, v, outline.Input{Words: words(t), Fingerprint: "7C4M-91XA-KD0T"})
	if doc.State != outline.Final || doc.Words.Mark != "" {
		t.Fatalf("not complete: %v", v.Check())
	}
	golden(t, "complete.txt", doc)
	if dump := outline.Dump(doc); strings.Contains(dump, "imprimer") || strings.Contains(dump, "secret") {
		t.Error("a note is printed")
	}
}

// TestPiecesSetAsideArePrintedWithTheirReason: on the cover what is still to be sent,
// in the list both, behind the files.
func TestPiecesSetAsideArePrintedWithTheirReason(t *testing.T) {
	c := smallCall(t)
	file := c.Section("commitments")
	file.Fields = append(file.Fields, dossier.Field{ID: "explanations", Kind: dossier.KindRows, Label: "Points expliqués", Optional: true})
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for later, state := range map[string]string{"later": "Complet, 1 pièce à transmettre", "not_applicable": "Complet"} {
		answers := strings.Replace(filled, `"pieces": [`, `"pieces": [{"id": "s", "piece": "rib", "set_aside": "`+later+`", "reason": "la banque\nl’envoie"}, `, 1)
		doc := smallBuild(t, smallDossier(t, c, answers), outline.Input{})
		if got := doc.Cover.Identity[len(doc.Cover.Identity)-1].Value.S; got != state {
			t.Errorf("%s: the cover says %q, want %q", later, got, state)
		}
		var list outline.Annexes
		walk(doc.Blocks, func(b outline.Block) {
			if a, ok := b.(outline.Annexes); ok {
				list = a
			}
		})
		if len(list.Items) != 3 {
			t.Fatalf("the list is %v", list.Items)
		}
		rib := list.Items[2]
		word := map[string]string{"later": "à transmettre", "not_applicable": "sans objet"}[later]
		if rib.Title != "RIB" || rib.State.S != word || rib.Detail != "Motif\u00a0: la banque l’envoie" || rib.Number != "–" {
			t.Errorf("%s: printed as %+v", later, rib)
		}
	}
}

func TestADraftNamesWhatIsMissing(t *testing.T) {
	v := smallDossier(t, smallCall(t), `{"company.siret": 12, "machines": [{"id": "m1", "name": "Robot"}], "commit.other": false}`)
	doc := smallBuild(t, v, outline.Input{Words: words(t)})
	if doc.State != outline.Draft || doc.Words.Mark == "" || doc.Cover.Mark.S == "" {
		t.Fatal("an incomplete dossier is not marked as a draft")
	}
	golden(t, "draft.txt", doc)
}

// TestATotalWaitsForItsLastAmount: what is added up so far is no total.
func TestATotalWaitsForItsLastAmount(t *testing.T) {
	for price, want := range map[string]string{`"58500.00"`: "529\u202f000,00", `null`: "à compléter"} {
		answers := strings.Replace(filled, `"unit_price": "58500.00"`, `"unit_price": `+price, 1)
		doc := smallBuild(t, smallDossier(t, smallCall(t), answers), outline.Input{Words: words(t)})
		var got []string
		walk(doc.Blocks, func(b outline.Block) {
			if table, ok := b.(outline.Table); ok && table.ID == "machines" {
				for _, c := range table.Totals[0].Cells {
					got = append(got, c.Text.S)
				}
			}
		})
		if !slices.Contains(got, want) {
			t.Errorf("with a price of %s the total says %q", price, got)
		}
	}
}

func TestTheEmptyForm(t *testing.T) {
	v := smallDossier(t, smallCall(t), `{}`)
	golden(t, "blank.txt", outline.Blank(v, outline.Input{Words: words(t)}))
}

func TestPersonalDataMayBeLeftOut(t *testing.T) {
	v := smallDossier(t, smallCall(t), filled)
	with, without := outline.Dump(smallBuild(t, v, outline.Input{Words: words(t)})), outline.Dump(smallBuild(t, v, outline.Input{Words: words(t), LeaveOutPersonal: true}))
	if !strings.Contains(with, "Œuvrard") {
		t.Error("the owners are not printed")
	}
	if strings.Contains(without, "Œuvrard") || !strings.Contains(without, "ne figurent pas dans cet exemplaire") {
		t.Error("the owners are not left out")
	}
}

func TestAnEmptyTableIsCalledEmptyOnlyWhenTheUserSaidSo(t *testing.T) {
	c := smallCall(t)
	for answer, want := range map[string]bool{`{"aid.none": true}`: true, `{"aid.none": false}`: false, `{}`: false} {
		if got := strings.Contains(outline.Dump(smallBuild(t, smallDossier(t, c, answer), outline.Input{Words: words(t)})), "Néant"); got != want {
			t.Errorf("%s: « néant » printed: %v", answer, got)
		}
	}
}

func TestEveryReferenceLeadsToSomethingPrinted(t *testing.T) {
	for _, answers := range []string{filled, `{}`} {
		doc := smallBuild(t, smallDossier(t, smallCall(t), answers), outline.Input{Words: words(t)})
		ids := map[outline.ID]bool{}
		var targets []outline.ID
		walk(doc.Blocks, func(b outline.Block) {
			switch b := b.(type) {
			case outline.Chapter:
				ids[b.ID] = true
			case outline.Heading:
				ids[b.ID] = true
				targets = append(targets, b.Page)
			case outline.Prose:
				ids[b.ID] = true
			case outline.Signature:
				ids[b.ID] = true
			case outline.Sheet:
				ids[b.ID] = true
			case outline.Pairs:
				for _, r := range b.Rows {
					ids[r.ID] = true
				}
			case outline.Commitments:
				for _, r := range b.Items {
					ids[r.ID] = true
				}
			case outline.Annexes:
				for _, r := range b.Items {
					ids[r.ID] = true
				}
			case outline.Table:
				ids[b.ID] = true
				for _, r := range b.Rows {
					ids[r.ID] = true
				}
			case outline.Notices:
				for _, n := range b.Items {
					targets = append(targets, n.Target)
				}
			case outline.Points:
				for _, n := range b.Items {
					targets = append(targets, n.Target)
				}
			}
		})
		for _, target := range targets {
			if target != "" && !ids[target] {
				t.Errorf("nothing is printed under %q", target)
			}
		}
		if len(targets) == 0 {
			t.Error("no reference at all")
		}
	}
}

func walk(blocks []outline.Block, see func(outline.Block)) {
	for _, b := range blocks {
		switch g := b.(type) {
		case outline.Group:
			walk(g.Blocks, see)
			continue
		case outline.Sheet:
			walk(append([]outline.Block{g.Chapter}, g.Blocks...), see)
		}
		see(b)
	}
}

func TestTimesPrintInParis(t *testing.T) {
	v := smallDossier(t, smallCall(t), `{}`)
	v.Dossier.Updated = time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC)
	want := "12 · 2\u00a0juillet\u00a02026, 0\u00a0h\u00a030"
	for _, fact := range smallBuild(t, v, outline.Input{Words: words(t)}).Cover.Identity {
		if fact.Value.S == want {
			return
		}
	}
	t.Errorf("%q is not on the cover", want)
}
