package draft

import (
	"sync"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// Snapshot is the dossier after one change, with what is wrong with it and how
// far it is. It never changes, and any goroutine may read it but for its View. What it
// computes, it computes once, when it is first asked for.
type Snapshot struct {
	call *dossier.Call
	d    *dossier.Dossier
	env  dossier.Env

	once     sync.Once
	view     *dossier.View
	problems []dossier.Problem
	score    dossier.Score
}

func newSnapshot(c *dossier.Call, d *dossier.Dossier, e dossier.Env) *Snapshot {
	return &Snapshot{call: c, d: d, env: e}
}

func (s *Snapshot) judge() *Snapshot {
	s.once.Do(func() {
		s.view = dossier.NewView(s.call, s.d, s.env)
		s.problems = s.view.Check()
		s.score = s.view.Score(s.problems)
	})
	return s
}

// Call is the call that the dossier is written for.
func (s *Snapshot) Call() *dossier.Call { return s.call }

// Dossier is the dossier. It must not be changed: Copy it first.
func (s *Snapshot) Dossier() *dossier.Dossier { return s.d }

// View is the dossier read through its call. It serves the session's goroutine.
func (s *Snapshot) View() *dossier.View { return s.judge().view }

// Problems are all problems in form order. The slice must not be changed.
func (s *Snapshot) Problems() []dossier.Problem { return s.judge().problems }

// Score is how far the dossier is.
func (s *Snapshot) Score() dossier.Score { return s.judge().score }

// Summary is what a list shows of the dossier. Who saves asks for it, beside the session,
// so it is read through a view of its own.
func (s *Snapshot) Summary() shelf.Summary {
	return shelf.SummaryOf(dossier.NewView(s.call, s.d, s.env), s.Score())
}
