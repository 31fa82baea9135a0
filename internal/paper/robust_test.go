package paper_test

import (
	"fmt"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
)

// Somebody fills a dossier in any order and types nonsense on the way: with any
// one answer or cell gone, or unreadable, or zero, everything still judges,
// computes and words it.
func TestNoSingleAnswerBreaksTheProgram(t *testing.T) {
	const name = "conserverie-aisne"
	p := parts(t, "")
	whole := exampleFile(t, p, name)
	try := func(what string, id dossier.FieldID, v dossier.Value) {
		t.Helper()
		defer func() {
			if r := recover(); r != nil {
				t.Errorf("%s %s %s: panic: %v", name, id, what, r)
			}
		}()
		d := whole.Dossier.Copy()
		d.Set(id, v)
		f := &paper.File{Dossier: d, Call: whole.Call}
		view, problems := p.Check(f)
		view.Score(problems)
		p.Figures(view)
		for _, pb := range problems {
			if text := problemtext.Of(p.Words, view, pb).Text(); text == "" || strings.ContainsAny(text, "{}") {
				t.Errorf("%s %s %s: %s says %q", name, id, what, pb.Code, text)
			}
		}
	}
	for id, v := range whole.Dossier.Answers {
		field := whole.Call.Field(id)
		try("gone", id, nil)
		try("unreadable", id, dossier.Typed("n’importe quoi"))
		if field != nil {
			try("zero", id, dossier.Parse(field, "0"))
		}
		rows, ok := v.(dossier.Rows)
		if !ok || len(rows) == 0 || id == "pieces" {
			continue
		}
		for col := range rows[0].Cells {
			at := dossier.FieldID(fmt.Sprintf("%s@%s", col, rows[0].ID))
			for what, cell := range map[string]dossier.Value{"gone": nil, "zero": dossier.Parse(field.Column(col), "0")} {
				changed := append(dossier.Rows{rows[0].With(col, cell)}, rows[1:]...)
				try(string(at)+" "+what, id, changed)
			}
		}
	}
}
