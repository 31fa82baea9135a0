package layout

import "dossierpme/dossier/outline"

// paginate places slabs on pages, after those already there: run by run, each from one
// forced page to the next.
func (l *Document) paginate(slabs []slab, sheets []declaration, guests map[outline.ID]*Visit) {
	c := filler{sheets: sheets}
	for from := 0; from < len(slabs); {
		if slabs[from].bare {
			l.bare(&slabs[from], guests[slabs[from].guest].Pages)
			from++
			continue
		}
		to := from + 1
		for to < len(slabs) && !slabs[to].bare && (!slabs[to].brk || slabs[to-1].keep) {
			to++
		}
		run := slabs[from:to]
		c.gaps = c.balance(run)
		c.turn = func(sheet int) {
			l.Pages = append(l.Pages, Page{Sheet: sheet})
		}
		c.put = func(s *slab, y float64) { l.put(s, y, guests) }
		c.fill(run)
		from = to
	}
}

// put draws a slab on the last page; behind a separator stand the pages of its guest.
func (l *Document) put(s *slab, y float64, guests map[outline.ID]*Visit) {
	p := &l.Pages[len(l.Pages)-1]
	for _, o := range s.ops {
		o.Y += y
		p.Ops = append(p.Ops, o)
	}
	for _, id := range s.ids {
		if _, ok := l.Places[id]; !ok {
			l.Places[id] = Place{len(l.Pages), y}
		}
	}
	for _, m := range s.marks {
		m.Y = y
		p.Marks = append(p.Marks, m)
	}
	if s.guest != "" {
		for range guests[s.guest].Pages {
			l.Pages = append(l.Pages, Page{Guest: s.guest})
		}
	}
}

// bare puts the pages of a guest that has no page of ours before it: what leads to it
// leads to the first of them.
func (l *Document) bare(s *slab, pages int) {
	first := len(l.Pages)
	for range pages {
		l.Pages = append(l.Pages, Page{Guest: s.guest})
	}
	for _, id := range s.ids {
		l.Places[id] = Place{first + 1, 0}
	}
	l.Pages[first].Marks = s.marks
}

// filler fills pages with a run of slabs.
type filler struct {
	sheets []declaration
	sheet  int     // the pages to sign that the last page belongs to
	gaps   float64 // what the space between the slabs is multiplied by
	turn   func(sheet int)
	put    func(s *slab, y float64)
}

// filled is what a run takes: its pages, where the last of them ends, and the slab that
// opens it.
type filled struct {
	pages int
	end   float64
	last  int
}

// fill places a run from a new page on.
func (c *filler) fill(slabs []slab) (out filled) {
	y, fresh := bottom+1, false // forces a first page
	place := func(s *slab) {
		if !fresh {
			y += s.before * c.gaps
		}
		c.put(s, y)
		y += s.h
		fresh = false
		if s.guest != "" {
			y = bottom + 1 // what follows starts a page of ours
		}
	}
	newPage := func(i int) {
		s := &slabs[i]
		again := s.sheet > 0 && c.sheet == s.sheet
		c.turn(s.sheet)
		y, fresh, c.sheet, out.last = top, true, s.sheet, i
		out.pages++
		if again {
			place(&c.sheets[s.sheet-1].again)
		}
		if s.head != nil {
			for k := range s.head.slabs {
				place(&s.head.slabs[k])
			}
		}
	}
	for i := 0; i < len(slabs); {
		end, h := i, 0.0
		for {
			s := &slabs[end]
			if end > i || !fresh {
				h += s.before * c.gaps
			}
			h += s.h
			end++
			if !s.keep || end == len(slabs) {
				break
			}
		}
		free := bottom - y
		if y > bottom || slabs[i].brk || h > free && h <= bottom-top || slabs[i].need > free {
			newPage(i)
		}
		for ; i < end; i++ {
			s := &slabs[i]
			if !fresh && y+s.before*c.gaps+s.h > bottom {
				newPage(i)
			}
			place(s)
		}
	}
	out.end = y
	return out
}

// A page before a forced one is worth turning to from a quarter of its height on.
const worthAPage = (bottom - top) / 4

// balance sees to it that a run does not end on a page with a few lines: with spaces a
// little narrower, as few pages as they give, and where that does not do with more
// lines on the last page. It gives what the spaces are multiplied by.
func (c *filler) balance(run []slab) float64 {
	dry := filler{sheets: c.sheets, turn: func(int) {}, put: func(*slab, float64) {}}
	try := func(gaps float64) filled {
		dry.gaps, dry.sheet = gaps, c.sheet
		return dry.fill(run)
	}
	gaps, best := 1.0, try(1)
	if best.pages < 2 || best.end-top >= 2*worthAPage || best.end > bottom {
		return gaps
	}
	few := func(f filled) bool { return f.end-top < worthAPage }
	for _, g := range []float64{0.95, 0.9, 0.85, 0.8, 0.72} {
		if got := try(g); got.pages < best.pages || got.pages == best.pages && few(best) && !few(got) {
			gaps, best = g, got
		}
	}
	if best.pages > 1 && few(best) {
		pull(run, best, func() filled { return try(gaps) })
	}
	return gaps
}

// pull starts the last page of a run earlier, so that it holds more than a few lines.
func pull(run []slab, was filled, try func() filled) {
	h := 0.0
	for i := len(run) - 1; i > 0; i-- {
		if h += run[i].h + run[i].before; i >= was.last || h < worthAPage || run[i-1].keep {
			continue
		}
		run[i].brk = true
		if got := try(); got.pages > was.pages || got.end < was.end {
			run[i].brk = false
		}
		return
	}
}
