package reference

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossierpme/internal/french"
)

// Liability says how the members of a company answer for its debts, which
// decides how an undertaking in difficulty is recognised.
type Liability string

// The liabilities. A form without share capital has neither test.
const (
	Limited   Liability = "limited"
	Unlimited Liability = "unlimited"
	NoCapital Liability = "none"
)

// LegalForm is a catégorie juridique, of INSEE or of the Registre national des
// entreprises, that an SME can have.
type LegalForm struct {
	Code         string // four digits
	Abbreviation string // as people say it, for instance SARL; may be empty
	Label        string
	Liability    Liability
	Also         []string // what else people call it
}

// Title is its label, behind the abbreviation where it has one.
func (f LegalForm) Title() string {
	if f.Abbreviation == "" {
		return f.Label
	}
	return f.Abbreviation + " · " + f.Label
}

// LegalForm returns the legal form with this code.
func (r *Reference) LegalForm(code string) (LegalForm, bool) {
	all := r.forms()
	i, ok := slices.BinarySearchFunc(all, code, func(f LegalForm, code string) int { return cmp.Compare(f.Code, code) })
	if !ok {
		return LegalForm{}, false
	}
	return all[i], true
}

// SearchLegalForms returns at most limit legal forms for the beginning of a
// code, an abbreviation or words of the label. The forms whose abbreviation is
// exactly that come first.
func (r *Reference) SearchLegalForms(text string, limit int) []LegalForm {
	var out []LegalForm
	for _, i := range searchLabels(r.formsIndex(), text, limit) {
		out = append(out, r.forms()[i])
	}
	return out
}

func parseLegalForms(text []byte) []LegalForm {
	var all []LegalForm
	eachRow("legal forms", string(text), 5, func(c []string) {
		f := LegalForm{Code: c[0], Abbreviation: c[1], Label: c[2], Liability: Liability(c[3])}
		if c[4] != "" {
			f.Also = strings.Split(c[4], "|")
		}
		switch f.Liability {
		case Limited, Unlimited, NoCapital:
		default:
			panic(fmt.Sprintf("reference: legal form %s: unknown liability %q", f.Code, f.Liability))
		}
		all = append(all, f)
	})
	return all
}

func indexLegalForms(all []LegalForm) []labelled {
	out := make([]labelled, len(all))
	for i, f := range all {
		out[i] = labelled{code: f.Code, label: french.Fold(f.Label), abbreviation: french.Fold(f.Abbreviation)}
		for _, name := range f.Also {
			out[i].also = append(out[i].also, french.Fold(name))
		}
	}
	return out
}
