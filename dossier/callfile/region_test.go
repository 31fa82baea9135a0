package callfile_test

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
)

// TestTheFormOfAnotherRegionIsAFile: it was transcribed by the guide alone, with sections
// of its own, fields of every kind that is typed, gates, papers, a page to sign and
// parameters, and is without fault and warning.
func TestTheFormOfAnotherRegionIsAFile(t *testing.T) {
	const file = "normandie.toml"
	src, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	c, faults, warnings := callfile.Lint(shipped(t).Common, file, src, names())
	if len(faults)+len(warnings) > 0 {
		t.Fatal(faults, warnings)
	}
	set, faults := callfile.Load(shippedFS(), fstest.MapFS{file: {Data: src}}, names())
	if len(faults)+len(set.Faults) > 0 || set.Find(c.ID).Status != "unverified" {
		t.Fatal(faults, set.Faults)
	}
	common := map[dossier.FieldID]bool{}
	for _, s := range set.Common.Sections {
		for _, f := range s.Fields {
			common[f.ID] = true
		}
	}
	kinds := map[dossier.Kind]bool{}
	for _, s := range c.Sections {
		for _, f := range s.Fields {
			if common[f.ID] {
				continue
			}
			kinds[f.Kind] = true
			for _, col := range f.Columns {
				kinds[col.Kind] = true
			}
		}
	}
	for _, k := range dossier.Kinds() {
		// what is computed and the list of papers are there once for all calls
		if !kinds[k] && k != dossier.KindComputed && k != dossier.KindPieces {
			t.Errorf("the form asks nothing of its own of the kind %s: add a field of it to dossier/callfile/testdata/normandie.toml", k)
		}
	}
	if gate := c.Gate("diagnostics"); gate != "plan.has_diagnostic" || c.Format() != 2 {
		t.Errorf("the diagnostics stand behind %q, in form %d", gate, c.Format())
	}
	if p := c.Piece("energy_contract"); len(p.When) != 1 || p.When[0].Field != "site.energy_intensive" {
		t.Errorf("the contract is wanted under %+v", p.When)
	}
	stored, err := c.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	again, faults := callfile.Frozen("stored", stored, names())
	if len(faults) > 0 || !slices.EqualFunc(again.Pieces, c.Pieces, func(a, b dossier.Piece) bool { return len(a.When) == len(b.When) }) {
		t.Errorf("stored and read again: %v", faults)
	}
}

// TestTheConditionOfAPiece is held against the fields of the whole call.
func TestTheConditionOfAPiece(t *testing.T) {
	for when, want := range map[string]string{
		`{ field = "company.vat", filled = true }`:                                           "",
		`[{ field = "company.vat", filled = true }, { field = "contact.same", is = false }]`: "",
		`{ field = "company.vta", filled = true }`:                                           "when_unknown",
		`{ field = "contact.same", is = "yes" }`:                                             "when_option",
		`{ field = "company.certifications", in = ["iso_9001", "iso_9002"] }`:                "when_option",
		`{ field = "contact.same" }`:                                                         "when_form",
		`"contact.same"`:                                                                     "type",
	} {
		src := "id = \"essai\"\nrevision = 1\nstatus = \"open\"\ntitle = \"Essai\"\n[[pieces]]\nid = \"own\"\ntitle = \"À joindre\"\nneed = \"always\"\nstatus = \"C\"\nwhen = " + when + "\n[[sections]]\nuse = \"company\"\n"
		_, faults := callfile.Parse(shipped(t).Common, "essai.toml", []byte(src), names())
		got := ""
		if len(faults) > 0 {
			got = faults[0].Code
			if faults[0].Line != 10 {
				t.Errorf("%s: at line %d", when, faults[0].Line)
			}
		}
		if got != want || len(faults) > 1 {
			t.Errorf("%s: %v, want %q", when, faults, want)
		}
	}
}
