package figuretext

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/formula"
	"dossierpme/internal/french"
)

// Titled is a figure with the title that it has on paper.
type Titled struct {
	Title string
	figures.Figure
}

// CSV unfolds figures for a spreadsheet: what each lacks, every step with its exact
// operands, the numbers that it gives, its caveats and its rules, one a line. It is
// UTF-8 with a mark, parted by semicolons, with decimal commas, as the spreadsheets of
// France open it. A text never begins as a formula does.
func (t *Texts) CSV(of []Titled) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	line := func(cells ...string) {
		for i, c := range cells {
			cells[i] = harmless(c)
		}
		_ = w.Write(cells) // into memory
	}
	line(t.csvWord("block"), t.csvWord("status"), t.csvWord("line"), t.csvWord("step"), t.csvWord("text"), t.csvWord("operation"),
		t.csvWord("operands"), t.csvWord("value"), t.csvWord("exact"), t.csvWord("unit"), t.csvWord("source"))
	for _, f := range of {
		status := t.Status(f.Status)
		more := func(kind, text string) { line(f.Title, status, t.csvWord(kind), "", text, "", "", "", "", "", "") }
		for i, s := range f.Steps {
			value, exact := csvNumber(s.Value)
			unit := t.Unit(s.Shape, value)
			if s.Name != "" {
				value, exact, unit = t.Code(s.Shape, s.Name), "", ""
			} else if s.Shape == figures.Millions {
				unit = t.Unit(figures.Money, value)
			}
			line(f.Title, status, t.csvWord("a_step"), strconv.Itoa(i+1), t.Message(s.Text), t.csvWord("op."+string(s.Op)), t.csvOperands(f.Steps, s), value, exact, unit, t.source(s.Source))
		}
		for _, r := range t.Results(f.Figure) {
			value, unit := r.Text, ""
			if d, ok := f.Number(r.Key); ok && !r.Shape.Coded() {
				value, _ = csvNumber(d)
				unit = t.Unit(r.Shape, value)
			}
			step := ""
			if at := f.From[r.Key]; at > 0 {
				step = t.t("csv.from", "n", strconv.Itoa(at))
			}
			line(f.Title, status, t.csvWord("a_result"), "", r.Label, r.Formula, step, value, "", unit, "")
		}
		if s := t.Lacks(f.Figure, 0); s != "" {
			more("a_lack", s)
		}
		for _, s := range t.Caveats(f.Figure) {
			more("a_caveat", s)
		}
		for _, s := range t.Rules(f.Figure) {
			more("a_rule", s)
		}
	}
	w.Flush()
	return b.Bytes() // writing into memory does not fail
}

func (t *Texts) csvWord(key string) string { return t.t("csv." + key) }

// csvOperands are the operands of a step, exact; one that is an earlier step names it.
func (t *Texts) csvOperands(steps []figures.Step, s figures.Step) string {
	parts := make([]string, len(s.Operands))
	for i, o := range s.Operands {
		if o.Step == 0 {
			parts[i] = csvExact(o.Value)
			continue
		}
		parts[i] = t.t("csv.operand", "n", strconv.Itoa(o.Step), "value", csvExact(steps[o.Step-1].Value))
	}
	return strings.Join(parts, " | ")
}

// csvPlaces is how many digits after the comma a number has that has no end.
const csvPlaces = 12

// csvNumber is a number as a spreadsheet reads it, and the fraction that it is exactly
// where no decimal is: with a sign that no spreadsheet takes for a date.
func csvNumber(d dossier.Decimal) (value, exact string) {
	if d.IsFraction() {
		exact = csvExact(d)
		d = d.Round(csvPlaces)
	}
	return strings.ReplaceAll(d.String(), ".", ","), exact
}

func csvExact(d dossier.Decimal) string {
	return strings.NewReplacer(".", ",", "/", french.Hard+"÷"+french.Hard).Replace(d.String())
}

// harmless keeps a spreadsheet from computing what somebody typed: what is no number
// and begins as a formula has an apostrophe before it. A line break becomes a blank, for
// some programs end the row there.
func harmless(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
	if plainNumber(s) || !formula.Like(s) {
		return s
	}
	return "'" + s
}

// plainNumber reports whether a text is a sign, digits and at most one comma.
func plainNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, frac, comma := strings.Cut(s, ",")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (!comma || digits(frac))
}
