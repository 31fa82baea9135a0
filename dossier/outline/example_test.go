package outline_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/rules"
	"dossierpme/internal/reference"
	"dossierpme/internal/sampledoc"
	"dossierpme/internal/say"
	"dossierpme/pdf"
)

// law is the dated rules that we ship.
func law(tb testing.TB) *figures.Rules {
	tb.Helper()
	r, err := figures.LoadRules(assets.Rules())
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// env is what cmd wires, without the words of problems.
func env(tb testing.TB) dossier.Env {
	tb.Helper()
	e := bareEnv(tb)
	e.Uses = shipped(tb).Common.Uses
	return e
}

// bareEnv is what calls are read with.
func bareEnv(tb testing.TB) dossier.Env {
	tb.Helper()
	return dossier.Env{Today: dossier.MustDate("2026-11-12"), Rules: rules.All(law(tb)), Needs: rules.Needs(law(tb)), Ref: reference.Load()}
}

func shipped(tb testing.TB) *callfile.Set {
	tb.Helper()
	// Whether every named rule exists is tested where the rules are.
	names := callfile.NamesOf(bareEnv(tb))
	files, err := fs.Glob(assets.Calls(), "*.toml")
	if err != nil {
		tb.Fatal(err)
	}
	for _, file := range files {
		src, err := fs.ReadFile(assets.Calls(), file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`"([a-z0-9_]+)"`).FindAllStringSubmatch(string(src), -1) {
			if _, ok := names.Rules[m[1]]; !ok {
				names.Rules[m[1]] = nil
			}
		}
	}
	set, faults := callfile.Load(assets.Calls(), nil, names)
	if len(faults) > 0 {
		tb.Fatalf("shipped calls: %v", faults)
	}
	return set
}

func calls(tb testing.TB) map[string]*dossier.Call {
	tb.Helper()
	out := map[string]*dossier.Call{}
	for _, c := range shipped(tb).Calls {
		out[c.ID] = c
	}
	return out
}

// example reads one of the shipped examples.
func example(tb testing.TB, name string) *dossier.View {
	tb.Helper()
	in, err := os.ReadFile(filepath.Join("../../assets/examples", name, "dossier.json"))
	if err != nil {
		tb.Fatal(err)
	}
	known := calls(tb)
	d, c, err := dossier.Read(in, func(id string) *dossier.Call { return known[id] })
	if err != nil {
		tb.Fatal(err)
	}
	return dossier.NewView(c, d, env(tb))
}

// words are the words of the program.
func words(tb testing.TB) *say.Words {
	tb.Helper()
	w, err := say.Open(assets.French())
	if err != nil {
		tb.Fatal(err)
	}
	return w
}

func build(tb testing.TB, v *dossier.View) *outline.Document {
	tb.Helper()
	problems := v.Check()
	return outline.Build(v, outline.Input{Problems: problems, Score: v.Score(problems), Figures: figures.All(v, law(tb)), Words: words(tb), Fingerprint: "7C4M-91XA-KD0T"})
}

// squeeze removes all white space: lines may break anywhere in it.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// textOf is what pdftotext reads, page by page without the running lines, all
// white space removed.
func textOf(tb testing.TB, doc *outline.Document, file []byte, mode ...string) string {
	tb.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		tb.Skip("pdftotext is not installed (scripts/setup test)")
	}
	cmd := exec.Command(tool, append(mode, "-enc", "UTF-8", "-", "-")...)
	cmd.Stdin = bytes.NewReader(file)
	out, err := cmd.Output()
	if err != nil {
		tb.Fatal(err)
	}
	var all strings.Builder
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, page := range pages {
		page = squeeze(page)
		for _, s := range []string{doc.Running.Left, doc.Running.Right.S} {
			page = strings.TrimPrefix(page, squeeze(s))
		}
		page = strings.TrimSuffix(page, squeeze(fmt.Sprintf(doc.Words.PageOf, i+1, len(pages))))
		page = strings.TrimSuffix(page, squeeze(doc.Running.Foot))
		all.WriteString(page)
	}
	return all.String()
}

// answers lists every visible answer as it is printed.
func answers(v *dossier.View) map[string]string {
	out := map[string]string{}
	for _, s := range v.Call.Sections {
		for i := range s.Fields {
			f := &s.Fields[i]
			val := v.Get(f.ID)
			if val == nil || val.Empty() || !f.Asked() || f.ID == "explanations" {
				continue // an explanation is printed beside its warning, while that stands
			}
			rows, table := val.(dossier.Rows)
			if !table {
				out[string(f.ID)] = dossier.Show(f, val, v.Env.Ref)
				continue
			}
			for _, r := range rows {
				for ci := range f.Columns {
					c := &f.Columns[ci]
					if cell := v.Cell(f, r, c); cell != nil && !cell.Empty() && c.Kind != dossier.KindNote {
						// The unit may stand in the head of the table.
						shown := v.ShowCell(f, r, c)
						for _, unit := range []string{"€", "%", c.Unit} {
							shown = strings.TrimSuffix(shown, "\u00a0"+unit)
						}
						out[string(f.ID)+"/"+r.ID+"/"+string(c.ID)] = shown
					}
				}
			}
		}
	}
	return out
}

func TestEveryAnswerOfTheExamplesIsFoundInTheText(t *testing.T) {
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		t.Run(name, func(t *testing.T) {
			v := example(t, name)
			doc := build(t, v)
			file := write(t, doc)
			all := answers(v)
			if len(all) < 300 {
				t.Fatalf("only %d answers", len(all))
			}
			for mode, args := range map[string][]string{"reading order": nil, "order of the file": {"-raw"}} {
				text := textOf(t, doc, file, args...)
				for id, s := range all {
					for par := range strings.SplitSeq(s, "\n") {
						if !strings.Contains(text, squeeze(par)) {
							t.Errorf("%s: %s is not found: %q", mode, id, par)
						}
					}
				}
			}
		})
	}
}

// A unit stands in the head of a column or behind its numbers, never both.
func TestAUnitIsSaidOnceInATable(t *testing.T) {
	for _, name := range []string{"conserverie-aisne", "ferroviaire-somme"} {
		with := 0
		walk(build(t, example(t, name)).Blocks, func(b outline.Block) {
			table, ok := b.(outline.Table)
			if !ok {
				return
			}
			for i, col := range table.Columns {
				_, unit, _ := strings.Cut(col.Head, ", ")
				if unit == "" || unit == "%" {
					continue
				}
				with++
				for _, r := range table.Rows {
					if i < len(r.Cells) && strings.HasSuffix(r.Cells[i].Text.S, "\u00a0"+unit) {
						t.Errorf("%s: under %q stands %q", name, col.Head, r.Cells[i].Text.S)
					}
				}
			}
		})
		if with == 0 {
			t.Errorf("%s: no column has a unit", name)
		}
	}
}

func write(tb testing.TB, doc *outline.Document) []byte {
	var b bytes.Buffer
	r, err := pdf.Write(&b, doc, pdf.Options{Type: sampledoc.Typeface(tb), Date: time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC), Creator: "Dossier PME"})
	if err != nil {
		tb.Fatal(err)
	}
	if len(r.Replaced) > 0 {
		tb.Errorf("characters replaced: %q", string(r.Replaced))
	}
	return b.Bytes()
}
