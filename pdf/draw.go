package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
)

// family names the fonts inside gofpdf.
const family = "sourcesans3"

// The styles under which gofpdf knows the faces.
var faceStyle = [font.Faces]string{font.Regular: "", font.Semibold: "I", font.Bold: "B"}

// pen draws ops with gofpdf and remembers what is set, so that nothing is set
// twice.
type pen struct {
	pdf  *gofpdf.Fpdf
	t    *font.Typeface
	face font.Face
	size float64
	code *Code
}

// draw lets gofpdf draw the pages, each piece of content marked with its place
// in the structure. gofpdf keeps the first error and then does nothing, so it
// is asked once, at the end.
func draw(w *bytes.Buffer, l *layout.Document, g *tags, subsets *[font.Faces]*font.Subset, codes map[int]*Code, doc *outline.Document, opts Options, at *int) error {
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
			f.AddUTF8FontFromBytes(family, faceStyle[i], bytes.Clone(s.Data))
		}
	}
	p := &pen{pdf: f, t: opts.Type}
	mark := ""
	if doc.Words.Mark != "" {
		mark = watermark(opts.Type, doc.Words.Mark)
	}
	for i := range l.Pages {
		if l.Pages[i].Guest != "" {
			continue
		}
		*at = i + 1
		f.AddPage()
		p.size, p.code = 0, codes[l.Pages[i].Number]
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
func (c *content) opening(l *layout.Document) string {
	switch {
	case c.mcid >= 0:
		return fmt.Sprintf("/%s <</MCID %d>> BDC", l.Elements[c.elem].Role, c.mcid)
	case c.edge == layout.InHead:
		return "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
	case c.edge == layout.InFoot:
		return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
	}
	return "/Artifact <</Type /Layout>> BDC"
}

// cutFonts cuts every font to the characters that the pages take from it.
func cutFonts(t *font.Typeface, g *tags) *[font.Faces]*font.Subset {
	var out [font.Faces]*font.Subset
	for i, used := range g.used {
		if len(used) == 0 {
			continue
		}
		out[i] = t.Font(font.Face(i)).Cut(slices.Sorted(maps.Keys(used)))
	}
	return &out
}

func (p *pen) font(fc font.Face, size float64) {
	if p.size == size && p.face == fc {
		return
	}
	p.pdf.SetFont(family, faceStyle[fc], size)
	p.face, p.size = fc, size
}

func (p *pen) op(o layout.Op) {
	f := p.pdf
	switch o.Kind {
	case layout.OpText, layout.OpPage:
		if o.Text == "" {
			return
		}
		p.font(o.Style.Face, o.Style.Size)
		c := o.Style.Colour
		f.SetTextColor(int(c[0]), int(c[1]), int(c[2]))
		if o.Style.Track != 0 {
			f.RawWriteStr(fmt.Sprintf("q %.2f Tc", o.Style.Track))
		}
		p.text(o)
		if o.Style.Track != 0 {
			f.RawWriteStr("Q")
		}
	case layout.OpLine:
		p.stroke(o.Colour, max(o.H, layout.Hair))
		if o.W == 0 { // upright: h is the length
			p.stroke(o.Colour, layout.Hair)
			f.Line(o.X, o.Y, o.X, o.Y+o.H)
			return
		}
		f.Line(o.X, o.Y, o.X+o.W, o.Y)
	case layout.OpDots:
		if o.W < 6 {
			return
		}
		p.stroke(o.Colour, 0.7)
		f.SetLineCapStyle("round")
		f.SetDashPattern([]float64{0.01, 3.2}, 0)
		f.Line(o.X, o.Y, o.X+o.W, o.Y)
		f.SetDashPattern(nil, 0)
		f.SetLineCapStyle("butt")
	case layout.OpRect:
		p.fill(o.Colour)
		f.Rect(o.X, o.Y, o.W, o.H, "F")
	case layout.OpBox:
		p.stroke(o.Colour, 0.7)
		if o.Style.Size > 0 { // rounded
			f.RoundedRect(o.X, o.Y, o.W, o.H, o.Style.Size, "1234", "D")
			f.RawWriteStr("Q") // gofpdf opens a state here and leaves it open
			return
		}
		f.Rect(o.X, o.Y, o.W, o.H, "D")
	case layout.OpDisc:
		p.fill(o.Colour)
		f.Circle(o.X, o.Y, o.W/2, "F")
	case layout.OpDiamond:
		p.fill(o.Colour)
		r := o.W / 2
		f.Polygon([]gofpdf.PointType{{X: o.X, Y: o.Y - r}, {X: o.X + r, Y: o.Y}, {X: o.X, Y: o.Y + r}, {X: o.X - r, Y: o.Y}}, "F")
	case layout.OpTick:
		p.stroke(o.Colour, 1.5)
		f.SetLineCapStyle("round")
		f.Line(o.X+2.1, o.Y+o.H*0.52, o.X+o.W*0.42, o.Y+o.H-2.2)
		f.Line(o.X+o.W*0.42, o.Y+o.H-2.2, o.X+o.W-1.8, o.Y+2.1)
		f.SetLineCapStyle("butt")
	case layout.OpCross:
		p.stroke(o.Colour, 1.2)
		f.Line(o.X+2, o.Y+2, o.X+o.W-2, o.Y+o.H-2)
		f.Line(o.X+2, o.Y+o.H-2, o.X+o.W-2, o.Y+2)
	case layout.OpCode:
		f.RawWriteStr(p.code.path(o.X, layout.PageHeight-o.Y-o.H, o.W))
	}
}

// text draws a line; what follows a narrow no-break space is moved by the
// width that layout gave it beyond the font's.
func (p *pen) text(o layout.Op) {
	x, rest := o.X, o.Text
	for {
		i := strings.IndexRune(rest, font.Narrow)
		if i < 0 || i+len(string(font.Narrow)) == len(rest) {
			break
		}
		head := rest[:i+len(string(font.Narrow))]
		p.pdf.Text(x, o.Y, head)
		x += p.t.Measure(head, o.Style.Face, o.Style.Size) + o.Style.Track*float64(utf8.RuneCountInString(head))
		rest = rest[len(head):]
	}
	p.pdf.Text(x, o.Y, rest)
}

func (p *pen) stroke(c layout.RGB, width float64) {
	p.pdf.SetDrawColor(int(c[0]), int(c[1]), int(c[2]))
	p.pdf.SetLineWidth(width)
}

func (p *pen) fill(c layout.RGB) { p.pdf.SetFillColor(int(c[0]), int(c[1]), int(c[2])) }
