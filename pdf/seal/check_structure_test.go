package seal_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// elemSeen is an element of the structure tree.
type elemSeen struct {
	ref    int
	dict   types.Dict
	role   string
	parent *elemSeen
	kids   []*elemSeen
	mcids  int
	links  []int // objects of annotations
}

// roles are the structure types that our files use.
var roles = strings.Fields("Document Sect H1 H2 H3 P L LI Lbl LBody Table TR TH TD Caption Figure TOC TOCI Reference Link Span Form")

// inside says what an element may hold; what is not listed may hold anything.
var inside = map[string][]string{
	"L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "Caption"}, "TR": {"TH", "TD"},
	"TOC": {"TOC", "TOCI", "Caption"}, "TOCI": {"Lbl", "Reference", "P", "TOC"}, "Figure": {}, "Form": {}, "Reference": {"Link", "Span"},
	"P": {"Link", "Span"}, "H1": {"Link", "Span"}, "H2": {"Link", "Span"}, "H3": {"Link", "Span"},
}

// under says where an element may stand.
var under = map[string][]string{
	"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}, "Reference": {"TOCI"},
	"Lbl": {"LI", "TOCI"}, "Caption": {"Table", "TOC", "L"}, "Document": {""}, "Sect": {"Document"},
}

// grouping elements hold elements, never content of their own.
var grouping = strings.Fields("Document Sect L LI Table TR TOC TOCI Reference")

// checkStructure walks the tree (ISO 14289-1, 7.1 to 7.5; ISO 19005-3, 6.7).
func (c *checker) checkStructure() {
	root := c.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		return
	}
	if c.name(root["Type"]) != "StructTreeRoot" || root["RoleMap"] != nil {
		c.bad("root of the structure")
	}
	var tops []*elemSeen
	for _, k := range c.kids(root["K"]) {
		if e := c.element(k, nil, numberOf(c.catalog["StructTreeRoot"])); e != nil {
			tops = append(tops, e)
		}
	}
	if len(tops) != 1 || tops[0].role != "Document" {
		c.bad("the structure is not one document")
		return
	}
	level := 0
	c.rules(tops[0], &level)
	c.checkParents(root)
	for i, p := range c.pages {
		for mcid, tag := range p.mcids {
			owner, ok := p.owner[mcid]
			if !ok {
				c.bad("page %d: content %d is not in the tree", i+1, mcid)
			} else if role := c.elems[owner].role; role != tag {
				c.bad("page %d: content %d is marked %s, its element is %s", i+1, mcid, tag, role)
			}
		}
	}
	claimed := map[int]bool{}
	for _, e := range c.elems {
		for _, l := range e.links {
			if claimed[l] {
				c.bad("link %d is in the tree twice", l)
			}
			claimed[l] = true
		}
	}
	for n := range c.annots {
		if !claimed[n] {
			c.bad("link %d is not in the tree", n)
		}
	}
}

func (c *checker) kids(o types.Object) types.Array {
	if a, ok := c.deref(o).(types.Array); ok {
		return a
	}
	if o == nil {
		return nil
	}
	return types.Array{o}
}

func (c *checker) element(o types.Object, parent *elemSeen, parentRef int) *elemSeen {
	n := numberOf(o)
	if n == 0 || c.elems[n] != nil {
		c.bad("element %v stands twice or is no object", o)
		return nil
	}
	d := c.dict(o)
	e := &elemSeen{ref: n, dict: d, role: c.name(d["S"]), parent: parent}
	c.elems[n] = e
	if numberOf(d["P"]) != parentRef {
		c.bad("element %d does not know its parent", n)
	}
	if !slices.Contains(roles, e.role) {
		c.bad("element %d is a %q", n, e.role)
	}
	for _, k := range c.kids(d["K"]) {
		if mcid, ok := k.(types.Integer); ok {
			c.claim(e, numberOf(d["Pg"]), int(mcid))
			continue
		}
		kd := c.dict(k)
		switch c.name(kd["Type"]) {
		case "MCR":
			mcid, _ := c.integer(kd["MCID"])
			c.claim(e, numberOf(kd["Pg"]), mcid)
		case "OBJR":
			a, ok := c.annots[numberOf(kd["Obj"])]
			if !ok {
				c.bad("element %d holds something that is on no page", n)
			} else if c.pages[a.page].ref != numberOf(kd["Pg"]) {
				c.bad("element %d holds a link of another page", n)
			}
			e.links = append(e.links, numberOf(kd["Obj"]))
		default:
			if kid := c.element(k, e, n); kid != nil {
				e.kids = append(e.kids, kid)
			}
		}
	}
	return e
}

// claim notes that an element holds a piece of content.
func (c *checker) claim(e *elemSeen, page, mcid int) {
	e.mcids++
	for i, p := range c.pages {
		if p.ref != page {
			continue
		}
		if _, ok := p.mcids[mcid]; !ok {
			c.bad("element %d holds content %d, which page %d has not", e.ref, mcid, i+1)
		}
		if _, twice := p.owner[mcid]; twice {
			c.bad("content %d of page %d is in the tree twice", mcid, i+1)
		}
		p.owner[mcid] = e.ref
		return
	}
	c.bad("element %d is on no page", e.ref)
}

// rules are those of single elements, in reading order.
func (c *checker) rules(e *elemSeen, level *int) {
	at := fmt.Sprintf("%s %d", e.role, e.ref)
	up := ""
	if e.parent != nil {
		up = e.parent.role
	}
	if allowed, ok := under[e.role]; ok && !slices.Contains(allowed, up) {
		c.bad("%s stands in %s", at, up)
	}
	if allowed, ok := inside[e.role]; ok {
		for _, k := range e.kids {
			if !slices.Contains(allowed, k.role) {
				c.bad("%s holds %s", at, k.role)
			}
		}
	}
	if slices.Contains(grouping, e.role) && (e.mcids > 0 || len(e.links) > 0) {
		c.bad("%s holds content", at)
	}
	// A cell may be empty, and so may the whole where a document says nothing.
	if e.mcids+len(e.kids)+len(e.links) == 0 && e.role != "TD" && e.role != "Document" {
		c.bad("%s is empty", at)
	}
	if e.mcids > 0 && len(e.kids) > 0 {
		c.bad("%s mixes content and elements", at)
	}
	attrs := c.dict(e.dict["A"])
	switch e.role {
	case "H1", "H2", "H3":
		n := int(e.role[1] - '0')
		if n > *level+1 {
			c.bad("%s follows a heading of level %d", at, *level)
		}
		*level = n
	case "Figure":
		c.checkFigure(at, e, attrs)
	case "TH":
		if s := c.name(attrs["Scope"]); c.name(attrs["O"]) != "Table" || s != "Column" && s != "Row" && s != "Both" {
			c.bad("%s has no scope", at)
		}
	case "Table":
		c.checkTable(at, e)
	case "L":
		if c.name(attrs["ListNumbering"]) == "" {
			c.bad("%s does not say how it counts", at)
		}
	case "LI":
		if n := len(e.kids); n == 0 || e.kids[n-1].role != "LBody" || n == 2 && e.kids[0].role != "Lbl" || n > 2 {
			c.bad("%s is no label and body", at)
		}
	case "TOCI":
		if !slices.ContainsFunc(e.kids, func(k *elemSeen) bool { return k.role == "Reference" }) {
			c.bad("%s refers to nothing", at)
		}
	case "Link":
		if len(e.links) == 0 || e.mcids == 0 {
			c.bad("%s has no area or no words", at)
		}
	}
	if e.role == "Form" && (len(e.links) != 1 || e.mcids > 0 || c.name(c.annots[e.links[0]].dict["Subtype"]) != "Widget") {
		c.bad("%s is not around one field", at)
	}
	if e.role == "Link" && slices.ContainsFunc(e.links, func(l int) bool { return c.name(c.annots[l].dict["Subtype"]) != "Link" }) {
		c.bad("%s is around a field", at)
	}
	if e.role != "Link" && e.role != "Form" && len(e.links) > 0 {
		c.bad("%s holds a link", at)
	}
	for i, k := range e.kids {
		if k.role == "Caption" && i > 0 {
			c.bad("%s has its caption in the middle", at)
		}
		c.rules(k, level)
	}
}

func (c *checker) checkFigure(at string, e *elemSeen, attrs types.Dict) {
	if strings.TrimSpace(c.text(e.dict["Alt"])) == "" {
		c.bad("%s has no words", at)
	}
	b := c.array(attrs["BBox"])
	if c.name(attrs["O"]) != "Layout" || len(b) != 4 {
		c.bad("%s has no box", at)
		return
	}
	x1, y1, x2, y2 := c.number(b[0]), c.number(b[1]), c.number(b[2]), c.number(b[3])
	if x1 < 0 || y1 < 0 || x1 >= x2 || y1 >= y2 || x2 > 596 || y2 > 842 {
		c.bad("%s has the box %v", at, b)
	}
	if e.mcids != 1 {
		c.bad("%s is %d pieces", at, e.mcids)
	}
}

// checkTable sees to it that all rows have the same number of columns, that
// there is a head, and that one cell of every row below it names the row.
func (c *checker) checkTable(at string, e *elemSeen) {
	want, heads := -1, 0
	for _, tr := range e.kids {
		if tr.role != "TR" {
			continue
		}
		n, said, names, columns := 0, 0, 0, 0
		for _, cell := range tr.kids {
			if cell.mcids+len(cell.kids) > 0 {
				said++
			}
			switch c.name(c.dict(cell.dict["A"])["Scope"]) {
			case "Row":
				names++
			case "Column":
				columns++
			}
			span := 1
			if s, ok := c.integer(c.dict(cell.dict["A"])["ColSpan"]); ok {
				span = s
			}
			n += span
			if cell.role == "TH" {
				heads++
			}
		}
		switch {
		case columns > 0 && names > 0, columns > 0 && columns < said:
			c.bad("%s mixes heads of columns with cells", at)
		case columns == 0 && said > 0 && n > len(tr.kids) && names > 0:
			c.bad("%s has a line of words that names a row", at)
		case columns == 0 && said > 0 && n == len(tr.kids) && names != min(n-1, 1):
			c.bad("%s has a row with %d names", at, names)
		}
		if want < 0 {
			want = n
		}
		if n != want {
			c.bad("%s has rows of %d and %d columns", at, want, n)
		}
	}
	if heads == 0 || want <= 0 {
		c.bad("%s has no heads", at)
	}
}

// checkParents follows the way back from content to elements.
func (c *checker) checkParents(root types.Dict) {
	nums := c.array(c.dict(root["ParentTree"])["Nums"])
	byKey, last := map[int]types.Object{}, -1
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := c.integer(nums[i])
		if key <= last {
			c.bad("parent tree is out of order")
		}
		last = key
		byKey[key] = nums[i+1]
	}
	if next, _ := c.integer(root["ParentTreeNextKey"]); next <= last {
		c.bad("next key of the parent tree")
	}
	seen := map[int]bool{}
	for i, p := range c.pages {
		key, _ := c.integer(p.dict["StructParents"])
		if seen[key] {
			c.bad("key %d of the parent tree is used twice", key)
		}
		seen[key] = true
		refs := c.array(byKey[key])
		if len(refs) != len(p.mcids) {
			c.bad("page %d: parent tree knows %d of %d", i+1, len(refs), len(p.mcids))
			continue
		}
		for mcid, r := range refs {
			if numberOf(r) != p.owner[mcid] {
				c.bad("page %d: content %d leads back to %d, not %d", i+1, mcid, numberOf(r), p.owner[mcid])
			}
		}
	}
	for n, a := range c.annots {
		key, _ := c.integer(a.dict["StructParent"])
		if seen[key] {
			c.bad("key %d of the parent tree is used twice", key)
		}
		seen[key] = true
		e := c.elems[numberOf(byKey[key])]
		if e == nil || !slices.Contains(e.links, n) {
			c.bad("link %d does not lead back to its element", n)
		}
	}
}
