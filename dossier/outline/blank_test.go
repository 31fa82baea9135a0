package outline_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
)

// The empty form asks every question and every column, with room for the longest text
// that it may take, and has no row more than there are things to write in.
func TestTheEmptyFormAsksEverythingWithTheRoomForIt(t *testing.T) {
	for _, c := range shipped(t).Calls {
		doc := outline.Blank(dossier.NewView(c, dossier.New(c), env(t)), outline.Input{Words: words(t)})
		lines, heads := map[string]int{}, map[string]bool{}
		var answers []outline.Answer
		walk(doc.Blocks, func(b outline.Block) {
			switch b := b.(type) {
			case outline.Answer:
				answers = append(answers, b)
				lines[b.Label] = max(lines[b.Label], b.Lines)
			case outline.Grid:
				for _, col := range b.Columns {
					heads[col.Head] = true
				}
				if len(b.First) > 0 && b.Rows > len(b.First) {
					t.Errorf("%s: %q has %d rows for %d", c.ID, b.Label, b.Rows, len(b.First))
				}
			}
		})
		asked := func(f *dossier.Field) bool {
			if lines[f.Label] > 0 {
				return true
			}
			for _, a := range answers {
				if a.Label == f.Label || strings.HasSuffix(a.Label, " · "+f.Label) {
					return true
				}
			}
			for h := range heads {
				if h == f.HeadOr() || strings.HasPrefix(h, f.HeadOr()+", ") {
					return true
				}
			}
			return false
		}
		room := func(f *dossier.Field) {
			most, err := strconv.Atoi(f.Max)
			if f.Kind != dossier.KindProse || err != nil {
				return
			}
			got := 0
			for _, a := range answers {
				if a.Label == f.Label || strings.HasSuffix(a.Label, " · "+f.Label) {
					got = max(got, a.Lines)
				}
			}
			if got*80 < most {
				t.Errorf("%s: %q takes %d characters and has %d lines", c.ID, f.Label, most, got)
			}
		}
		for _, s := range c.Sections {
			if s.ID == "review" {
				continue // a page to sign
			}
			for i := range s.Fields {
				f := &s.Fields[i]
				switch f.Kind {
				case dossier.KindNote, dossier.KindComputed, dossier.KindPieces:
					continue
				case dossier.KindRows:
					for k := range f.Columns {
						if col := &f.Columns[k]; col.Kind != dossier.KindNote {
							if !asked(col) {
								t.Errorf("%s: %s.%s is asked nowhere", c.ID, f.ID, col.ID)
							}
							room(col)
						}
					}
					continue
				}
				room(f)
			}
		}
	}
}

// A condition calls the question that it depends on as the form does, or else who fills
// it in looks for a name that stands nowhere.
func TestAConditionOfTheEmptyFormNamesWhatTheFormAsks(t *testing.T) {
	for _, c := range shipped(t).Calls {
		doc := outline.Blank(dossier.NewView(c, dossier.New(c), env(t)), outline.Input{Words: words(t)})
		printed, hints := map[string]bool{}, []string{}
		walk(doc.Blocks, func(b outline.Block) {
			switch b := b.(type) {
			case outline.Answer:
				printed[b.Label] = true
				hints = append(hints, b.Hint)
			case outline.Grid:
				printed[b.Label] = true
				hints = append(hints, b.Hint)
				for _, col := range b.Columns {
					head, _, _ := strings.Cut(col.Head, ", ")
					printed[head] = true
				}
			}
		})
		for _, s := range c.Sections {
			for i := range s.Fields {
				if f := &s.Fields[i]; printed[f.Label] && utf8.RuneCountInString(f.Label) > 75 {
					printed[f.Name()] = true // too long to be said again
				}
			}
		}
		conditions := 0
		for _, h := range hints {
			_, after, ok := strings.Cut(h, "Seulement si «\u00a0")
			if !ok {
				continue
			}
			conditions++
			if name, _, _ := strings.Cut(after, "\u00a0»"); !printed[name] {
				t.Errorf("%s: %q is asked nowhere: %s", c.ID, name, h)
			}
		}
		if conditions < 10 {
			t.Errorf("%s: %d conditions", c.ID, conditions)
		}
	}
}
