package preview

import "dossierpme/dossier/output"

// search is what was looked for and found.
type search struct {
	running
	text string
	hits []output.Hit
	at   int // the one shown, -1 for none
}

// Search looks for a text and shows its first place from the page looked at. then
// is called with how many places there are and which one is shown, from 1; not
// where another search has begun, or the view was closed.
func (v *View) Search(text string, then func(found, at int, err error)) {
	s := &v.search
	s.text = text
	ctx := s.begin()
	v.run.Background(func() {
		hits, err := v.doc.Find(ctx, text)
		v.run.Main(func() {
			if ctx.Err() != nil || v.closed {
				return
			}
			s.hits, s.at = hits, -1
			for i, h := range hits {
				if h.Page >= v.page {
					s.at = i
					break
				}
			}
			if s.at < 0 && len(hits) > 0 {
				s.at = 0
			}
			v.showHit()
			then(len(hits), s.at+1, err)
		})
	})
}

// Step shows the next place (by 1) or the one before (by -1), and starts again at
// the end. It returns how many there are and which one is shown, from 1.
func (v *View) Step(by int) (found, at int) {
	s := &v.search
	if n := len(s.hits); n > 0 {
		s.at = ((s.at+by)%n + n) % n
		v.showHit()
	}
	return len(s.hits), s.at + 1
}

// showHit brings the place that is shown into view, with some of what stands
// above it.
func (v *View) showHit() {
	s := &v.search
	defer v.sheet.Refresh()
	if s.at < 0 || len(s.hits[s.at].Rects) == 0 {
		return
	}
	hit := s.hits[s.at]
	r := hit.Rects[0]
	if v.room.Height > 0 {
		unit := v.zoom * unitsPerPoint
		top, left := v.geo.y[hit.Page]+r.Y*unit, v.geo.x[hit.Page]+r.X*unit
		right, bottom := left+r.Width*unit, top+r.Height*unit
		at := v.scroll.Offset
		if top >= at.Y && bottom <= at.Y+v.room.Height && left >= at.X && right <= at.X+v.room.Width {
			return
		}
		v.scrollTo(max(right+margin-v.room.Width, 0), top-v.room.Height/3)
		return
	}
	v.show(goal{hit.Page, r.Y})
}
