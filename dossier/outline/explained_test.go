package outline_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
)

// explainingCall is smallCall with a place for explanations.
func explainingCall(t *testing.T) *dossier.Call {
	t.Helper()
	c := smallCall(t)
	review := c.Section("review")
	review.Fields = append(review.Fields, dossier.Field{ID: "why", Kind: dossier.KindRows, Label: "Points expliqués", Optional: true, Columns: []dossier.Field{
		{ID: "code", Kind: dossier.KindText},
		{ID: "field", Kind: dossier.KindText},
		{ID: "row", Kind: dossier.KindText, Optional: true},
		{ID: "text", Kind: dossier.KindProse, Max: "600"},
	}})
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAnExplainedWarningIsPrintedWithItsExplanation, and no longer among what is to be
// looked at. One whose warning does not stand is not printed.
func TestAnExplainedWarningIsPrintedWithItsExplanation(t *testing.T) {
	c := explainingCall(t)
	const explanations = `"why":[
		{"id":"r1","code":"length_useful","field":"company.activity","text":"Tout est dit."},
		{"id":"r2","code":"quote_old","field":"machines.name","row":"m1","text":"Ne compte plus."}]`
	for name, x := range map[string]struct {
		answers         string
		said, unsettled bool
	}{
		"explained":     {`{"company.activity":"Courte.",` + explanations + `}`, true, false},
		"not explained": {`{"company.activity":"Courte."}`, false, true},
		"put right":     {`{"company.activity":"` + strings.Repeat("Longue. ", 20) + `",` + explanations + `}`, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			v := smallDossier(t, c, x.answers)
			doc := smallBuild(t, v, outline.Input{})
			var chapter, listed, synthesis bool
			blocks := slices.Clone(doc.Blocks)
			for _, b := range doc.Blocks {
				if page, ok := b.(outline.OnePage); ok {
					blocks = append(blocks, page.Variants[0]...)
				}
			}
			walk(blocks, func(b outline.Block) {
				switch b := b.(type) {
				case outline.Chapter:
					chapter = chapter || b.ID == "explained"
				case outline.Notices:
					for _, n := range b.Items {
						listed = listed || n.Target == "company.activity" && n.Label == words(t).T("severity.warning")
					}
				case outline.Points:
					for _, pt := range b.Items {
						synthesis = synthesis || pt.Target == "why/r1" && strings.Contains(pt.Text, "Tout est dit.")
					}
				}
			})
			dump := outline.Dump(doc)
			if chapter != x.said || strings.Contains(dump, "Tout est dit.") != x.said || synthesis != x.said {
				t.Errorf("printed: chapter %v, synthesis %v", chapter, synthesis)
			}
			if listed != x.unsettled {
				t.Errorf("among the problems: %v", listed)
			}
			if strings.Contains(dump, "Ne compte plus.") {
				t.Error("the explanation of a warning that does not stand is printed")
			}
		})
	}
}

// TestWhatTheApplicantSaysIsPrintedBeforeTheCalendar: of the variants of the synthesis
// those with the explanation come first, and only the last ones leave it out.
func TestWhatTheApplicantSaysIsPrintedBeforeTheCalendar(t *testing.T) {
	long := strings.Repeat("Les séries sont plus courtes. ", 15)
	v := smallDossier(t, explainingCall(t), `{"company.activity":"Courte.","why":[{"id":"r1","code":"length_useful","field":"company.activity","text":"`+long+`"}]}`)
	for _, b := range smallBuild(t, v, outline.Input{}).Blocks {
		page, ok := b.(outline.OnePage)
		if !ok {
			continue
		}
		ended := false
		shortest := len(long)
		for i, blocks := range page.Variants {
			said := 0
			walk(blocks, func(b outline.Block) {
				if points, ok := b.(outline.Points); ok {
					for _, pt := range points.Items {
						if _, text, found := strings.Cut(pt.Text, "Les séries"); found {
							said = len(text)
						}
					}
				}
			})
			switch {
			case said == 0:
				ended = true
			case ended:
				t.Errorf("variant %d says it again", i)
			case said > shortest:
				t.Errorf("variant %d says more than the one before", i)
			default:
				shortest = said
			}
		}
		if !ended || shortest == len(long) || shortest > 130 {
			t.Errorf("the shortest says %d of %d bytes, and none leaves it out: %v", shortest, len(long), !ended)
		}
		return
	}
	t.Fatal("there is no synthesis")
}
