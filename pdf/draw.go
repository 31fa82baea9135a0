package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"dossierpme/dossier/outline"
)

// family names the fonts inside gofpdf.
const family = "sourcesans3"

// The styles under which gofpdf knows the faces.
var faceStyle = [faces]string{regular: "", semibold: "I", bold: "B"}

// pen draws ops with gofpdf and remembers what is set, so that nothing is set
// twice.
type pen struct {
	pdf  *gofpdf.Fpdf
	t    *Typeface
	face face
	size float64
	code *Code
}

// draw lets gofpdf draw the pages, each piece of content marked with its place
// in the structure. gofpdf keeps the first error and then does nothing, so it
// is asked once, at the end.
func draw(w *bytes.Buffer, l *layout, g *tags, subsets *[faces]*subset, doc *outline.Document, opts Options, at *int) error {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	f.SetCatalogSort(true)
	f.SetCompression(false) // done once, at the end
	f.SetCreationDate(opts.Date)
	f.SetModificationDate(opts.Date)
	for i, s := range subsets {
		if s != nil {
			f.AddUTF8FontFromBytes(family, faceStyle[i], bytes.Clone(s.data))
		}
	}
	p := &pen{pdf: f, t: opts.Type}
	mark := ""
	if doc.Words.Mark != "" {
		mark = opts.Type.watermark(doc.Words.Mark)
	}
	for i := range l.pages {
		if l.pages[i].guest != "" {
			continue
		}
		*at = i + 1
		f.AddPage()
		p.size, p.code = 0, l.pages[i].code
		if mark != "" {
			f.RawWriteStr("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n" + mark + "\nEMC")
		}
		for _, c := range g.pages[i] {
			f.RawWriteStr(c.opening(l))
			for _, o := range c.ops {
				p.op(o)
			}
			f.RawWriteStr("EMC")
		}
	}
	*at = 0
	if err := f.Output(w); err != nil {
		return fmt.Errorf("draw: %w", err)
	}
	return nil
}

// opening begins a piece of marked content.
func (c *content) opening(l *layout) string {
	switch {
	case c.mcid >= 0:
		return fmt.Sprintf("/%s <</MCID %d>> BDC", l.elems[c.elem].role, c.mcid)
	case c.edge == inHead:
		return "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
	case c.edge == inFoot:
		return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
	}
	return "/Artifact <</Type /Layout>> BDC"
}

// cutFonts cuts every font to the characters that the pages take from it.
func cutFonts(t *Typeface, g *tags) *[faces]*subset {
	var out [faces]*subset
	for i, used := range g.used {
		if len(used) == 0 {
			continue
		}
		runes := make([]rune, 0, len(used))
		for r := range used {
			runes = append(runes, r)
		}
		slices.Sort(runes)
		out[i] = t.files[i].cut(runes)
	}
	return &out
}

func (p *pen) font(fc face, size float64) {
	if p.size == size && p.face == fc {
		return
	}
	p.pdf.SetFont(family, faceStyle[fc], size)
	p.face, p.size = fc, size
}

func (p *pen) op(o op) {
	f := p.pdf
	switch o.kind {
	case opText, opPage:
		if o.text == "" {
			return
		}
		p.font(o.style.face, o.style.size)
		c := o.style.colour
		f.SetTextColor(int(c[0]), int(c[1]), int(c[2]))
		if o.style.track != 0 {
			f.RawWriteStr(fmt.Sprintf("q %.2f Tc", o.style.track))
		}
		p.text(o)
		if o.style.track != 0 {
			f.RawWriteStr("Q")
		}
	case opLine:
		p.stroke(o.colour, max(o.h, hair))
		if o.w == 0 { // upright: h is the length
			p.stroke(o.colour, hair)
			f.Line(o.x, o.y, o.x, o.y+o.h)
			return
		}
		f.Line(o.x, o.y, o.x+o.w, o.y)
	case opDots:
		if o.w < 6 {
			return
		}
		p.stroke(o.colour, 0.7)
		f.SetLineCapStyle("round")
		f.SetDashPattern([]float64{0.01, 3.2}, 0)
		f.Line(o.x, o.y, o.x+o.w, o.y)
		f.SetDashPattern(nil, 0)
		f.SetLineCapStyle("butt")
	case opRect:
		p.fill(o.colour)
		f.Rect(o.x, o.y, o.w, o.h, "F")
	case opBox:
		p.stroke(o.colour, 0.7)
		if o.style.size > 0 { // rounded
			f.RoundedRect(o.x, o.y, o.w, o.h, o.style.size, "1234", "D")
			f.RawWriteStr("Q") // gofpdf opens a state here and leaves it open
			return
		}
		f.Rect(o.x, o.y, o.w, o.h, "D")
	case opDisc:
		p.fill(o.colour)
		f.Circle(o.x, o.y, o.w/2, "F")
	case opDiamond:
		p.fill(o.colour)
		r := o.w / 2
		f.Polygon([]gofpdf.PointType{{X: o.x, Y: o.y - r}, {X: o.x + r, Y: o.y}, {X: o.x, Y: o.y + r}, {X: o.x - r, Y: o.y}}, "F")
	case opTick:
		p.stroke(o.colour, 1.5)
		f.SetLineCapStyle("round")
		f.Line(o.x+2.1, o.y+o.h*0.52, o.x+o.w*0.42, o.y+o.h-2.2)
		f.Line(o.x+o.w*0.42, o.y+o.h-2.2, o.x+o.w-1.8, o.y+2.1)
		f.SetLineCapStyle("butt")
	case opCode:
		f.RawWriteStr(p.code.path(o.x, pageHeight-o.y-o.h, o.w))
	}
}

// text draws a line; what follows a narrow no-break space is moved by the
// width that layout gave it beyond the font's.
func (p *pen) text(o op) {
	x, rest := o.x, o.text
	for {
		i := strings.IndexRune(rest, narrow)
		if i < 0 || i+len(string(narrow)) == len(rest) {
			break
		}
		head := rest[:i+len(string(narrow))]
		p.pdf.Text(x, o.y, head)
		x += p.t.measure(head, o.style.face, o.style.size) + o.style.track*float64(utf8.RuneCountInString(head))
		rest = rest[len(head):]
	}
	p.pdf.Text(x, o.y, rest)
}

func (p *pen) stroke(c rgb, width float64) {
	p.pdf.SetDrawColor(int(c[0]), int(c[1]), int(c[2]))
	p.pdf.SetLineWidth(width)
}

func (p *pen) fill(c rgb) { p.pdf.SetFillColor(int(c[0]), int(c[1]), int(c[2])) }
