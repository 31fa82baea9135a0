package layout

import "dossierpme/dossier/outline"

// paginate places slabs on pages, after those already there.
func (l *Document) paginate(slabs []slab, sheets []declaration, guests map[outline.ID]*Visit) {
	y := bottom + 1 // forces a first page
	fresh := false
	newPage := func() {
		l.Pages = append(l.Pages, Page{})
		y, fresh = top, true
	}
	put := func(s *slab) {
		if !fresh {
			y += s.before
		}
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
		y += s.h
		fresh = false
		if s.guest != "" {
			for range guests[s.guest].Pages {
				l.Pages = append(l.Pages, Page{Guest: s.guest})
			}
			y = bottom + 1 // what follows starts a page of ours
		}
	}
	for i := 0; i < len(slabs); {
		end, h := i, 0.0
		for {
			s := &slabs[end]
			if end > i || !fresh {
				h += s.before
			}
			h += s.h
			end++
			if !s.keep || end == len(slabs) {
				break
			}
		}
		free := bottom - y
		switch {
		case len(l.Pages) == 0, y > bottom, slabs[i].brk && !fresh:
			newPage()
		case fresh:
		case h > free && h <= bottom-top, slabs[i].need > free:
			newPage()
		}
		for ; i < end; i++ {
			s := &slabs[i]
			if gap := s.before; !fresh && y+gap+s.h > bottom {
				newPage()
			}
			opens := fresh
			if opens {
				l.Pages[len(l.Pages)-1].Sheet = s.sheet
				if s.sheet > 0 && len(l.Pages) > 1 && l.Pages[len(l.Pages)-2].Sheet == s.sheet {
					put(&sheets[s.sheet-1].again)
				}
			}
			if opens && s.head != nil {
				for k := range s.head.slabs {
					put(&s.head.slabs[k])
				}
			}
			put(s)
		}
	}
}
