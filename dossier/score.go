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

// ScoreOf measures a dossier. A table counts its first row and then each
// incomplete row; a piece that is confirmed as needed counts too.
func ScoreOf(c *Call, d *Dossier, e Env) Score {
	v := NewView(c, d, e)
	return v.Score(v.Check())
}

// Score is ScoreOf with the problems found before.
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
			switch f.Kind {
			case KindRows:
				v.tallyRows(&t, f, func(id FieldID, row string) bool { return bad[cell{id, row}] })
			case KindPieces:
				for _, n := range v.Pieces() {
					if n.Severity == Missing {
						t.add(n.Piece.Minutes, len(n.Attached) > 0)
					}
				}
			default:
				if f.Required() {
					t.add(f.Minutes, !bad[cell{f.ID, ""}])
				}
			}
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

// tallyRows counts the first row, or the row that is still to be written, and
// then every incomplete one.
func (v *View) tallyRows(t *tally, f *Field, bad func(FieldID, string) bool) {
	rows := v.Rows(f.ID)
	if len(rows) == 0 {
		if f.Required() {
			for i := range f.Columns {
				if c := &f.Columns[i]; c.Required() && c.When == nil {
					t.add(c.Minutes, false)
				}
			}
		}
		return
	}
	for _, o := range f.Fixed {
		if rows.Index(o.ID) < 0 {
			rows = append(rows[:len(rows):len(rows)], Row{ID: o.ID}) // still to be written
		}
	}
	for i, r := range rows {
		row, complete := tally{}, true
		for ci := range f.Columns {
			c := &f.Columns[ci]
			if !c.Required() || !v.CellVisible(f, r, c) {
				continue
			}
			ok := !bad(f.ID+"."+c.ID, r.ID) && !bad(f.ID, r.ID)
			complete = complete && ok
			row.add(c.Minutes, ok)
		}
		if i == 0 && f.Required() || !complete {
			t.all += row.all
			t.done += row.done
		}
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
