package dossier

import "math"

// Score is how far a dossier is.
type Score struct {
	Percent  int // floor of 100 × minutes validly answered ÷ minutes of all; 100 only when complete
	Minutes  int // what is left to type, rounded up
	Sections []SectionScore

	parts []part // what each question asks for, in form order
}

// part is what a question, or a table, leaves to be typed.
type part struct {
	field *Field
	left  float64
	rows  int
}

// Steps are how many sections lack nothing, and how many there are.
func (s Score) Steps() (done, all int) {
	for i := range s.Sections {
		if s.Sections[i].Done() {
			done++
		}
	}
	return done, len(s.Sections)
}

// Done reports whether nothing is missing or wrong in a section.
func (s SectionScore) Done() bool { return s.Percent == 100 && s.Blocking == 0 }

// Growth says why a dossier takes longer than before: of the questions that ask for
// more, the one that asks for the most more.
type Growth struct {
	Minutes int
	Field   *Field
	Rows    int // of a table: how many came
	Asked   int // how many questions were not asked before, tables included
}

// Grown says why a dossier takes longer now than with another score; false where it
// does not by a minute at least.
func (s Score) Grown(before Score) (Growth, bool) {
	g := Growth{Minutes: s.Minutes - before.Minutes}
	if g.Minutes < 1 || len(before.parts) == 0 {
		return Growth{}, false
	}
	was := make(map[FieldID]part, len(before.parts))
	for _, p := range before.parts {
		was[p.field.ID] = p
	}
	most := 0.0
	for _, p := range s.parts {
		old, asked := was[p.field.ID]
		if !asked && p.left > 0 {
			g.Asked++
		}
		if more := p.left - old.left; more > most {
			most, g.Field, g.Rows = more, p.field, p.rows-old.rows
		}
	}
	return g, g.Field != nil
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
// first row and then each incomplete row, and as long as its step lacks something the
// rows that are usual and not there; a piece that is confirmed as needed counts too,
// with the time to attach it and not with that to get it.
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
		if p.Open() {
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
		sec := &s.Sections[i]
		t := tally{open: sec.Blocking+sec.Missing > 0}
		for fi := range v.Call.Sections[i].Fields {
			f := &v.Call.Sections[i].Fields[fi]
			if !v.Visible(f.ID) || !f.Asked() {
				continue
			}
			val := v.Dossier.Answers[f.ID]
			if val != nil && !val.Empty() {
				t.started = true
			}
			before := t.all - t.done
			f.spec().tally(v, f, &t, func(id FieldID, row string) bool { return bad[cell{id, row}] })
			s.parts = append(s.parts, part{f, t.all - t.done - before, len(v.Rows(f.ID))})
		}
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
	open      bool // something is missing in the section, or wrong
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
