package main

import (
	"cmp"
	"errors"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
)

// entryLine is a dossier of the store as programs read it.
type entryLine struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Call    string `json:"call"`
	Company string `json:"company"`
	Project string `json:"project"`
	Percent int    `json:"percent"`
	Version int    `json:"version"`
	State   string `json:"state"`
	// The version that was exported, signed or filed, and whether another is there now.
	StateVersion int  `json:"state_version"`
	Changed      bool `json:"changed"`

	Updated time.Time `json:"updated"`
	Trashed bool      `json:"trashed"`
	Damaged bool      `json:"damaged"`
	judgement

	name string
}

// judgement is what a dossier of the list is found to be on the day that counts. It is
// complete where no answer and no piece is missing and there is no problem; warnings
// are none, and a piece that is promised for later is left but not missing.
type judgement struct {
	Complete    bool   `json:"complete"`
	Problems    int    `json:"problems"` // that block
	AnswersLeft int    `json:"answers_left"`
	PiecesLeft  int    `json:"pieces_left"`
	Closes      string `json:"closes"` // the day on which its call closes, "" where nobody has said
}

func list(s *session, p *parsed) (int, error) {
	db, dir, err := s.open(p, true)
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.say(s.words.T("ctl.list.none", "path", dir))
		if p.has("--json") {
			return failure.ExitDone, s.json([]entryLine{})
		}
		return failure.ExitDone, nil
	case err != nil:
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	lines := []entryLine{}
	for _, e := range entries {
		lines = append(lines, entryLine{
			e.ID, e.Title, e.Call, e.Company, e.Project, e.Percent, e.Version, string(e.State), e.StateVersion, e.ChangedSince(), e.Updated, e.InTrash(), e.Damaged, judgement{}, e.Name(),
		})
	}
	if p.has("--json") {
		parts, err := s.parts(p)
		if err != nil {
			return 0, err
		}
		for i := range lines {
			lines[i].judge(db, parts)
		}
		return failure.ExitDone, s.json(lines)
	}
	if len(lines) == 0 {
		s.say(s.words.T("ctl.list.none", "path", dir))
	}
	for _, l := range lines {
		s.line(s.entryText(l))
	}
	return failure.ExitDone, nil
}

// judge checks a dossier as check does. One that cannot be read is marked and left.
func (l *entryLine) judge(db *store.DB, parts *wiring.Parts) {
	d, c, err := db.Get(l.ID)
	if err != nil {
		l.Damaged = true
		return
	}
	v, problems := parts.Check(&paper.File{Dossier: d, Call: c, Shelf: db})
	l.Percent, l.Complete = v.Score(problems).Percent, dossier.Complete(problems)
	n := dossier.Count(problems)
	l.Problems, l.AnswersLeft, l.PiecesLeft = n.Blocking, n.Missing-n.Pieces, n.Pieces+v.Later()
	if day := dossier.DeadlineOf(v).Closes; !day.IsZero() {
		l.Closes = day.String()
	}
}

func (s *session) entryText(l entryLine) string {
	title := cmp.Or(l.name, s.words.T("ctl.list.untitled"))
	date := pad("—", len("02/01/2006")) // of a damaged one nobody knows it
	if !l.Updated.IsZero() {
		date = french.Day(l.Updated)
	}
	text := s.words.T("ctl.list.line", "id", l.ID, "percent", pad(s.words.T("ctl.list.percent", "n", l.Percent), 6), "date", date, "title", title)
	if l.State != string(shelf.Draft) {
		key := "ctl.list.state"
		if l.Changed {
			key = "ctl.list.changed"
		}
		text += " (" + s.words.T(key, "state", s.words.T("ctl.list."+l.State), "version", l.StateVersion) + ")"
	}
	if l.Trashed {
		text += " (" + s.words.T("ctl.list.trash") + ")"
	}
	if l.Damaged {
		text += " (" + s.words.T("ctl.list.damaged") + ")"
	}
	return text
}
