package layout

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf/font"
)

var update = flag.Bool("update", false, "write the golden files")

func TestEveryBlockKeepsItsLayout(t *testing.T) {
	l := Compose(sampledoc.Sample(20), Options{Type: sampledoc.Typeface(t)})
	golden(t, "sample.txt", l.dump())
}

func TestPageReferencesNameThePageOfTheirTarget(t *testing.T) {
	l := Compose(sampledoc.Sample(60), Options{Type: sampledoc.Typeface(t)})
	for i, p := range l.Pages {
		for _, op := range p.Ops {
			if op.Kind != OpPage {
				continue
			}
			if want := fmt.Sprintf("%d", l.Places[op.Target].Page); !strings.HasSuffix(op.Text, want) {
				t.Errorf("page %d: %q leads to page %s", i+1, op.Text, want)
			}
			if op.Target == "nowhere" {
				t.Error("a reference to nothing is printed")
			}
		}
	}
}

func TestNothingIsDrawnOutsideThePageOrOverTheRunningLines(t *testing.T) {
	tf := sampledoc.Typeface(t)
	for _, wrong := range inside(Compose(sampledoc.Sample(60), Options{Type: tf}), tf) {
		t.Error(wrong)
	}
}

func TestNoHeadingStandsAtTheFootOfAPage(t *testing.T) {
	// Any length of the text before moves the headings over the page's end.
	for n := 1; n < 60; n++ {
		doc := &o.Document{Words: sampledoc.Sample(1).Words}
		doc.Blocks = append(doc.Blocks, o.Prose{Text: o.T(strings.Repeat("ligne\n", n))})
		for range 3 {
			doc.Blocks = append(doc.Blocks, o.Heading{Level: 2, Title: "Titre"}, o.Prose{Text: o.T(sampledoc.Lorem + sampledoc.Lorem)}, o.Heading{Level: 3, Title: "Titre"},
				o.Table{Columns: []o.Column{{Head: "A"}, {Head: "B"}}, Rows: []o.Row{sampledoc.Row("a", sampledoc.Lorem), sampledoc.Row("b", sampledoc.Lorem)}})
		}
		l := Compose(doc, Options{Type: sampledoc.Typeface(t)})
		for i, p := range l.Pages[1:] {
			var last Op
			for _, op := range p.Ops {
				if op.Kind == OpText && op.Y < bottom+1 && op.Y > last.Y && op.Y != headBaseline {
					last = op
				}
			}
			if r := l.Elements[last.Elem].Role; r == RoleH1 || r == RoleH2 || r == RoleH3 || r == RoleHead {
				t.Fatalf("%d lines: page %d ends with %s %q", n, i+2, r, last.Text)
			}
		}
	}
}

// inside reports texts that leave the column or run into header or footer.
func inside(l *Document, tf *font.Typeface) []string {
	var out []string
	for i, p := range l.Pages {
		for _, op := range p.Ops {
			if op.Kind != OpText || p.Bare || op.Y == headBaseline || op.Y == footBaseline {
				continue
			}
			w := tf.Measure(strings.TrimRight(op.Text, " "), op.Style.Face, op.Style.Size)
			if op.X < left-0.5 || op.X+w > right+1 || op.Y < headRule || op.Y > bottom+1 {
				out = append(out, fmt.Sprintf("page %d: %q stands at %.0f–%.0f, %.0f", i+1, op.Text, op.X, op.X+w, op.Y))
			}
		}
	}
	return out
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("layout changed (-want +got):\n%s", d)
	}
}

func TestAnyTextIsLaidOutWithinItsPage(t *testing.T) {
	tf := sampledoc.Typeface(t)
	rapid.Check(t, func(t *rapid.T) {
		doc := sampledoc.Any(t)
		l := Compose(doc, Options{Type: tf})
		if wrong := inside(l, tf); len(wrong) > 0 {
			t.Fatal(strings.Join(wrong, "\n"))
		}
	})
}

// Nobody signs a page that says nothing.
func TestTheSignatureNeverStandsAlone(t *testing.T) {
	for lines := range 60 {
		doc := sampledoc.Sheets()
		letter := doc.Blocks[len(doc.Blocks)-3].(o.Sheet)
		letter.Blocks[0] = o.Prose{Text: o.T(strings.Repeat("Engagement.\n", lines+1))}
		l := Compose(doc, Options{Type: sampledoc.Typeface(t), Code: true})
		for i, p := range l.Pages {
			var said, hand bool
			for _, op := range p.Ops {
				said = said || op.Text == "Engagement."
				hand = hand || op.Text == "Signature manuscrite"
			}
			if p.Sheet == 1 && hand && !said {
				t.Fatalf("%d lines: page %d has the signature alone", lines+1, i+1)
			}
		}
	}
}
