package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// What is gathered is read in the folder, and what lies there already is left alone.
func TestEverythingThatIsKeptOnACompanyIsInTheFolder(t *testing.T) {
	l := testLibrary(t)
	got, err := l.Import(t.Context(), shelf.Source{Path: shippedExample(t, "ferroviaire-somme")}, "<b>Îlot</b>", shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Duplicate(got.ID, "Deuxième"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Import(t.Context(), shelf.Source{Path: shippedExample(t, "conserverie-aisne")}, "", shelf.TakeNone); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "tout")
	n, err := l.Everything(t.Context(), got.ID, to)
	if err != nil || n != 2 {
		t.Fatalf("%d dossiers, %v", n, err)
	}
	page, err := os.ReadFile(filepath.Join(to, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{got.ID, "dossierctl forget " + got.ID, "&lt;b&gt;Îlot", l.FilesDir(), l.BackupsDir(), l.Path()} {
		if !strings.Contains(string(page), words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	if strings.Contains(string(page), "<b>") {
		t.Error("what somebody typed is taken for the page's own")
	}
	d, _, err := l.Get(got.ID)
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Join(to, got.ID, "pieces"))
	if err != nil || len(files) != len(attached(d)) {
		t.Errorf("%d annexes of %d, %v", len(files), len(attached(d)), err)
	}
	if _, err := l.Everything(t.Context(), got.ID, to); err == nil {
		t.Error("it writes over what is there")
	}
	if around, err := os.ReadDir(filepath.Dir(to)); err != nil || len(around) != 1 {
		t.Errorf("it leaves %v, %v", around, err)
	}
}

// Of one company are the dossiers with its SIREN, whatever they call it, and those with
// its name that say no SIREN; not those that share its name alone.
func TestACompanyIsKnownByItsSIRENAndElseByItsName(t *testing.T) {
	const kestrel, other = "732829320", "552100554"
	for name, c := range map[string]struct {
		siren, company string
		same           bool
	}{
		"the same number, another name":     {kestrel, "Kestrel Industrie", true},
		"the same number, written in parts": {"732 829 320", "Kestrel Industrie", true},
		"another number, the same name":     {other, "Ateliers du Kestrel", false},
		"no number, the same name":          {"", "  ATELIERS du kestrel ", true},
		"no number, another name":           {"", "Scierie", false},
		"a number that is none, the name":   {"73282", "Ateliers du Kestrel", true},
		"neither":                           {"", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			l := testLibrary(t)
			begin := func(siren, company string) string {
				t.Helper()
				id, err := l.Begin(l.Calls()[0], "Essai")
				if err != nil {
					t.Fatal(err)
				}
				d, c, err := l.Get(id)
				if err != nil {
					t.Fatal(err)
				}
				d.Set("company.name", dossier.Text(company))
				if siren != "" {
					d.Set("company.siren", dossier.Parse(c.Field("company.siren"), siren))
				}
				if _, err := l.Save(d, l.summary(c, d)); err != nil {
					t.Fatal(err)
				}
				return id
			}
			id := begin(kestrel, "Ateliers du Kestrel")
			begin(c.siren, c.company)
			want := 1
			if c.same {
				want = 2
			}
			n, err := l.Everything(t.Context(), id, filepath.Join(t.TempDir(), "tout"))
			if err != nil || n != want {
				t.Errorf("%d dossiers, want %d, %v", n, want, err)
			}
		})
	}
}
