package outline

import (
	"slices"

	"dossierpme/dossier"
)

// section prints one section: its visible fields in order, under the headings
// of their groups. Notes are never printed.
func (p *printer) section(i int, s *dossier.Section) []Block {
	out := []Block{p.chapter(i, s, "")}
	w := sectionWriter{p: p, title: s.Title}
	for fi := range s.Fields {
		f := &s.Fields[fi]
		if f.Kind == dossier.KindNote {
			continue
		}
		if !p.v.Visible(f.ID) {
			if p.saidNone(f) {
				w.group(f.Group)
				w.add(p.none(f, w.caption(f)))
			}
			continue
		}
		w.field(f)
	}
	w.flush()
	return append(out, w.blocks...)
}

// sectionWriter gathers pairs until something else comes.
type sectionWriter struct {
	p       *printer
	title   string
	heading string
	pending string // a group's heading, printed with its first block
	pairs   []Pair
	changes []Row // what is measured today and once the project is done
	commits []Commitment
	brief   []Pair // commitments that stand in full on the letter
	sheets  []ID   // the pages to sign that the open group refers to
	blocks  []Block
}

func (w *sectionWriter) group(name string) {
	if name == w.heading {
		return
	}
	w.flush()
	w.heading = name
	w.pending = name
}

func (w *sectionWriter) add(b ...Block) {
	if len(b) == 0 {
		return
	}
	w.flush()
	w.open()
	w.blocks = append(w.blocks, b...)
}

func (w *sectionWriter) open() {
	if w.pending != "" && w.pending != w.title {
		w.blocks = append(w.blocks, Heading{Level: 2, Title: w.pending, Bookmark: true})
	}
	w.pending = ""
}

func (w *sectionWriter) flush() {
	if len(w.pairs) > 0 {
		w.open()
		w.blocks = append(w.blocks, Pairs{Rows: w.pairs})
		w.pairs = nil
	}
	if len(w.changes) > 0 {
		w.open()
		w.blocks = append(w.blocks, Table{Columns: w.p.changeColumns(), Rows: w.changes})
		w.changes = nil
	}
	if len(w.brief) > 0 {
		w.open()
		w.blocks = append(w.blocks, Pairs{Rows: w.brief},
			Points{Items: []Point{{Text: w.p.t("paper.answer.letter"), Tone: Accent, Target: SheetID(letterPiece)}}})
		w.brief = nil
	}
	if len(w.commits) > 0 {
		w.open()
		w.blocks = append(w.blocks, Commitments{Items: w.commits})
		w.commits = nil
	}
}

// caption is a table's own title, where the heading above does not say it.
func (w *sectionWriter) caption(f *dossier.Field) string {
	if f.Label == w.heading || f.Label == w.title {
		return ""
	}
	return f.Label
}

func (w *sectionWriter) field(f *dossier.Field) {
	p := w.p
	val := p.v.Get(f.ID)
	empty := val == nil || val.Empty()
	if empty && f.Asked() && !f.Required() && f.Kind != dossier.KindPieces {
		return // nothing was asked for and nothing was said
	}
	if pc := p.elsewhere(f); pc != nil {
		w.refer(f, pc)
		return
	}
	if p.v.Commitment(f) {
		w.group(p.t("paper.answer.commitments")) // all together: their groups head the letter's
		w.brief = append(w.brief, p.briefly(f, val))
		return
	}
	w.group(f.Group)
	if picture := p.picture(f); picture != nil {
		w.add(picture...)
	}
	switch {
	case f.Personal && p.in.LeaveOutPersonal:
		w.add(Prose{ID: p.id(ID(f.ID)), Label: w.caption(f), Text: Text{S: p.t("paper.answer.personal"), Tone: Muted}})
	case f.Kind == dossier.KindRows:
		w.add(p.rows(f, w.caption(f))...)
	case f.Kind == dossier.KindPieces:
		w.add(p.annexes()...)
	case f.Kind == dossier.KindComputed:
		w.add(p.figure(f, w.caption(f))...)
	case f.Kind == dossier.KindProse:
		w.add(Prose{ID: p.id(ID(f.ID)), Label: f.Label, Text: p.text(f, val)})
	default:
		if w.change(f) {
			return
		}
		pair := Pair{ID: p.id(ID(f.ID)), Label: f.Name(), Value: p.text(f, val)}
		if _, unknown := val.(dossier.Unknown); unknown && !empty {
			pair.Note = p.t("paper.answer.unreadable")
		}
		w.pairs = append(w.pairs, pair)
	}
}

// change notes the pair that f belongs to as a row, where both say something.
func (w *sectionWriter) change(f *dossier.Field) bool {
	if after := w.p.after[f.ID]; after != nil {
		_, ok := w.p.changeRow(after)
		return ok // printed with the other one
	}
	row, ok := w.p.changeRow(f)
	if ok {
		w.changes = append(w.changes, row)
	}
	return ok
}

// refer says once on which page to sign answers are printed.
func (w *sectionWriter) refer(f *dossier.Field, pc *dossier.Piece) {
	if to := SheetID(pc.ID); !slices.Contains(w.sheets, to) {
		w.sheets = append(w.sheets, to)
		w.group(f.Group)
		w.add(Points{Items: []Point{{Text: w.p.t("paper.answer.elsewhere", "title", pc.Title), Tone: Accent, Target: to}}})
	}
}

// text is an answer with its tone; a required one that is absent says so.
func (p *printer) text(f *dossier.Field, val dossier.Value) Text {
	s := dossier.Show(f, val, p.v.Env.Ref)
	if s == "" {
		return Text{S: p.t("paper.answer.to_complete"), Tone: Todo}
	}
	if _, unknown := val.(dossier.Unknown); unknown {
		return Text{S: s, Tone: Wrong}
	}
	return T(s)
}

// commitment is a declaration in full, for the letter.
func (p *printer) commitment(f *dossier.Field, val dossier.Value) Commitment {
	return Commitment{ID: SheetID(string(f.ID)), Sentence: f.Label, Source: f.Source, Answer: p.agreed(val)}
}

// briefly is a declaration in its section, where its answer is enough.
func (p *printer) briefly(f *dossier.Field, val dossier.Value) Pair {
	return Pair{ID: p.id(ID(f.ID)), Label: f.HeadOr(), Value: p.agreed(val)}
}

// agreed words the answer to a declaration.
func (p *printer) agreed(val dossier.Value) Text {
	switch val {
	case dossier.YesNo(true):
		return Text{S: p.t("paper.answer.yes"), Tone: Good}
	case dossier.YesNo(false):
		return Text{S: p.t("paper.answer.no"), Tone: Wrong}
	}
	return Text{S: p.t("paper.answer.to_complete"), Tone: Todo}
}
