package dossier

import "math"

// Score is how far a dossier is.
type Score struct {
	Percent  int // floor of 100 × minutes validly answered ÷ minutes of all; 100 only when complete
	Minutes  int // what is left, rounded up
	Sections []SectionScore
}

// SectionScore is the score of one section.
type SectionScore struct {
	ID       string
	Percent  int
	Minutes  int // left
	Started  bool
	Blocking int
	Missing  int
	Warnings int
}

// Score measures a dossier by the problems that Check found. A table counts its
// first row and then each incomplete row; a piece that is confirmed as needed
// counts too.
func (v *View) Score(problems []Problem) Score {
	type cell struct {
		field FieldID
		row   string
	}
	bad := map[cell]bool{}
	perSection := map[string]*SectionScore{}
	s := Score{Sections: make([]SectionScore, len(v.Call.Sections))}
	for i := range v.Call.Sections {
		s.Sections[i].ID = v.Call.Sections[i].ID
		perSection[s.Sections[i].ID] = &s.Sections[i]
	}
	for _, p := range problems {
		if p.Severity == Blocking || p.Severity == Missing {
			bad[cell{p.Field, p.Row}] = true
		}
		if sec := perSection[p.Section]; sec != nil {
			switch p.Severity {
			case Blocking:
				sec.Blocking++
			case Missing:
				sec.Missing++
			case Warning:
				sec.Warnings++
			}
		}
	}
	var done, all float64
	for i := range v.Call.Sections {
		t := tally{}
		for fi := range v.Call.Sections[i].Fields {
			f := &v.Call.Sections[i].Fields[fi]
			if !v.Visible(f.ID) || !f.Asked() {
				continue
			}
			val := v.Dossier.Answers[f.ID]
			if val != nil && !val.Empty() {
				t.started = true
			}
			f.spec().tally(v, f, &t, func(id FieldID, row string) bool { return bad[cell{id, row}] })
		}
		sec := &s.Sections[i]
		sec.Started = t.started
		sec.Percent = percent(t.done, t.all, sec.Blocking == 0 && sec.Missing == 0)
		sec.Minutes = int(math.Ceil(t.all - t.done))
		done += t.done
		all += t.all
	}
	s.Percent = percent(done, all, Complete(problems))
	s.Minutes = int(math.Ceil(all - done - 1e-9))
	return s
}

// badCell reports whether a problem that keeps a dossier from being complete
// stands on a field, or on a cell of a row.
type badCell func(id FieldID, row string) bool

// tally is what was counted of a section: minutes.
type tally struct {
	done, all float64
	started   bool
}

func (t *tally) add(minutes float64, ok bool) {
	t.all += minutes
	if ok {
		t.done += minutes
	}
}

func percent(done, all float64, complete bool) int {
	if complete {
		return 100
	}
	if all == 0 {
		return 99
	}
	// Minutes are sums of tenths: a hair is added so that 99.9999… is not floored.
	return min(99, int(math.Floor(100*done/all+1e-9)))
}
