package sampledoc

import (
	"pgregory.net/rapid"

	o "dossierpme/dossier/outline"
)

// Any draws a document of most blocks with any texts.
func Any(t *rapid.T) *o.Document {
	text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aWÉ 0\n-é\u00a0")), 0, 400, -1))
	s := func(label string) string { return text.Draw(t, label) }
	figure := o.Cell{Text: o.T(rapid.StringMatching(`[0-9 ]{0,14},[0-9]{2}`).Draw(t, "figure"))}
	return &o.Document{
		Words: Sample(1).Words, Title: s("title"), Running: o.Running{Left: s("left"), Foot: s("foot")},
		Cover: o.Cover{Title: s("cover"), Company: s("company"), Facts: []o.Pair{{Label: s("fact"), Value: o.T(s("value"))}}},
		Blocks: []o.Block{
			o.Chapter{ID: "c", Phase: s("phase"), Title: s("chapter"), Lead: s("lead")},
			o.Contents{Title: s("contents")},
			o.Heading{Level: 2, Title: s("heading"), Note: s("note")},
			o.Prose{Label: s("label"), Text: o.T(s("prose"))},
			o.Pairs{Compact: true, Rows: []o.Pair{{Label: s("l1"), Value: o.T(s("v1"))}, {Label: s("l2"), Value: o.T(s("v2")), Note: s("n2")}}},
			o.Table{
				ID: "t", Caption: s("caption"), Columns: []o.Column{{Head: s("h1")}, {Head: s("h2"), Whole: true, Align: o.Right}, {Head: s("h3"), Weight: 2}},
				Rows: []o.Row{{Cells: []o.Cell{{Text: o.T(s("c1")), Detail: s("d1")}, figure, {Text: o.T(s("c3"))}}, Detail: s("detail")}},
			},
			o.Group{Name: s("name"), Blocks: []o.Block{
				o.Heading{Level: 3, Title: s("row"), Note: s("facts"), Ruled: true, Amount: o.T(s("amount"))},
				o.Pairs{Sheet: true, Rows: []o.Pair{{Label: s("p1"), Value: o.T(s("w1")), Link: "t"}, {Label: s("p2"), Value: o.T(s("w2")), Note: s("m2")}, {Label: "Puissance", Value: o.T("62 kW")}}},
			}},
			o.Notices{Items: []o.Notice{{Label: "À vérifier", Where: s("where"), Message: s("message"), Target: "t"}}},
			o.Commitments{Items: []o.Commitment{{Sentence: s("sentence"), Source: s("source"), Answer: o.T("Oui")}}},
			o.Signature{Intro: s("intro"), Fields: []o.SignatureField{{Label: s("field"), Value: s("value")}}, Hand: s("hand")},
			o.Answer{Label: s("question"), Options: []string{s("o1"), s("o2")}, Lines: 2},
			o.Grid{Label: s("grid"), Columns: []o.Column{{Head: s("g1")}, {Head: s("g2")}}, First: []string{s("first")}},
		},
	}
}
