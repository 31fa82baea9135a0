package binder

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/pdf/layout"
)

// What is read at most of the bookmarks and named places of one file.
const (
	maxMarks      = 2000
	maxMarkLevel  = 6
	maxMarkLength = 300 // characters
	maxPlaces     = 50_000
)

// text gives a string for people; "" where there is none.
func (b *book) text(o types.Object) (s string) {
	defer func() {
		if recover() != nil {
			s = ""
		}
	}()
	switch b.object(o).(type) {
	case types.StringLiteral, types.HexLiteral:
	default:
		return ""
	}
	s, err := b.ctx.DereferenceText(o)
	if err != nil {
		return ""
	}
	return s
}

// key gives the bytes of a name or a string, by which places are named.
func (b *book) key(o types.Object) (string, bool) {
	switch o := b.object(o).(type) {
	case types.Name:
		return string(o), true
	case types.StringLiteral:
		raw, err := types.Unescape(string(o))
		return string(raw), err == nil
	case types.HexLiteral:
		return string(hexBytes(string(o))), true
	}
	return "", false
}

// place finds a place: the index of its page, and the view as PDF writes it.
func (b *book) place(o types.Object, pages map[int]int) (page int, view string, ok bool) {
	if name, named := b.key(o); named {
		o = b.named()[name]
	}
	if d := b.dict(o); d != nil {
		o = d["D"]
	}
	a := b.array(o)
	if len(a) == 0 {
		return 0, "", false
	}
	switch p := a[0].(type) {
	case types.IndirectRef:
		page, ok = pages[int(p.ObjectNumber)]
	case types.Integer:
		page, ok = int(p), int(p) >= 0 && int(p) < b.count
	}
	if !ok {
		return 0, "", false
	}
	return page, b.view(a[1:]), true
}

// view writes how a place is shown; whatever is not clear shows the page.
func (b *book) view(a types.Array) string {
	kinds := map[string]int{"XYZ": 3, "Fit": 0, "FitH": 1, "FitV": 1, "FitR": 4, "FitB": 0, "FitBH": 1, "FitBV": 1}
	if len(a) == 0 {
		return "/Fit"
	}
	kind := b.name(a[0])
	n, known := kinds[kind]
	if !known || len(a) < 1+n {
		return "/Fit"
	}
	out := "/" + kind
	for _, x := range a[1 : 1+n] {
		v, ok := b.number(x)
		if !ok || v > 1e6 || v < -1e6 {
			if kind == "FitR" {
				return "/Fit"
			}
			out += " null"
			continue
		}
		out += " " + numberText(v)
	}
	return out
}

// named are the places of the file that have a name. They are read once.
func (b *book) named() map[string]types.Object {
	if b.names != nil {
		return b.names
	}
	b.names = map[string]types.Object{}
	catalog := b.catalog()
	for name, o := range b.dict(catalog["Dests"]) {
		b.names[name] = o
	}
	seen := map[int]bool{}
	waiting := []types.Object{b.dict(catalog["Names"])["Dests"]}
	for left := maxPlaces; len(waiting) > 0 && left > 0; left-- {
		o := waiting[0]
		waiting = waiting[1:]
		if r, ok := o.(types.IndirectRef); ok {
			if seen[int(r.ObjectNumber)] {
				continue
			}
			seen[int(r.ObjectNumber)] = true
		}
		node := b.dict(o)
		if len(waiting) < maxPlaces {
			waiting = append(waiting, b.array(node["Kids"])...)
		}
		pairs := b.array(node["Names"])
		for i := 0; i+1 < len(pairs) && len(b.names) < maxPlaces; i += 2 {
			if name, ok := b.key(pairs[i]); ok {
				b.names[name] = pairs[i+1]
			}
		}
	}
	return b.names
}

func (b *book) catalog() types.Dict {
	if b.ctx.Root == nil {
		return nil
	}
	return b.dict(*b.ctx.Root)
}

// marks are the bookmarks of the file. One that leads nowhere leads to where
// the one before it does.
func (b *book) marks(pages map[int]int) []layout.GuestMark {
	type next struct {
		o     types.Object
		level int
	}
	var out []layout.GuestMark
	seen := map[int]bool{}
	waiting := []next{{b.dict(b.catalog()["Outlines"])["First"], 0}}
	for len(waiting) > 0 && len(out) < maxMarks {
		at := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		r, ok := at.o.(types.IndirectRef)
		if !ok || seen[int(r.ObjectNumber)] {
			continue
		}
		seen[int(r.ObjectNumber)] = true
		d := b.dict(r)
		if d == nil {
			continue
		}
		waiting = append(waiting, next{d["Next"], at.level})
		if at.level < maxMarkLevel {
			waiting = append(waiting, next{d["First"], at.level + 1})
		}
		m := layout.GuestMark{Level: at.level, Title: strings.TrimSpace(b.text(d["Title"])), View: "/Fit"}
		if title := []rune(m.Title); len(title) > maxMarkLength {
			m.Title = string(title[:maxMarkLength]) + "…"
		}
		dest := d["Dest"]
		if a := b.dict(d["A"]); dest == nil && b.name(a["S"]) == "GoTo" {
			dest = a["D"]
		}
		if page, view, ok := b.place(dest, pages); ok {
			m.Page, m.View = page, view
		} else if len(out) > 0 {
			m.Page = out[len(out)-1].Page
		}
		if m.Title != "" {
			out = append(out, m)
		}
	}
	return out
}

// layers tells the groups of content of the file, and which of them a reader
// does not show at first.
func (b *book) layers() (groups []int, hidden map[int]bool) {
	hidden = map[int]bool{}
	properties := b.dict(b.catalog()["OCProperties"])
	if properties == nil {
		return nil, nil
	}
	numbers := func(o types.Object) []int {
		var out []int
		for _, x := range b.array(o) {
			if r, ok := x.(types.IndirectRef); ok && len(out) < maxMarks {
				out = append(out, int(r.ObjectNumber))
			}
		}
		return out
	}
	groups = numbers(properties["OCGs"])
	slices.Sort(groups)
	groups = slices.Compact(groups)
	config := b.dict(properties["D"])
	if b.name(config["BaseState"]) == "OFF" {
		for _, g := range groups {
			hidden[g] = true
		}
		for _, g := range numbers(config["ON"]) {
			delete(hidden, g)
		}
	}
	for _, g := range numbers(config["OFF"]) {
		hidden[g] = true
	}
	return groups, hidden
}
