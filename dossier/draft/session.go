package draft

import (
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// Options are what a session takes from outside.
type Options struct {
	// Save stores a dossier with what the list shows of it and returns what it was
	// stored as. It runs on a goroutine of its own and never twice at once. nil:
	// nothing is saved.
	Save func(*dossier.Dossier, shelf.Summary) (shelf.Stamp, error)
	// Post runs a function on the session's goroutine, later: fyne.Do. It
	// brings the state of saving to its listeners. nil: they are called on the
	// goroutine where the state changed.
	Post func(func())
	// Clock tells the time of edits and saves; nil: time.Now. Timers are those
	// of package time, so timed tests run under testing/synctest.
	Clock func() time.Time
}

// Session is one dossier being edited.
type Session struct {
	call  *dossier.Call
	env   dossier.Env
	clock func() time.Time

	now   *Snapshot
	saver *saver

	done, undone []*step
	sealed       bool // the next edit begins a step of its own
	usedRows     map[dossier.FieldID]map[string]bool

	changed listeners[Change]
}

// New begins to edit a dossier. The dossier itself is not changed.
func New(c *dossier.Call, d *dossier.Dossier, e dossier.Env, opts Options) *Session {
	if opts.Clock == nil {
		opts.Clock = time.Now
	}
	s := &Session{call: c, env: e, clock: opts.Clock, usedRows: map[dossier.FieldID]map[string]bool{}}
	s.now = newSnapshot(c, d.Copy(), e)
	s.saver = newSaver(opts, d.Updated)
	return s
}

// Call is the call that the dossier is written for.
func (s *Session) Call() *dossier.Call { return s.call }

// Snapshot is the dossier as it is now, with the version and time of its last save.
func (s *Session) Snapshot() *Snapshot {
	if st, ok := s.saver.takeStamp(); ok && (st.Version != s.now.d.Version || !st.Updated.Equal(s.now.d.Updated)) {
		d := s.now.d.Copy()
		d.Version, d.Updated = st.Version, st.Updated
		s.now = newSnapshot(s.call, d, s.env)
	}
	return s.now
}

// Dossier is the dossier as it is now. It must not be changed.
func (s *Session) Dossier() *dossier.Dossier { return s.Snapshot().Dossier() }

// View is the dossier read through its call.
func (s *Session) View() *dossier.View { return s.Snapshot().View() }

// Problems are all problems in form order. The slice must not be changed.
func (s *Session) Problems() []dossier.Problem { return s.Snapshot().Problems() }

// Score is how far the dossier is.
func (s *Session) Score() dossier.Score { return s.Snapshot().Score() }

// SetEnv replaces what checks need from outside: the day after midnight, say.
func (s *Session) SetEnv(e dossier.Env) {
	s.env = e
	s.now = newSnapshot(s.call, s.Snapshot().d, e)
	s.changed.call(Change{})
}

// ID is the id of the dossier.
func (s *Session) ID() string { return s.now.d.ID }

// Get returns an answer as it is stored, hidden or not; nil where there is none.
func (s *Session) Get(id dossier.FieldID) dossier.Value { return s.now.d.Answers[id] }

// Param returns a call parameter.
func (s *Session) Param(id dossier.FieldID) dossier.Param { return s.now.d.Params[id] }

// Title is the name of the dossier in the list.
func (s *Session) Title() string { return s.now.d.Title }

// Set stores an answer, or removes it where v is nil or empty. It reports
// whether that changed anything.
func (s *Session) Set(id dossier.FieldID, v dossier.Value) bool {
	if f := s.call.Field(id); f != nil && f.Kind == dossier.KindComputed {
		return false
	}
	return s.edit(Target{Field: id}, Typed, answer(id, s.Get(id), v))
}

// SetParam stores a call parameter with its source, or removes it where all
// three are empty. What the file says besides is kept.
func (s *Session) SetParam(id dossier.FieldID, p dossier.Param) bool {
	return s.edit(Target{Field: id, Param: true}, Typed, s.param(id, p))
}

// SetTitle changes the name of the dossier in the list.
func (s *Session) SetTitle(title string) bool {
	return s.edit(Target{Title: true}, Typed, delta{area: inTitle, before: s.now.d.Title, after: dossier.CleanText(title)})
}

// OnChange calls fn after every change, undo and redo included, until cancel
// is called. fn may read the session; it must not change it.
func (s *Session) OnChange(fn func(Change)) (cancel func()) { return s.changed.add(fn) }

// apply makes the next snapshot and tells everybody.
func (s *Session) apply(st *step, forward bool, by Origin) {
	d := s.Snapshot().d.Copy()
	st.delta.apply(d, forward)
	s.now = newSnapshot(s.call, d, s.env)
	s.saver.touch(s.now)
	s.changed.call(Change{Target: st.target, Act: st.act, By: by})
}
