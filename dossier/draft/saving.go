package draft

import "context"

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

// Retry saves at once after a failure, without waiting.
func (s *Session) Retry() { s.saver.startHere(true) }

// Flush saves what is not saved yet and waits for it, as before an export. It
// tries once; its error is that of the saver, or that of ctx where it ended
// first, and then the save goes on. Any goroutine may call it, and one that
// may wait for a disk is better than that of the screen.
func (s *Session) Flush(ctx context.Context) error { return s.saver.flush(ctx) }

// Close is Flush and then the end of autosave. After an error the session is
// still open, and autosave still tries. Any goroutine may call it.
func (s *Session) Close(ctx context.Context) error {
	if err := s.Flush(ctx); err != nil {
		return err
	}
	s.saver.close()
	return nil
}

// Discard ends autosave without saving what is not saved yet; a save under way
// is not stopped.
func (s *Session) Discard() { s.saver.close() }
