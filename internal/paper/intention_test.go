package paper_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/say"
)

// TestThePriorRequestIsOnePageWhateverIsWritten: the longest answers that a call
// takes, and the most rows.
func TestThePriorRequestIsOnePageWhateverIsWritten(t *testing.T) {
	p := parts(t, "")
	day := p.Env.Today.Time()
	long := func(n int) dossier.Text {
		return dossier.Text(strings.Repeat("Installation ", n/13+1)[:n-1] + "X")
	}
	for name, edit := range map[string]func(*dossier.Dossier){
		"as it is": func(*dossier.Dossier) {},
		"all as long as can be": func(d *dossier.Dossier) {
			d.Set("company.name", long(200))
			d.Set("representative.last_name", long(100))
			d.Set("representative.first_name", long(100))
			d.Set("representative.role", long(100))
			d.Set("project.title", long(150))
			d.Set("project.summary", dossier.Text(strings.Repeat("Ligne\n", 100)+string(long(900))))
			d.Set("place.same", dossier.YesNo(false))
			d.Set("place.address", long(150))
			d.Set("place.commune", dossier.Text("80813"))
			d.Set("funding.requested", asked)
			d.Set("resources", many(d, "resources", 40, "organisation", "source", dossier.Text("other_public")))
			d.Set("machines", many(d, "machines", 40, "name", "condition", dossier.Text("new")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, example := range []string{"ferroviaire-somme", "conserverie-aisne"} {
				f := exampleFile(t, p, example)
				edit(f.Dossier)
				out, err := p.Intention(f, day)
				if err != nil || len(out.Lacks) > 0 {
					t.Fatal(out.Lacks, err)
				}
				again, err := p.Intention(f, day)
				if err != nil || !bytes.Equal(out.PDF, again.PDF) || out.Text != again.Text {
					t.Error("the same dossier gives another page", err)
				}
				if out.Report.Pages != 1 {
					t.Errorf("%s: %d pages", example, out.Report.Pages)
				}
			}
		})
	}
}

// asked is a grant that is typed, whatever the resources.
var asked = dossier.Money{Decimal: dossier.Int(90000)}

// many repeats the first row of a table, with a long name and a value in each.
func many(d *dossier.Dossier, table dossier.FieldID, n int, name, col string, val dossier.Value) dossier.Rows {
	first := d.Rows(table)[0]
	out := make(dossier.Rows, n)
	for i := range out {
		cells := map[string]dossier.Value{}
		for k, v := range first.Cells {
			cells[k] = v
		}
		cells[name] = dossier.Text(strings.Repeat("Grande ", 16) + string(rune('A'+i%26)) + string(rune('a'+i/26)))
		cells[col] = val
		out[i] = dossier.Row{ID: "r" + string(rune('a'+i%26)) + string(rune('a'+i/26)), Cells: cells}
	}
	return out
}

// TestTheTextOfThePriorRequest: all but its foot, which names the dossier and the
// call as they are.
func TestTheTextOfThePriorRequest(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read("testdata/intention/dossier.json", nil)
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Intention(f, p.Env.Today.Time())
	if err != nil || len(out.Lacks) > 0 {
		t.Fatal(out.Lacks, err)
	}
	want, err := os.ReadFile("testdata/intention/text.txt")
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Replace(string(want), "DAY", p.Env.Today.French(), 1)
	foot, ok := strings.CutPrefix(out.Text, said)
	if !ok || !strings.HasPrefix(foot, "Dossier ") || strings.Count(foot, "\n") != 1 {
		t.Errorf("the text is\n%s\nand not\n%s", out.Text, said)
	}
}

// TestThePriorRequestLacksWhatItCannotDoWithout: each answer alone.
func TestThePriorRequestLacksWhatItCannotDoWithout(t *testing.T) {
	p := parts(t, "")
	lacks := func(t *testing.T, edit func(*dossier.Dossier)) []string {
		t.Helper()
		f := exampleFile(t, p, "ferroviaire-somme")
		edit(f.Dossier)
		out, err := p.Intention(f, p.Env.Today.Time())
		if err != nil || (len(out.Lacks) > 0) != (out.PDF == nil) {
			t.Fatal(out.Lacks, err)
		}
		var ids []string
		for _, pb := range out.Lacks {
			id := string(pb.Field)
			if pb.Row != "" {
				id += "@" + pb.Row
			}
			ids = append(ids, id)
		}
		return ids
	}
	is := func(t *testing.T, got []string, want ...string) {
		t.Helper()
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("lacks %q, want %q", got, want)
		}
	}
	for _, id := range []dossier.FieldID{
		"company.name", "company.siret", "representative.last_name", "representative.first_name",
		"project.title", "project.summary", "calendar.end", "place.same",
	} {
		t.Run(string(id), func(t *testing.T) {
			is(t, lacks(t, func(d *dossier.Dossier) { d.Set(id, nil) }), string(id))
			is(t, lacks(t, func(d *dossier.Dossier) { d.Set(id, dossier.Typed("\x01 ???")) }), string(id))
		})
	}
	for name, c := range map[string]struct {
		edit func(*dossier.Dossier)
		want []string
	}{
		"what has nothing to do with it":  {func(d *dossier.Dossier) { d.Set("company.legal_form", nil); d.Set("bank.iban", nil) }, nil},
		"another place without a commune": {func(d *dossier.Dossier) { d.Set("place.same", dossier.YesNo(false)) }, []string{"place.commune"}},
		"another place": {func(d *dossier.Dossier) {
			d.Set("place.same", dossier.YesNo(false))
			d.Set("place.commune", dossier.Text("80813"))
		}, nil},
		"no cost":      {func(d *dossier.Dossier) { d.Set("machines", nil); d.Set("costs", nil) }, []string{"machines"}},
		"a cost alone": {func(d *dossier.Dossier) { d.Set("machines", nil) }, nil},
		"no aid":       {func(d *dossier.Dossier) { d.Set("funding.requested", dossier.Money{}) }, []string{"funding.requested"}},
		"a public funder without an amount": {func(d *dossier.Dossier) {
			d.Set("funding.requested", asked)
			d.Set("resources", dossier.Rows{{ID: "x", Cells: map[string]dossier.Value{"source": dossier.Text("region")}}})
		}, []string{"resources.nature@x", "resources.amount@x"}},
	} {
		t.Run(name, func(t *testing.T) { is(t, lacks(t, c.edit), c.want...) })
	}
}

// TestTheWindowMakesThePriorRequest: the page and the text that the command line makes,
// and nothing while something is missing for it.
func TestTheWindowMakesThePriorRequest(t *testing.T) {
	o := testOffice(t)
	d, c := exampleOf(t, parts(t, ""), "ferroviaire-somme")
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := o.WriteIntention(c, d, path); err != nil {
		t.Fatal(err)
	}
	text, err := o.IntentionText(c, d)
	if err != nil {
		t.Fatal(err)
	}
	day := dossier.DateOf(time.Now())
	want, err := o.On(day).Intention(&paper.File{Dossier: d, Call: c, Shelf: o.Shelf}, day.Time())
	if err != nil || len(want.Lacks) > 0 {
		t.Fatal(want.Lacks, err)
	}
	got, err := os.ReadFile(path)
	if dossier.DateOf(time.Now()) != day {
		t.Skip("midnight has passed")
	}
	if err != nil || !bytes.Equal(got, want.PDF) || text != want.Text {
		t.Errorf("the window makes another page: %v", err)
	}
	d.Set("company.siret", nil)
	again := filepath.Join(t.TempDir(), "again.pdf")
	trouble := (*say.Trouble)(nil)
	if err := o.WriteIntention(c, d, again); !errors.As(err, &trouble) || !strings.Contains(trouble.What, "SIRET") {
		t.Errorf("without a SIRET: %v", err)
	}
	if _, err := os.Stat(again); err == nil {
		t.Error("a page is written that lacks something")
	}
	if text, err := o.IntentionText(c, d); err == nil || text != "" {
		t.Errorf("without a SIRET the text is %q", text)
	}
}
