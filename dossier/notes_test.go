package dossier

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// noted reads a dossier with members beside its answers.
func noted(t testing.TB, c *Call, answers, members string) *Dossier {
	t.Helper()
	d, _, err := Read([]byte(`{"format":1,"call":"`+c.ID+`","answers":`+answers+`,`+members+`}`), func(string) *Call { return c })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWhatStandsBesideAnswersIsWrittenAsItWasRead: whatever shape it has, and what was
// read stays with it when something is noted besides.
func TestWhatStandsBesideAnswersIsWrittenAsItWasRead(t *testing.T) {
	c := small(t)
	for name, x := range map[string]struct {
		members string
		wrong   []string // fields and codes of the problems
	}{
		"notes":                      {`"notes":{"items/m/name":"Deux\nlignes","a.name":"à vérifier"}`, nil},
		"an origin":                  {`"origins":{"items/m/price":{"paper":"liasse","sha256":"ab","page":4,"box":"FL","revision":1,"name":"Liasse 2025"}}`, nil},
		"what origins say besides":   {`"origins":{"a.name":{"page":4,"trust":"verified"}}`, nil},
		"a note that is none":        {`"notes":{"items/m/name":5,"a.name":"x"}`, []string{"notes form"}},
		"notes that are none":        {`"notes":["x"]`, []string{"notes form"}},
		"a text for notes":           {`"notes":"x"`, []string{"notes form"}},
		"an origin that is none":     {`"origins":{"a.name":"liasse"}`, []string{"origins form"}},
		"a page that is none":        {`"origins":{"a.name":{"page":"4"}}`, []string{"origins form"}},
		"origins that are none":      {`"origins":7`, []string{"origins form"}},
		"an empty name":              {`"notes":{"":5}`, []string{"notes form"}},
		"a field that is none":       {`"notes":{"nowhere":"x"}`, []string{"notes unknown_field"}},
		"a column that is none":      {`"origins":{"items/m/colour":{"page":1}}`, []string{"origins unknown_field"}},
		"a row that went":            {`"notes":{"items/gone/name":"x"}`, nil},
		"nothing":                    {`"notes":null,"origins":{"a.name":null}`, nil},
		"a note longer than is read": {`"notes":{"a.name":"` + strings.Repeat("x", 30001) + `"}`, []string{"notes too_long"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := noted(t, c, `{"items":[{"id":"m"}]}`, x.members)
			want, err := Canonical([]byte(`{"format":2,"call":"` + c.ID + `","revision":` + Int(int64(c.Revision)).String() + `,"answers":{"items":[{"id":"m"}]},` + x.members + `}`))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Canonical(d.Encode())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Error(diff)
			}
			var wrong []string
			for _, p := range NewView(c, d, Env{}).Check() {
				if p.Field == "notes" || p.Field == "origins" {
					wrong = append(wrong, string(p.Field)+" "+p.Code)
					if (p.Severity == Blocking) == (p.Code == "unknown_field") || p.Section == "" {
						t.Errorf("%+v", p)
					}
				}
			}
			if diff := cmp.Diff(x.wrong, wrong); diff != "" {
				t.Error(diff)
			}
			// Something noted beside it loses nothing of it.
			d.SetNote("a.name", Text("neu"))
			again, _, err := Read(d.Encode(), func(string) *Call { return c })
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(d.Encode()), string(again.Encode())); diff != "" || again.Note("a.name") != "neu" {
				t.Errorf("noted besides: %q %s", again.Note("a.name"), diff)
			}
		})
	}
}

func TestNotesAndOriginsAreInNothingThatIsPrinted(t *testing.T) {
	c := small(t)
	const members = `"notes":{"a.name":"secret"},"origins":{"a.name":{"a.name":"secret"}}`
	with, without := noted(t, c, `{"a.name":"x"}`, members), noted(t, c, `{"a.name":"x"}`, `"title":""`)
	v, bare := NewView(c, with, Env{}), NewView(c, without, Env{})
	printed, err := v.Printed(true)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(printed), "secret") || strings.Contains(string(v.OnPaper(true).Encode()), "secret") || v.Said() != bare.Said() {
		t.Error("they are printed")
	}
	sum, _ := v.Fingerprint(true)
	other, _ := bare.Fingerprint(true)
	if sum != other {
		t.Error("they are in the fingerprint")
	}
}

func TestNotesGoToAnotherCallWhereThereIsAPlace(t *testing.T) {
	c := small(t)
	to, err := LoadFrozen(must(t, c.Freeze))
	if err != nil {
		t.Fatal(err)
	}
	to.ID = "autre"
	to.Sections[0].Fields = slices.DeleteFunc(to.Sections[0].Fields, func(f Field) bool { return f.ID == "a.kind" })
	if err := to.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := noted(t, c, `{"a.name":"x","items":[{"id":"m","name":"Robot"}]}`,
		`"notes":{"a.name":"a","a.kind":"b","items/m/name":"c","items/gone/name":"d"},"origins":{"a.name":{"page":1}}`)
	got := NewView(c, d, Env{}).CopyTo(to).Dossier
	if diff := cmp.Diff(map[Place]Value{"a.name": Text("a"), "items/m/name": Text("c")}, got.Notes); diff != "" || len(got.Origins) > 0 {
		t.Errorf("%s %v", diff, got.Origins)
	}
}

func must(t testing.TB, freeze func() ([]byte, error)) []byte {
	t.Helper()
	b, err := freeze()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
