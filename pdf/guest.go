package pdf

import (
	"fmt"
	"maps"
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
)

// Guest is what stands behind a separator: pages of another file, which whoever
// knows that file writes.
type Guest struct {
	layout.Visit
	// Write puts every page. It is called once, when the pages of the document
	// are written.
	Write func(w *GuestWriter) error
}

// Ref is the number of an object of the file that is written.
type Ref = object.Ref

// GuestWriter writes the pages of one guest.
type GuestWriter struct {
	f      *object.Writer
	tree   object.Ref
	pages  []object.Ref
	stamp  string // words, with four numbers to fill in
	number int    // printed on its first page
	all    int    // pages of the whole document
	font   object.Ref
	face   *font.TrueType
	ground object.Ref // a graphics state that lets what is under the stamp shine through
	layers *[]layer
}

// layer is a group of content that a reader can hide.
type layer struct {
	group  object.Ref
	hidden bool
}

// Reserve gives a number to an object that is written later.
func (w *GuestWriter) Reserve() Ref { return w.f.Reserve() }

// Put writes an object that is no stream under a reserved number.
func (w *GuestWriter) Put(r Ref, body string) { w.f.Put(r, body) }

// Stream writes a stream as it is packed, under a reserved number; entries are
// those of its dictionary beside its length.
func (w *GuestWriter) Stream(r Ref, entries string, data []byte) { w.f.RawAs(r, entries, data) }

// Pack writes a stream of plain bytes under the next number.
func (w *GuestWriter) Pack(entries string, data []byte) (Ref, error) {
	return w.f.Stream(entries, data)
}

// Page is the number of a page of the guest, counted from 0.
func (w *GuestWriter) Page(i int) Ref { return w.pages[i] }

// PutPage writes a page of the guest; entries are those of its dictionary
// beside type and parent.
func (w *GuestWriter) PutPage(i int, entries string) {
	w.f.Put(w.Page(i), fmt.Sprintf("<< /Type /Page /Parent %s %s >>", w.tree, entries))
}

// Layer tells of a group of content, and whether a reader hides it at first.
func (w *GuestWriter) Layer(group Ref, hidden bool) {
	*w.layers = append(*w.layers, layer{group, hidden})
}

const (
	stampSize   = 7.5
	stampHeight = 13.0
	stampPad    = 5.0
	stampMargin = 12.0 // from the corner of the page
)

// Stamp makes the label of a page, to stand in the upper right corner of what
// is shown of it: crop is left, bottom, right and top, rotate the clockwise
// turn by which a reader shows it. It returns the object to draw and the matrix
// to draw it with.
func (w *GuestWriter) Stamp(i int, crop [4]float64, rotate int) (Ref, string, error) {
	text := fmt.Sprintf(w.stamp, i+1, len(w.pages), w.number+i, w.all)
	width := stampPad * 2
	var codes strings.Builder
	for _, r := range text {
		if !w.face.Has(r) {
			continue
		}
		width += float64(w.face.Advance(r)) * stampSize / 1000
		fmt.Fprintf(&codes, "%04X", r)
	}
	drawing := fmt.Sprintf("/G gs 1 g 0 0 %[1]s %[2]s re f /F gs %[3]s RG 0.4 w 0.2 0.2 %[4]s %[5]s re S BT %[6]s rg /T %[7]s Tf %[8]s %[9]s Td <%[10]s> Tj ET",
		object.Number(width), object.Number(stampHeight), colourOf(layout.Hairline), object.Number(width-0.4), object.Number(stampHeight-0.4),
		colourOf(layout.Muted), object.Number(stampSize), object.Number(stampPad), object.Number((stampHeight-stampSize*0.66)/2), codes.String())
	r, err := w.f.Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources << /Font << /T %s >> /ExtGState << /G %s /F << /ca 1 >> >> >>",
		object.Number(width), object.Number(stampHeight), w.font, w.ground), []byte(drawing))
	if err != nil {
		return 0, "", err
	}
	m, shownW, shownH := uprightOf(crop, rotate)
	scale := min(max(min(shownW, shownH)/layout.PageWidth, 0.35), 8)
	scale = min(scale, 0.9*shownW/width, 0.5*shownH/stampHeight)
	x, y := shownW-scale*(width+stampMargin), shownH-scale*(stampHeight+stampMargin)
	x, y = max(x, 0), max(y, 0)
	return r, fmt.Sprintf("%s %s %s %s %s %s",
		object.Precise(m[0]*scale), object.Precise(m[1]*scale), object.Precise(m[2]*scale), object.Precise(m[3]*scale),
		object.Precise(m[0]*x+m[2]*y+m[4]), object.Precise(m[1]*x+m[3]*y+m[5])), nil
}

// uprightOf gives the matrix from what is shown, counted from its lower left
// corner, to the page, and the size of what is shown.
func uprightOf(crop [4]float64, rotate int) (m [6]float64, width, height float64) {
	width, height = crop[2]-crop[0], crop[3]-crop[1]
	switch rotate {
	case 90:
		return [6]float64{0, 1, -1, 0, crop[2], crop[1]}, height, width
	case 180:
		return [6]float64{-1, 0, 0, -1, crop[2], crop[3]}, width, height
	case 270:
		return [6]float64{0, -1, 1, 0, crop[0], crop[3]}, height, width
	}
	return [6]float64{1, 0, 0, 1, crop[0], crop[1]}, width, height
}

// visits are the guests as layout knows them.
func visits(guests map[outline.ID]*Guest) map[outline.ID]*layout.Visit {
	out := make(map[outline.ID]*layout.Visit, len(guests))
	for id, g := range guests {
		out[id] = &g.Visit
	}
	return out
}

// standIns puts signed pages in the place of those to sign, and returns all guests
// of the document.
func standIns(l *layout.Document, doc *outline.Document, opts *Options) map[outline.ID]*Guest {
	all := maps.Clone(opts.Guests)
	if all == nil {
		all = map[outline.ID]*Guest{}
	}
	for i := range l.Pages {
		p := &l.Pages[i]
		g := opts.Instead[p.Number]
		if g == nil || p.Sheet == 0 {
			continue
		}
		p.Ops = nil
		p.Guest = outline.ID(fmt.Sprintf("instead/%d", p.Number))
		l.Stamps[p.Guest], _ = opts.Type.Clean(doc.Words.Signed)
		all[p.Guest] = g
	}
	return all
}

// guestsOf finds the guests of a layout.
func guestsOf(l *layout.Document, o *Options) []*guestPages {
	var out []*guestPages
	for i, p := range l.Pages {
		if p.Guest == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].id == p.Guest {
			out[n-1].pages++
			continue
		}
		out = append(out, &guestPages{id: p.Guest, first: i, pages: 1, guest: o.Guests[p.Guest]})
	}
	return out
}

// guestPages is where the pages of a guest stand in the file.
type guestPages struct {
	id           outline.ID
	first, pages int
	guest        *Guest
}

// invite lets every guest write its pages.
func invite(f *object.Writer, l *layout.Document, tree object.Ref, pages []object.Ref, letters object.Ref, opts *Options) ([]layer, error) {
	var layers []layer
	guests := guestsOf(l, opts)
	if len(guests) == 0 {
		return nil, nil
	}
	ground := f.Add("<< /Type /ExtGState /ca 0.85 >>")
	for _, g := range guests {
		w := &GuestWriter{
			f: f, tree: tree, pages: pages[g.first : g.first+g.pages], stamp: l.Stamps[g.id],
			number: l.Pages[g.first].Number, all: len(l.Pages), font: letters, face: opts.Type.Font(font.Semibold), ground: ground, layers: &layers,
		}
		if err := g.guest.Write(w); err != nil {
			return nil, err
		}
	}
	return layers, nil
}

// layerProperties lists the layers for readers that can hide them.
func layerProperties(layers []layer) string {
	if len(layers) == 0 {
		return ""
	}
	var all, hidden []string
	for _, x := range layers {
		all = append(all, x.group.String())
		if x.hidden {
			hidden = append(hidden, x.group.String())
		}
	}
	list := strings.Join(all, " ")
	return fmt.Sprintf(" /OCProperties << /OCGs [%s] /D << /Order [%s] /OFF [%s] >> >>", list, list, strings.Join(hidden, " "))
}
