package draft

// SaveState is where saving stands. Any goroutine may ask.
func (s *Session) SaveState() SaveState { return s.saver.state() }

// OnSaveState calls fn when the state of saving may have changed, until cancel
// is called. It is called on the session's goroutine where Options.Post is given.
func (s *Session) OnSaveState(fn func(SaveState)) (cancel func()) { return s.saver.listen(fn) }

// SaveNow begins to save without waiting, as on leaving a field or a step. It
// does nothing where all is saved, or where a save failed a moment ago.
func (s *Session) SaveNow() {
	s.EndStep()
	s.saver.startHere(false)
}

// SaveAgain stores what there is, though nothing was changed: what was stored was
// damaged on its disk since, and is perhaps an older copy now.
func (s *Session) SaveAgain() {
	s.saver.touch(s.Snapshot())
	s.saver.startHere(true)
}

// Flush saves what is not saved yet, as before an export, and then calls then: with
// nil when all is saved, what was typed meanwhile included, and with the error of
// the saver where it failed. It tries once. Nobody waits: then is called on the
// session's goroutine, before Flush returns where there is nothing to save.
func (s *Session) Flush(then func(error)) {
	s.EndStep()
	s.saver.flush(then)
}

// Close is Flush and then the end of autosave. After an error the session is
// still open, and autosave still tries.
func (s *Session) Close(then func(error)) {
	s.Flush(func(err error) {
		if err == nil {
			s.saver.close()
		}
		then(err)
	})
}

// Secure saves what is not saved yet and returns when that is done, or with the error
// of the saver. It tries once. Any goroutine may call it but the session's own, unless
// that one has ended: the program is being told to go, and nobody asks any more.
func (s *Session) Secure() error { return s.saver.secure() }

// Unsaved is what no save has, nil where all is saved or given up. Any goroutine may ask.
func (s *Session) Unsaved() *Snapshot { return s.saver.unsaved() }

// Discard ends autosave without saving what is not saved yet; a save under way
// is not stopped.
func (s *Session) Discard() { s.saver.close() }
