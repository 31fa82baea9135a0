package outline

import (
	"strings"
	"unicode/utf8"

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
	commits []Commitment
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
	w.group(f.Group)
	switch {
	case f.Personal && p.in.LeaveOutPersonal:
		w.add(Prose{ID: p.id(ID(f.ID)), Label: w.caption(f), Text: Text{S: wordPersonalLeft, Tone: Muted}})
	case f.Kind == dossier.KindRows:
		w.add(p.rows(f, w.caption(f))...)
	case f.Kind == dossier.KindPieces:
		w.add(p.annexes()...)
	case f.Kind == dossier.KindComputed:
		w.add(p.figure(f, w.caption(f))...)
	case isCommitment(f):
		w.commits = append(w.commits, p.commitment(f, val))
	case f.Kind == dossier.KindProse:
		w.add(Prose{ID: p.id(ID(f.ID)), Label: f.Label, Text: p.text(f, val)})
	default:
		pair := Pair{ID: p.id(ID(f.ID)), Label: label(f), Value: p.text(f, val)}
		if _, unknown := val.(dossier.Unknown); unknown && !empty {
			pair.Note = wordUnreadable
		}
		w.pairs = append(w.pairs, pair)
	}
}

// longLabel is the number of characters from which a label gives way to its
// short heading.
const longLabel = 110

func label(f *dossier.Field) string {
	if utf8.RuneCountInString(f.Label) > longLabel {
		return f.HeadOr()
	}
	return f.Label
}

// text is an answer with its tone; a required one that is absent says so.
func (p *printer) text(f *dossier.Field, val dossier.Value) Text {
	s := dossier.Show(f, val, p.v.Env.Ref)
	if s == "" {
		return Text{S: wordToComplete, Tone: Todo}
	}
	if _, unknown := val.(dossier.Unknown); unknown {
		return Text{S: s, Tone: Wrong}
	}
	return T(s)
}

// isCommitment tells the declarations, which are printed in full.
func isCommitment(f *dossier.Field) bool {
	return f.Kind == dossier.KindYesNo && strings.HasPrefix(string(f.ID), "commit.")
}

func (p *printer) commitment(f *dossier.Field, val dossier.Value) Commitment {
	c := Commitment{ID: p.id(ID(f.ID)), Sentence: f.Label, Source: f.Source, Answer: Text{S: wordToComplete, Tone: Todo}}
	switch val {
	case dossier.YesNo(true):
		c.Answer = Text{S: wordYes, Tone: Good}
	case dossier.YesNo(false):
		c.Answer = Text{S: wordNo, Tone: Wrong}
	}
	return c
}
