package figuretext

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
)

// Remark is something said of an answer, with the answer that it is about.
type Remark struct {
	Text  string
	Field dossier.FieldID
	Row   string
}

func (t *Texts) remarks(of []figures.Hypothesis) []Remark {
	out := make([]Remark, len(of))
	for i, h := range of {
		out[i] = Remark{t.Message(h.Text), h.Field, h.Row}
	}
	return out
}

// Hypotheses are what a figure supposes of answers that are not given.
func (t *Texts) Hypotheses(f figures.Figure) []Remark { return t.remarks(f.Hypotheses) }

// Supposing introduces them.
func (t *Texts) Supposing() string { return t.t("around.supposing") }

// Potential is the number of a figure under its hypotheses.
const Potential = "potential"

// Possible is what a figure may come to where it cannot be given yet, "" where there
// is no such number.
func (t *Texts) Possible(f figures.Figure) string {
	if _, ok := f.Number(Potential); !ok || f.Known() {
		return ""
	}
	return t.t("around.up_to", "value", t.Number(f, Potential))
}

// Way is a regime of aid beside the others, as it is read.
type Way struct {
	Name, Rate, Ceiling, Room string
	Chosen, Open              bool
	Against, Supposes         []Remark
}

// Ways are the regimes of a project, side by side.
func (t *Texts) Ways(f figures.Figure) []Way {
	out := make([]Way, len(f.Regimes))
	for i, r := range f.Regimes {
		out[i] = Way{
			Name: french.Capital(t.t("say.aid.regime." + r.Regime)), Rate: t.num(r.Rate, figures.Percent), Ceiling: t.num(r.Ceiling, figures.Money), Room: t.num(r.Room, figures.Money),
			Chosen: r.Chosen, Open: r.Open(), Against: t.remarks(r.Against), Supposes: t.remarks(r.Hypotheses),
		}
	}
	return out
}

// WayHeads are the titles of the columns of the regimes: regime, rate, ceiling, room.
func (t *Texts) WayHeads() []string {
	return []string{t.t("ways.regime"), t.t("ways.rate"), t.t("ways.ceiling"), t.t("ways.room")}
}

// WayTitle names the table of the regimes.
func (t *Texts) WayTitle() string { return t.t("ways.title") }

// WayChosen is said beside the regime that is chosen.
func (t *Texts) WayChosen() string { return t.t("ways.chosen") }

// num writes a number that may be absent.
func (t *Texts) num(n dossier.Num, shape figures.Shape) string {
	if !n.OK {
		return t.t("ways.none")
	}
	return t.Quantity(n.Decimal, shape)
}

// Asking is what may be asked of the programme, as it is read.
type Asking struct {
	Ceiling string // "" where there is none
	How     string // « 35 % de 498 500,00 € · aide des zones à soutenir · petite entreprise »
	Others  string // that is in the ceiling already, "" for none
	Ask     string // what is left
	Amount  dossier.Money
	// Supposes are what the ceiling rests on, Against what stands against any.
	Supposes, Against []Remark
}

// Asking words what may be asked of the programme.
func (t *Texts) Asking(g figures.Grant) Asking {
	out := Asking{Amount: dossier.Money{Decimal: g.Ask}, Supposes: t.remarks(g.Supposed), Against: t.remarks(g.Against)}
	if !g.Ceiling.OK {
		return out
	}
	out.Ceiling, out.Ask = t.Quantity(g.Ceiling.Decimal, figures.Money), t.Quantity(g.Ask, figures.Money)
	if g.Others.Sign() > 0 {
		out.Others = t.Quantity(g.Others, figures.Money)
	}
	parts := []string{t.t("say.aid.regime." + g.Regime)}
	if g.Rate.OK {
		parts = append([]string{t.t("around.share_of", "rate", t.Quantity(g.Rate.Decimal, figures.Percent), "base", t.Quantity(g.Base.Decimal, figures.Money))}, parts...)
	}
	if g.Size != "" {
		parts = append(parts, t.t("category."+g.Size))
	}
	out.How = strings.Join(parts, " · ")
	return out
}
