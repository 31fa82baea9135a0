package figuretext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
)

// Message words what is said beside a number.
func (t *Texts) Message(m figures.Message) string {
	if m.Key == "" {
		return m.Name
	}
	args := make([]any, 0, 2+2*len(m.Args))
	args = append(args, "name", m.Name)
	for _, a := range m.Args {
		args = append(args, a.Name, t.value(a.Value))
	}
	return t.t("say."+m.Key, args...)
}

func (t *Texts) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return french.Count(v)
	case dossier.Date:
		return v.French()
	case figures.Quantity:
		return t.Quantity(v.Value, v.Shape)
	case figures.Spelled:
		return t.t("spelled." + french.Count(int(v)))
	case figures.Code:
		return t.Code(v.Shape, v.Code)
	case figures.Message:
		return t.Message(v)
	case []string:
		return strings.Join(v, ", ")
	case []figures.Message:
		return strings.Join(t.messages(v), ", ")
	}
	return ""
}

func (t *Texts) messages(of []figures.Message) []string {
	out := make([]string, len(of))
	for i, m := range of {
		out[i] = t.Message(m)
	}
	return out
}

// Caveats are what must be read with a figure.
func (t *Texts) Caveats(f figures.Figure) []string { return t.messages(f.Caveats) }

// Rules cites the rules of law that a figure used.
func (t *Texts) Rules(f figures.Figure) []string {
	out := make([]string, len(f.Rules))
	for i, r := range f.Rules {
		out[i] = t.Cite(*r)
	}
	return out
}

// Cited names the rules of a figure in one sentence, "" where there are none.
func (t *Texts) Cited(f figures.Figure) string {
	if len(f.Rules) == 0 {
		return ""
	}
	return t.t("around.rules", "list", french.List(t.Rules(f)))
}

// Cite names a rule of law: its words, its source, how long it holds and how far
// it is confirmed.
func (t *Texts) Cite(r figures.Rule) string {
	var more []string
	if !r.Until.IsZero() {
		more = append(more, t.t("rule.until", "date", r.Until.French()))
	}
	if r.Status != figures.Confirmed {
		more = append(more, t.t("rule."+strings.ToLower(string(r.Status))))
	}
	if len(more) == 0 {
		return t.t("rule.cite", "text", r.Text, "source", r.Source)
	}
	return t.t("rule.more", "text", r.Text, "source", r.Source, "more", french.List(more))
}
