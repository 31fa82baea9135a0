package draft

import (
	"slices"
	"sync"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

const (
	// saveAfter is the pause in typing after which a save begins.
	saveAfter = 800 * time.Millisecond
	// saveWithin is how long steady typing can put it off.
	saveWithin = 2 * time.Second
)

// retryAfter are the pauses after the first, second … failure; the last stays.
var retryAfter = []time.Duration{2 * time.Second, 5 * time.Second, 15 * time.Second, time.Minute}

// Phase is where saving stands.
type Phase string

// The phases. Failed lasts until a save succeeds, whatever is typed meanwhile.
const (
	Saved  Phase = "saved"
	Dirty  Phase = "dirty"
	Saving Phase = "saving"
	Failed Phase = "failed"
)

// SaveState is what the status line says of saving.
type SaveState struct {
	Phase Phase
	At    time.Time // of the last save; zero where there was none
	Err   error     // of the last attempt, nil where it succeeded
	Since time.Time // of the first failure in a row
	Next  time.Time // of the next attempt after a failure
}

// saver keeps the newest snapshot that is not saved and saves it in time. It
// is the only part of a session that more than one goroutine works on.
type saver struct {
	save  func(*dossier.Dossier, shelf.Summary) (shelf.Stamp, error)
	post  func(func())
	clock func() time.Time

	mu       sync.Mutex
	pending  *Snapshot     // the newest change that no save has; nil where all is saved
	since    time.Time     // of the first change in pending
	last     time.Time     // of the newest
	running  chan struct{} // closed at the end of the save under way
	again    bool          // save anew as soon as the one under way ends
	closed   bool
	timer    *time.Timer
	failures int
	err      error
	failed   time.Time
	next     time.Time
	savedAt  time.Time
	stamp    *shelf.Stamp
	states   []*func(SaveState)
	waiting  []func(error) // for everything to be saved
}

func newSaver(opts Options, updated time.Time) *saver {
	s := &saver{save: opts.Save, post: opts.Post, clock: opts.Clock, savedAt: updated}
	if s.post == nil {
		s.post = func(fn func()) { fn() }
	}
	return s
}

// touch takes the newest snapshot.
func (s *saver) touch(snap *Snapshot) {
	s.mu.Lock()
	s.last = s.clock()
	if s.pending == nil {
		s.since = s.last
	}
	s.pending = snap
	s.schedule()
	s.mu.Unlock()
	s.tell()
}

// schedule sets the timer for what is pending. After a failure the next try
// stands where it is: typing does not make a full disk busier.
func (s *saver) schedule() {
	if s.timer != nil {
		s.timer.Stop()
	}
	if s.save == nil || s.pending == nil || s.running != nil || s.closed {
		return
	}
	at := s.last.Add(saveAfter)
	if latest := s.since.Add(saveWithin); latest.Before(at) {
		at = latest
	}
	if s.failures > 0 {
		at = s.next
	}
	s.timer = time.AfterFunc(at.Sub(s.clock()), s.due)
}

// due is the timer's goroutine.
func (s *saver) due() {
	s.mu.Lock()
	began := s.begin(false)
	s.mu.Unlock()
	if began {
		s.post(s.tell)
	}
}

// startHere is due on the session's goroutine, which needs no post.
func (s *saver) startHere(force bool) {
	s.mu.Lock()
	began := s.begin(force)
	s.mu.Unlock()
	if began {
		s.tell()
	}
}

// begin starts a save of what is pending, if there is something and no other
// runs. force goes before the pause after a failure.
func (s *saver) begin(force bool) bool {
	switch {
	case s.save == nil || s.pending == nil || s.closed:
		return false
	case s.running != nil:
		s.again = true
		return false
	case s.failures > 0 && !force && s.clock().Before(s.next):
		return false
	}
	if s.timer != nil {
		s.timer.Stop()
	}
	snap := s.pending
	s.pending, s.again, s.running = nil, false, make(chan struct{})
	go s.run(snap)
	return true
}

// run is the goroutine of one save.
func (s *saver) run(snap *Snapshot) {
	stamp, err := s.save(snap.Dossier(), snap.Summary())
	s.mu.Lock()
	now := s.clock()
	s.err = err
	if err == nil {
		s.failures, s.failed, s.next = 0, time.Time{}, time.Time{}
		s.savedAt, s.stamp = now, &stamp
	} else {
		if s.pending == nil {
			s.pending, s.since, s.last = snap, now, now
		}
		if s.failures == 0 {
			s.failed = now
		}
		s.next = now.Add(retryAfter[min(s.failures, len(retryAfter)-1)])
		s.failures++
	}
	close(s.running)
	s.running = nil
	again := s.again || len(s.waiting) > 0
	if !again || err != nil || !s.begin(false) {
		s.again = false
		s.schedule()
	}
	s.mu.Unlock()
	s.post(s.tell)
}

// flush saves what is pending, and calls then when nothing is pending any more or
// when the try failed.
func (s *saver) flush(then func(error)) {
	s.mu.Lock()
	s.waiting = append(s.waiting, then)
	s.begin(true)
	s.mu.Unlock()
	s.tell()
}

// secure saves what is pending and returns when that is done, or when the try
// failed. It waits, so it is for those who have no goroutine to be called back on.
func (s *saver) secure() error {
	for tried := false; ; {
		s.mu.Lock()
		running, err := s.running, s.err
		over := running == nil && (s.pending == nil || tried || !s.begin(true))
		if running == nil && !over {
			running, tried = s.running, true
		}
		if s.save == nil || s.closed {
			err = nil // nothing is going to be saved
		}
		s.mu.Unlock()
		if over {
			return err
		}
		<-running
	}
}

// answered takes those who wait out of the list where there is an answer for them.
// The lock is held.
func (s *saver) answered() (waiting []func(error), err error) {
	over := s.save == nil || s.closed // nothing is going to be saved
	if s.running != nil || s.pending != nil && s.failures == 0 && !over {
		return nil, nil
	}
	waiting, s.waiting = s.waiting, nil
	if s.pending != nil && !over {
		err = s.err
	}
	return waiting, err
}

func (s *saver) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.timer != nil {
		s.timer.Stop()
	}
}

// unsaved is the newest change that no save has.
func (s *saver) unsaved() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.save == nil {
		return nil
	}
	return s.pending
}

func (s *saver) state() SaveState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stands()
}

// stands is state with the lock held.
func (s *saver) stands() SaveState {
	st := SaveState{Phase: Saved, At: s.savedAt, Err: s.err, Since: s.failed, Next: s.next}
	switch {
	case s.running != nil:
		st.Phase = Saving
	case s.failures > 0:
		st.Phase = Failed
	case s.pending != nil:
		st.Phase = Dirty
	}
	return st
}

// takeStamp returns the stamp of the last save, once.
func (s *saver) takeStamp() (shelf.Stamp, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stamp == nil {
		return shelf.Stamp{}, false
	}
	st := *s.stamp
	s.stamp = nil
	return st, true
}

// tell calls the listeners with the state of this moment, not of the moment
// that led here: posted late, it is still true. Then come those who wait, with the
// answer of that same moment: nobody is called back with a failure of which the
// listeners have not heard.
func (s *saver) tell() {
	s.mu.Lock()
	list, st := s.states, s.stands()
	waiting, err := s.answered()
	s.mu.Unlock()
	for _, fn := range list {
		(*fn)(st)
	}
	for _, then := range waiting {
		then(err)
	}
}

func (s *saver) listen(fn func(SaveState)) (cancel func()) {
	p := &fn
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states = append(slices.Clone(s.states), p)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if i := slices.Index(s.states, p); i >= 0 {
			s.states = slices.Delete(slices.Clone(s.states), i, i+1)
		}
	}
}
