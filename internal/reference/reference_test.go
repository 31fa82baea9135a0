package reference

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// ref is shared by the tests, which also shows that they do not change it.
var ref = Load()

func TestTheDataIsComplete(t *testing.T) {
	bodies := map[string]bool{}
	for _, name := range ref.epci() {
		bodies[name] = true
	}
	got := map[string]int{
		"communes":    len(ref.communes()),
		"EPCI":        len(bodies),
		"NAF":         len(ref.naf()),
		"legal forms": len(ref.forms()),
	}
	want := map[string]int{"communes": 34969, "EPCI": 92, "NAF": 732, "legal forms": 64}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Binary searches need sorted lists; screens need French typography; the
// domain compares texts in NFC.
func TestTheDataIsSortedNormalisedAndTypeset(t *testing.T) {
	check := func(t *testing.T, code, previous, label string) {
		t.Helper()
		if code <= previous {
			t.Errorf("%s comes after %s", code, previous)
		}
		switch {
		case label == "" || strings.TrimSpace(label) != label:
			t.Errorf("%s: label %q", code, label)
		case strings.ContainsAny(label, "'\"") || strings.Contains(label, "  "):
			t.Errorf("%s: typography of %q", code, label)
		case strings.Contains(label, " ;") || strings.Contains(label, " :"):
			t.Errorf("%s: breakable space in %q", code, label)
		case !norm.NFC.IsNormalString(label):
			t.Errorf("%s: not NFC: %q", code, label)
		}
	}
	t.Run("communes", func(t *testing.T) {
		previous := ""
		for _, c := range ref.communes() {
			check(t, c.code, previous, c.name)
			previous = c.code
			if len(c.code) != 5 || !strings.HasPrefix(c.code, c.department) {
				t.Errorf("code %q in department %q", c.code, c.department)
			}
			for pc := range strings.FieldsSeq(c.postcodes) {
				if len(pc) != 5 || strings.Trim(pc, "0123456789") != "" {
					t.Errorf("%s: postcode %q", c.code, pc)
				}
			}
		}
	})
	t.Run("NAF", func(t *testing.T) {
		previous := ""
		for _, e := range ref.naf() {
			check(t, e.Code, previous, e.Label)
			previous = e.Code
			if len(e.Code) != 6 || e.Code[2] != '.' || !strings.ContainsAny(e.Code[5:], "ABCDEFZ") {
				t.Errorf("code %q", e.Code)
			}
		}
	})
	t.Run("legal forms", func(t *testing.T) {
		previous := ""
		for _, f := range ref.forms() {
			check(t, f.Code, previous, f.Label)
			previous = f.Code
			if len(f.Code) != 4 {
				t.Errorf("code %q", f.Code)
			}
		}
	})
}

func TestEveryCommuneOfHautsDeFranceHasAnEPCI(t *testing.T) {
	n := 0
	for _, c := range ref.communes() {
		if !c.inRegion() {
			continue
		}
		n++
		if _, ok := ref.EPCIOf(c.code); !ok {
			t.Errorf("%s %s has none", c.code, c.name)
		}
	}
	if n != 3782 {
		t.Errorf("%d communes in the region, want 3782", n)
	}
}

func TestEPCIOf(t *testing.T) {
	tests := []struct{ name, commune, want string }{
		{"a member is found", "80001", "CA de la Baie de Somme"},
		{"an apostrophe and a ligature are typographic", "59035", "CC Cœur de l’Avesnois"},
		{"a member in the next region belongs to a body of ours", "76255", "CC des Villes Sœurs"},
		{"elsewhere none is known", "33063", ""},
		{"an unknown code has none", "00000", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ref.EPCIOf(tt.commune)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %v", got, ok)
			}
		})
	}
}

func TestAReferenceCanBeUsedByManyGoroutinesFromTheStart(t *testing.T) {
	r := Load()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := r.SearchCommunes("abbeville", 1); len(got) != 1 || got[0].Code != "80001" {
				t.Errorf("got %v", got)
			}
			if _, ok := r.EPCIOf("80001"); !ok {
				t.Error("no EPCI")
			}
			if got := r.SearchNAF("10.39A", 1); len(got) != 1 {
				t.Errorf("got %v", got)
			}
			if got := r.SearchLegalForms("sas", 1); len(got) != 1 {
				t.Errorf("got %v", got)
			}
		})
	}
	wg.Wait()
}

func TestALineWithMissingOrExtraCellsIsRefused(t *testing.T) {
	for _, text := range []string{"a\n", "a\tb\tc\n"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was accepted", text)
				}
			}()
			eachRow("test", text, 2, func([]string) {})
		}()
	}
}
