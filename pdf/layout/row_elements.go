package layout

import (
	"strings"

	"dossierpme/dossier/outline"
)

// cellElems are the elements of the two parts of a cell.
type cellElems struct{ text, detail int }

// rowElems opens the cells of the open row and closes them again: what each
// holds, and the element of the line under the row. The cell that names the row
// is its head, and is read out with every other one. What stands below the name
// is read once, with the last cell.
func (b *builder) rowElems(cols []outline.Column, r outline.Row) (elems []cellElems, below int) {
	elems, below = make([]cellElems, len(cols)), Artifact
	name, last := b.naming(cols, r), len(cols)-1
	under := min(r.DetailFrom, last)
	if under == name {
		under = last
	}
	for c := range cols {
		var has outline.Cell
		if c < len(r.Cells) {
			has = r.Cells[c]
		}
		lent := c == name && c < last && has.Detail != ""
		if lent {
			has.Detail = ""
		}
		taken := c == last && name >= 0 && name < last && r.Cells[name].Detail != ""
		line := c == under && r.Detail != ""
		if c == name {
			b.elems[b.begin(RoleHead)].Scope = "Row"
		} else {
			b.begin(RoleData)
		}
		elems[c] = b.cellElems(has, taken || line)
		if taken {
			elems[name].detail = b.leaf(RoleP)
		}
		if line {
			below = b.leaf(RoleP)
		}
		b.end()
	}
	return elems, below
}

// cellElems opens what the open cell holds: its text alone, a link, or
// paragraphs where there is more than one.
func (b *builder) cellElems(c outline.Cell, more bool) cellElems {
	switch {
	case c.Link != "":
		e := b.leaf(RoleLink)
		return cellElems{e, e}
	case c.Detail != "":
		return cellElems{b.leaf(RoleP), b.leaf(RoleP)}
	case more:
		return cellElems{text: b.leaf(RoleP)}
	}
	return cellElems{text: b.cur}
}

// naming is the cell that says what a row is about: that of the column of names,
// or where it says nothing the first text, such as the number of a row whose
// name is still to come, or what a total is called; -1 in an empty row, and where
// there is nothing beside it to name.
func (b *builder) naming(cols []outline.Column, r outline.Row) int {
	if len(cols) == 1 {
		return -1
	}
	names := 0
	for c := range cols {
		if cols[c].Names {
			names = c
		}
	}
	said := func(c int) bool {
		return c < len(cols) && c < len(r.Cells) && strings.TrimRight(b.clean(r.Cells[c].Text.S), "\n ") != ""
	}
	if said(names) && r.Cells[names].Text.Tone != outline.Todo {
		return names
	}
	first := -1
	for c := range r.Cells {
		if !said(c) {
			continue
		}
		if cols[c].Align == outline.Left && r.Cells[c].Text.Tone != outline.Todo {
			return c
		}
		if first < 0 {
			first = c
		}
	}
	return first
}
