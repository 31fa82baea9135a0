package chart

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Tie says how an enterprise counts for the applicant.
type Tie int

// The ties: a heavy line and box, a dashed one, a faint one, and one with a
// question mark.
const (
	Linked Tie = iota
	Partner
	Apart
	Open
)

// Member is an enterprise or a person around the applicant.
type Member struct {
	Name  string
	Share string // « 60 % du capital »
	Word  string // the tie in words: « liée, comptée en entier »
	Tie   Tie
	Above bool // it holds shares; otherwise shares of it are held
	// Through is the place in the list of the member that it hangs on, -1 for
	// the applicant.
	Through int
}

// GroupOf says what a picture of a group shows.
type GroupOf struct {
	Applicant, Caption string // in the middle
	Above, Below       string // what stands beside the rows: « Amont », « Aval »
	Members            []Member
}

// NewGroup draws the applicant in the middle, those that hold shares above and
// those of which shares are held below, each nearer to what it hangs on.
func NewGroup(of GroupOf) *Picture {
	return newPicture(func(p *pen, width float32) float32 { return drawGroup(p, width, of) })
}

// Sizes of the picture of a group.
const (
	groupBoxLeast float32 = 168
	groupBoxMost  float32 = 250
	groupInset    float32 = 10
	groupGap      float32 = 16
	groupBetween  float32 = 34 // for the lines
	groupHeading          = captionLine + 4
)

type spot struct{ x, y, w, h float32 }

func (s spot) middle() float32 { return s.x + s.w/2 }

func drawGroup(p *pen, width float32, of GroupOf) float32 {
	above, below := levels(of.Members, true), levels(of.Members, false)
	spots := make([]spot, len(of.Members))
	y := float32(0)
	if len(above) > 0 {
		p.write(0, y, width, of.Above, ink{color: kit.ColorMuted, bold: true})
		y += groupHeading
	}
	for i := len(above) - 1; i >= 0; i-- { // the farthest first
		y = place(spots, of.Members, above[i], y, width) + groupBetween
	}
	title := ink{bold: true, size: kit.SizeBody, align: fyne.TextAlignCenter}
	own := spot{w: min(groupBoxMost+60, width), y: y}
	own.h = 16 + bodyLine*float32(len(title.lines(of.Applicant, own.w-16, 2))) + captionLine
	own.x = (width - own.w) / 2
	y += own.h
	for _, level := range below {
		y = place(spots, of.Members, level, y+groupBetween, width)
	}
	if len(below) > 0 {
		y += 6
		p.write(0, y, width, of.Below, ink{color: kit.ColorMuted, bold: true})
		y += groupHeading
	}
	for i, m := range of.Members {
		to := own
		if m.Through >= 0 && m.Through < len(spots) {
			to = spots[m.Through]
		}
		connect(p, spots[i], to, m.Tie)
	}
	p.box(own.x, own.y, own.w, own.h, shape{fill: blend(kit.ColorAccent, 0.16), stroke: kit.ColorAccent, width: 2, radius: kit.RadiusControl})
	lines := p.wrap(own.x+8, own.y+8, own.w-16, 2, of.Applicant, title)
	p.write(own.x+8, own.y+8+bodyLine*float32(lines), own.w-16, of.Caption, ink{color: kit.ColorMuted, align: fyne.TextAlignCenter})
	for i, m := range of.Members {
		drawMember(p, spots[i], m)
	}
	return y
}

func drawMember(p *pen, s spot, m Member) {
	box := shape{fill: blend(kit.ColorSurface, 1), stroke: kit.ColorInk, width: 2, radius: kit.RadiusControl}
	word := ink{color: kit.ColorInk, bold: true}
	switch m.Tie {
	case Partner:
		box.stroke, box.width, box.dashed, box.radius = kit.ColorInk, 1.5, true, 0
	case Apart:
		box.stroke, box.width = kit.ColorControl, 1
		word = ink{color: kit.ColorMuted}
	case Open:
		box.stroke, box.width, box.dashed, box.radius = kit.ColorWarning, 1.5, true, 0
		word = ink{color: kit.ColorWarning, bold: true}
	}
	p.box(s.x, s.y, s.w, s.h, box)
	x, y, w := s.x+groupInset, s.y+8, s.w-2*groupInset
	y += float32(p.wrap(x, y, w, 2, m.Name, ink{bold: true})) * captionLine
	p.write(x, y, w, m.Share, ink{color: kit.ColorMuted})
	p.wrap(x, y+captionLine, w, 2, m.Word, word)
}

// height is what the texts of a box take at a width.
func (m Member) height(width float32) float32 {
	name, word := ink{bold: true}.lines(m.Name, width, 2), ink{bold: true}.lines(m.Word, width, 2)
	return 16 + captionLine*float32(len(name)+1+len(word))
}

// levels sorts the members of one side by how far they hang from the applicant.
func levels(members []Member, above bool) [][]int {
	var out [][]int
	for i, m := range members {
		if side(members, i) != above {
			continue
		}
		depth := 0
		for at := m.Through; at >= 0 && at < len(members) && depth < len(members); at = members[at].Through {
			depth++
		}
		for len(out) <= depth {
			out = append(out, nil)
		}
		out[depth] = append(out[depth], i)
	}
	return out
}

// side is where a member stands: on the side of what it hangs on, so that a
// daughter of a mother stands above as well.
func side(members []Member, i int) bool {
	for range members {
		through := members[i].Through
		if through < 0 || through >= len(members) {
			break
		}
		i = through
	}
	return members[i].Above
}

// place gives the members of a level their boxes, on several lines where there
// are many, and returns the foot.
func place(spots []spot, members []Member, level []int, y, width float32) float32 {
	fit := max(1, int((width+groupGap)/(groupBoxLeast+groupGap)))
	for len(level) > 0 {
		n := min(fit, len(level))
		w := min(groupBoxMost, (width-groupGap*float32(n-1))/float32(n))
		x := (width - w*float32(n) - groupGap*float32(n-1)) / 2
		high := float32(0)
		for _, i := range level[:n] {
			high = max(high, members[i].height(w-2*groupInset))
		}
		for k, i := range level[:n] {
			spots[i] = spot{x + float32(k)*(w+groupGap), y, w, high}
		}
		y += high
		if level = level[n:]; len(level) > 0 {
			y += groupGap
		}
	}
	return y
}

// connect draws the line between two boxes, one above the other, with its turn
// half way in the room that is next to what the member hangs on.
func connect(p *pen, from, to spot, tie Tie) {
	top, foot := from, to
	turn := to.y - groupBetween/2
	if from.y > to.y {
		top, foot = to, from
		turn = to.y + to.h + groupBetween/2
	}
	line := func(x1, y1, x2, y2 float32) {
		x1, x2, y1, y2 = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
		if x1 == x2 && y1 == y2 {
			return
		}
		switch tie {
		case Linked:
			p.rule(x1, y1, x2, y2, 2, kit.ColorInk)
		case Partner:
			p.dash(&p.lines, x1, y1, x2, y2, 1.5, kit.ColorInk)
		case Open:
			p.dash(&p.lines, x1, y1, x2, y2, 1.5, kit.ColorWarning)
		default:
			p.rule(x1, y1, x2, y2, 1, kit.ColorControl)
		}
	}
	line(top.middle(), top.y+top.h, top.middle(), turn)
	line(top.middle(), turn, foot.middle(), turn)
	line(foot.middle(), turn, foot.middle(), foot.y)
}
