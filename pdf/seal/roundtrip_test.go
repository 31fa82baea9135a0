package seal_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/seal"
)

var trips = flag.Int("trips", 4, "how many random dossiers to print, open and print again")

// strange writes a dossier as a newer program might: with keys, answers, columns
// and parameters that this one does not know, and with provenance.
func strange(t *testing.T, r *rand.Rand, d *dossier.Dossier) []byte {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(d.Encode(), &all); err != nil {
		t.Fatal(err)
	}
	answers, _ := all["answers"].(map[string]any)
	if answers == nil {
		answers = map[string]any{}
	}
	all["answers"] = answers
	if r.IntN(2) == 0 {
		all["stranger"] = map[string]any{"deep": []any{1, "deux", nil}}
		answers["company.unheard_of"] = "secret"
		answers["notes.unheard_of"] = []any{map[string]any{"id": "x", "a": true}}
		all["params"] = merged(all["params"], "params.unheard_of", map[string]any{"value": 12})
	}
	for _, a := range answers {
		rows, _ := a.([]any)
		for _, row := range rows {
			if cells, ok := row.(map[string]any); ok && r.IntN(3) == 0 {
				cells["column.unheard_of"] = map[string]any{"kind": "hologram"}
			}
		}
	}
	if r.IntN(3) == 0 { // a value of a type that the field does not have
		for id := range answers {
			answers[id] = map[string]any{"wrong": "type", "by": []any{1.5, "far\u0301", nil}}
			break
		}
	}
	out, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func merged(o any, key string, value any) map[string]any {
	m, _ := o.(map[string]any)
	if m == nil {
		m = map[string]any{}
	}
	m[key] = value
	return m
}

// attach gives most rows of annexes what the store knows of a file.
func attach(r *rand.Rand, d *dossier.Dossier) {
	rows := d.Rows("pieces")
	out := make(dossier.Rows, len(rows))
	for i, row := range rows {
		if r.IntN(4) > 0 {
			row = row.With("sha256", dossier.Text(fmt.Sprintf("%064x", r.Uint64()))).With("size", dossier.Integer(r.Int64N(1<<40))).
				With("name", dossier.Text(oddTexts[r.IntN(len(oddTexts))]+".pdf"))
		}
		out[i] = row
	}
	if len(out) > 0 {
		d.Set("pieces", out)
	}
}

// Whatever is answered, the file gives back the same printed view, byte for
// byte, and the dossier that comes out of it makes the same file again. A
// thousand of them: go test ./pdf/seal -run RoundTrip -trips 1000 -timeout 1h
func TestRoundTripOfRandomDossiers(t *testing.T) {
	p := parts(t)
	for i := range *trips {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			r, c, d := received(t, p, i)
			sheet := paper.Sheet{Date: day, SignatureField: r.IntN(2) == 0}
			first, err := p.Print(&paper.File{Dossier: d, Call: c}, sheet)
			if err != nil {
				t.Fatal(err)
			}
			if err := dossier.Identify(c, d); err != nil {
				t.Fatal(err)
			}
			want := view(t, p, c, d)
			data, _, err := seal.Open(bytes.NewReader(first.PDF))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(data, want) {
				t.Fatalf("other data in the file:\n%s", cmp.Diff(tree(t, want), tree(t, data)))
			}
			back, c2 := opened(t, p, want, data)
			second, err := p.Print(&paper.File{Dossier: back, Call: c2}, sheet)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.PDF, second.PDF) {
				t.Error("the second file is another")
			}
			if bytes.Contains(want, []byte("unheard_of")) || bytes.Contains(want, []byte("hologram")) {
				t.Error("what nobody can see is in the file")
			}
		})
	}
}

// The same of many more dossiers, without the pages.
func TestTheDataOfRandomDossiersGiveTheSamePrintedView(t *testing.T) {
	p := parts(t)
	for i := range 30 * *trips {
		_, c, d := received(t, p, i)
		if err := dossier.Identify(c, d); err != nil {
			t.Fatal(err)
		}
		want := view(t, p, c, d)
		opened(t, p, want, want)
		if bytes.Contains(want, []byte("unheard_of")) || bytes.Contains(want, []byte("hologram")) {
			t.Errorf("dossier %d: what nobody can see is in the data", i)
		}
	}
}

// received is random dossier number i as it comes from a file.
func received(t *testing.T, p *wiring.Parts, i int) (*rand.Rand, *dossier.Call, *dossier.Dossier) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(i), 2026))
	made := randomDossier(r, p.Calls.Calls[i%len(p.Calls.Calls)])
	attach(r, made)
	d, c, err := dossier.Read(strange(t, r, made), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	return r, c, d
}

// opened is the dossier of what a file holds; its printed view must be want.
func opened(t *testing.T, p *wiring.Parts, want, data []byte) (*dossier.Dossier, *dossier.Call) {
	t.Helper()
	raw, err := seal.Dossier(data)
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(raw, p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	if got := view(t, p, c, d); !bytes.Equal(got, want) {
		t.Fatalf("another printed view after opening:\n%s", cmp.Diff(tree(t, want), tree(t, got)))
	}
	return d, c
}

func view(t *testing.T, p *wiring.Parts, c *dossier.Call, d *dossier.Dossier) []byte {
	t.Helper()
	b, err := dossier.NewView(c, d, p.Env).Printed(true)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tree is JSON without the call, to show how two differ.
func tree(t *testing.T, raw []byte) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	delete(out, "definition")
	return out
}
