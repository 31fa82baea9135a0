package callfile_test

import (
	"fmt"
	"os"
	"regexp"
	"testing"
	"testing/fstest"

	"dossierpme/dossier/callfile"

	"github.com/google/go-cmp/cmp"
)

const common = `phases = [ { id = "company", title = "L’entreprise" } ]
[[sections]]
id = "one"
phase = "company"
title = "Un"
[[sections.fields]]
id = "a.group"
kind = "yesno"
label = "Groupe ?"
[[params]]
id = "params.rate"
kind = "percent"
label = "Taux"
optional = true
[[params]]
id = "params.opens"
kind = "date"
label = "Ouverture"
optional = true
[[pieces]]
id = "kbis"
title = "Kbis"
need = "always"
status = "A"
[[pieces]]
id = "articles"
title = "Statuts"
need = "always"
status = "A"
`

func TestACallTakesItsParametersAndPieces(t *testing.T) {
	for _, tc := range []struct {
		name, top, blocks      string
		params, pieces, faults []string
	}{
		{name: "none"},
		{
			name: "all by a word", top: `params = "common"
pieces = "common"`, params: []string{"params.rate", "params.opens"}, pieces: []string{"kbis", "articles"},
		},
		{
			name: "some of the common ones", blocks: `[[params]]
use = "params.opens"
[[pieces]]
use = "articles"`, params: []string{"params.opens"}, pieces: []string{"articles"},
		},
		{
			name: "its own beside all common ones", top: `params = "common"`, blocks: `[[pieces]]
use = "common"
[[pieces]]
id = "permit"
title = "Permis"
need = "always"
status = "C"`, params: []string{"params.rate", "params.opens"}, pieces: []string{"kbis", "articles", "permit"},
		},
		{
			name: "a parameter of its own", blocks: `[[params]]
id = "params.jury"
kind = "date"
label = "Jury"
optional = true`, params: []string{"params.jury"},
		},
		{name: "another word", top: `pieces = "all"`, faults: []string{"6 unknown_use"}},
		{name: "a piece that is not common", blocks: `[[pieces]]
use = "kbsi"`, faults: []string{"11 unknown_use"}},
		{name: "the same piece twice", blocks: `[[pieces]]
use = "common"
[[pieces]]
use = "kbis"`, faults: []string{"12 duplicate_id"}},
		{name: "a common piece with other words", blocks: `[[pieces]]
use = "kbis"
title = "Autre"`, faults: []string{"12 not_overridable"}},
		{name: "a parameter that is named like a question", blocks: `[[params]]
id = "a.rate"
kind = "percent"
label = "Taux"`, faults: []string{"11 bad_id"}},
		{name: "a key that no piece has", blocks: `[[pieces]]
use = "kbis"
label = "x"`, faults: []string{"12 unknown_key"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			base, faults := callfile.ParseCommon("_common.toml", []byte(common), names())
			if faults != nil {
				t.Fatal(faults)
			}
			src := fmt.Sprintf("id = \"essai\"\nrevision = 1\nstatus = \"open\"\ntitle = \"Essai\"\nrules = []\n%s\n[[sections]]\nuse = \"one\"\n\n%s\n", tc.top, tc.blocks)
			c, faults := callfile.Parse(base, "essai.toml", []byte(src), names())
			var got []string
			for _, f := range faults {
				got = append(got, fmt.Sprint(f.Line, " ", f.Code))
			}
			if diff := cmp.Diff(tc.faults, got); diff != "" {
				t.Fatal(diff)
			}
			if c == nil {
				return
			}
			var params, pieces []string
			for _, p := range c.Params {
				params = append(params, string(p.ID))
			}
			for _, p := range c.Pieces {
				pieces = append(pieces, p.ID)
			}
			if diff := cmp.Diff([][]string{tc.params, tc.pieces}, [][]string{params, pieces}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTheCallOfTheGuideLoads: whoever copies it has a call that works.
func TestTheCallOfTheGuideLoads(t *testing.T) {
	guide, err := os.ReadFile("../../docs/calls.md")
	if err != nil {
		t.Fatal(err)
	}
	src := regexp.MustCompile("(?s)```toml\n(.*?)```").FindSubmatch(guide)
	if src == nil {
		t.Fatal("the guide shows no call")
	}
	set, faults := callfile.Load(shippedFS(), fstest.MapFS{"textile.toml": {Data: src[1]}}, names())
	if len(faults) > 0 || len(set.Faults) > 0 {
		t.Fatal(faults, set.Faults)
	}
	c := set.Find("hdf-2027-textile")
	if c == nil || c.Field("textile.dyeing") == nil || c.Piece("dyeing_permit") == nil || c.Piece("kbis") == nil || c.Param("params.rate") == nil {
		t.Errorf("the call lacks what the guide says it has: %+v", c)
	}
}
