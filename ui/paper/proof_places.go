package paper

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/ui/shell"
)

// printedPart is a step of which something stands on a page, with the questions
// whose answers begin there.
type printedPart struct {
	step   string
	title  string
	fields []printedField
}

type printedField struct {
	id    dossier.FieldID
	label string
}

// first is where « Modifier » leads: the first answer that is on the page.
func (p printedPart) first() shell.Place {
	to := shell.Place{Step: p.step}
	if len(p.fields) > 0 {
		to.Field = p.fields[0].id
	}
	return to
}

// printedOn lists what stands on a page, counted from 1, in the order of the
// steps: a section from the page on which it begins to the one on which its last
// answer does.
func printedOn(v *dossier.View, places map[string]int, page int, paramsTitle string) []printedPart {
	var parts []printedPart
	for i := range v.Call.Sections {
		s := &v.Call.Sections[i]
		first, ok := places["section."+s.ID]
		last := first
		part := printedPart{step: s.ID, title: s.Title}
		for j := range s.Fields {
			f := &s.Fields[j]
			pages := pagesOf(f.ID, places)
			if len(pages) == 0 {
				continue
			}
			if !ok {
				first, ok = pages[0], true
			}
			last = max(last, pages[len(pages)-1])
			if f.Asked() && pages[0] <= page && page <= pages[len(pages)-1] {
				part.fields = append(part.fields, printedField{f.ID, f.HeadOr()})
			}
		}
		if ok && first <= page && page <= last {
			parts = append(parts, part)
		}
	}
	params := printedPart{step: shell.StepParams, title: paramsTitle}
	for i := range v.Call.Params {
		f := &v.Call.Params[i]
		if places[string(f.ID)] == page {
			params.fields = append(params.fields, printedField{f.ID, f.HeadOr()})
		}
	}
	if len(params.fields) > 0 {
		parts = append(parts, params)
	}
	return parts
}

// pagesOf are the pages of a field and of its rows, in order.
func pagesOf(id dossier.FieldID, places map[string]int) []int {
	var pages []int
	for at, page := range places {
		if table, _, _ := strings.Cut(at, "/"); table == string(id) {
			pages = append(pages, page)
		}
	}
	slices.Sort(pages)
	return pages
}
