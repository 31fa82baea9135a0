package sheet

import (
	"dossierpme/dossier/rows"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/say"
)

// words are the words of a workbook: the texts below "sheet".
type words struct{ *say.Words }

func (w words) t(key string, args ...any) string { return w.T("sheet."+key, args...) }

// label is what a number of a figure is called, wherever it stands.
func (w words) label(figure, key string) string {
	return figuretext.New(w.Words, nil).Label(figure, key)
}

// eligibility is the word for what counts for an expense.
func (w words) eligibility(e string) string { return w.t("eligible." + e) }

// share is the word for how a resource counts.
func (w words) share(s rows.Share) string {
	if s == rows.Unclear {
		return w.t("share.unclear")
	}
	return w.t("share." + string(s))
}

// The heads of the columns, as keys of words.
var (
	expenseHeads  = []string{"number", "name", "category", "line", "supplier", "proof", "year", "quantity", "price", "amount", "eligible", "eligible_amount"}
	resourceHeads = []string{"number", "source", "nature", "body", "amount", "year", "state", "date", "share", "counted", "proof"}
	categoryHeads = []string{"category", "amount", "eligible", "to_check", "ineligible"}
	yearHeads     = []string{"year", "expenses", "eligible", "resources", "gap"}
)

// heads are the heads of a table.
func (w words) heads(table string, keys []string) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = w.t(table + "." + key)
	}
	return out
}
