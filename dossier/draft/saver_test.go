package draft

import (
	"errors"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// disk records what is saved, and can fail or take its time.
type disk struct {
	mu    sync.Mutex
	start time.Time
	saved []string
	began []time.Duration
	fail  error
	slow  time.Duration
	busy  bool
	twice bool
}

func newDisk() *disk { return &disk{start: time.Now()} }

func (k *disk) set(fail error, slow time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.fail, k.slow = fail, slow
}

func (k *disk) save(d *dossier.Dossier, _ shelf.Summary) (shelf.Stamp, error) {
	k.mu.Lock()
	k.twice = k.twice || k.busy
	k.busy = true
	k.began = append(k.began, time.Since(k.start))
	slow := k.slow
	k.mu.Unlock()
	time.Sleep(slow)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.busy = false
	if k.fail != nil {
		return shelf.Stamp{}, k.fail
	}
	k.saved = append(k.saved, d.Answers["a.name"].String())
	return shelf.Stamp{Version: len(k.saved), Updated: time.Now()}, nil
}

func (k *disk) times() []time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	return append([]time.Duration(nil), k.began...)
}

func (k *disk) texts() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return append([]string(nil), k.saved...)
}

// bubble runs a timed test: no real time passes.
func bubble(t *testing.T, fn func(t *testing.T, k *disk, s *Session)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		k := newDisk()
		s := testSession(t, Options{Save: k.save})
		fn(t, k, s)
		k.set(nil, 0)
		s.saver.startHere(true)
		if err := closed(s); err != nil {
			t.Error(err)
		}
		if k.twice {
			t.Error("two saves ran at once")
		}
	})
}

func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// flushed and closed wait for what a session calls back.
func flushed(s *Session) error { return waited(s.Flush) }

func closed(s *Session) error { return waited(s.Close) }

func waited(ask func(func(error))) error {
	done := make(chan error, 1)
	ask(func(err error) { done <- err })
	return <-done
}

func (s *Session) typed(text string) { s.Set("a.name", dossier.Text(text)) }

func TestASaveWaitsForAPauseInTyping(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		if st := s.SaveState(); st.Phase != Saved {
			t.Errorf("at first it is %v", st.Phase)
		}
		s.typed("a")
		pass(500 * time.Millisecond)
		s.typed("ab")
		pass(799 * time.Millisecond)
		if got := s.SaveState().Phase; got != Dirty || len(k.texts()) > 0 {
			t.Errorf("saved too early: %v %v", got, k.texts())
		}
		pass(2 * time.Millisecond)
		if diff := cmp.Diff([]string{"ab"}, k.texts()); diff != "" {
			t.Error(diff)
		}
		st := s.SaveState()
		if st.Phase != Saved || !st.At.Equal(k.start.Add(1300*time.Millisecond)) {
			t.Errorf("state %+v", st)
		}
		if d := s.Dossier(); d.Version != 1 || !d.Updated.Equal(st.At) {
			t.Errorf("the dossier has version %d of %v", d.Version, d.Updated)
		}
		pass(time.Hour)
		if n := len(k.texts()); n != 1 {
			t.Errorf("%d saves without a change", n)
		}
	})
}

func TestSteadyTypingIsSavedEveryTwoSeconds(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		for i := range 250 {
			s.typed(strconv.Itoa(i))
			pass(100 * time.Millisecond)
		}
		last := time.Duration(0)
		for _, at := range append(k.times(), 25*time.Second) {
			if at-last > 2*time.Second+200*time.Millisecond {
				t.Errorf("nothing was saved between %v and %v", last, at)
			}
			last = at
		}
		if n := len(k.times()); n > 12 {
			t.Errorf("%d saves in 25 seconds of typing", n)
		}
	})
}

func TestSecureReturnsWhenEverythingIsSaved(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		if err := s.Secure(); err != nil || len(k.times()) > 0 {
			t.Errorf("with nothing to save it gives %v after %d saves", err, len(k.times()))
		}
		s.typed("a")
		if err := s.Secure(); err != nil {
			t.Error(err)
		}
		// While an older state is being saved, it waits for that one and saves the newest.
		k.set(nil, time.Second)
		s.typed("ab")
		s.SaveNow()
		s.typed("abc")
		if err := s.Secure(); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff([]string{"a", "ab", "abc"}, k.texts()); diff != "" {
			t.Error(diff)
		}
		if began := k.times(); len(began) != 3 {
			t.Errorf("it began to save at %v", began)
		}
	})
}

func TestSecureTriesOnceAndSaysWhatFailed(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		full := errors.New("disk full")
		k.set(full, 0)
		s.typed("a")
		pass(time.Second) // it failed already, and the next try is not due
		before := len(k.times())
		if err := s.Secure(); !errors.Is(err, full) {
			t.Errorf("it gives %v", err)
		}
		if n := len(k.times()) - before; n != 1 {
			t.Errorf("it tried %d times", n)
		}
		if s.Dossier().Answers["a.name"] != dossier.Text("a") {
			t.Error("what was typed is gone from memory")
		}
		k.set(nil, 0)
		if err := s.Secure(); err != nil {
			t.Error(err)
		}
	})
}

func TestAFailureIsRetriedWithPausesThatGrow(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		full := errors.New("disk full")
		k.set(full, 0)
		s.typed("a")
		pass(4 * time.Minute)
		seconds := func(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
		want := []time.Duration{seconds(0.8), seconds(2.8), seconds(7.8), seconds(22.8), seconds(82.8), seconds(142.8), seconds(202.8)}
		if diff := cmp.Diff(want, k.times()); diff != "" {
			t.Error(diff)
		}
		st := s.SaveState()
		if st.Phase != Failed || !errors.Is(st.Err, full) || !st.Since.Equal(k.start.Add(want[0])) || !st.Next.Equal(k.start.Add(seconds(262.8))) || !st.At.IsZero() {
			t.Errorf("state %+v", st)
		}
		s.typed("ab")
		s.SaveNow()
		pass(time.Second)
		if n := len(k.times()); n != len(want) {
			t.Error("typing or leaving a field does not wait for the next try")
		}
		if s.SaveState().Phase != Failed {
			t.Error("typing hides the failure")
		}
		k.set(nil, 0)
		pass(time.Minute)
		if diff := cmp.Diff([]string{"ab"}, k.texts()); diff != "" {
			t.Error(diff)
		}
		if st := s.SaveState(); st.Phase != Saved || st.Err != nil || !st.Since.IsZero() {
			t.Errorf("state %+v", st)
		}
	})
}

func TestTheUserMayRetryAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		k.set(errors.New("disk full"), 0)
		s.typed("a")
		pass(time.Second)
		k.set(nil, 0)
		s.saver.startHere(true)
		synctest.Wait()
		if len(k.texts()) != 1 || s.SaveState().Phase != Saved {
			t.Errorf("saved %v, %+v", k.texts(), s.SaveState())
		}
	})
}

func TestWhatIsInMemoryIsStoredAgainThoughNothingChanged(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		s.Set("a.name", dossier.Text("A"))
		time.Sleep(saveAfter)
		synctest.Wait()
		s.SaveAgain()
		synctest.Wait()
		if diff := cmp.Diff([]string{"A", "A"}, k.texts()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAnOlderSnapshotThatFailedNeverReplacesANewerOne(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		k.set(errors.New("disk full"), 5*time.Second)
		s.typed("old")
		pass(time.Second) // it is being saved
		s.typed("new")
		pass(5 * time.Second) // and failed
		k.set(nil, 0)
		pass(10 * time.Second)
		if diff := cmp.Diff([]string{"new"}, k.texts()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestSavesNeverOverlapAndTheLastEditWins(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		k.set(nil, 3*time.Second)
		for i := range 40 {
			s.typed(strconv.Itoa(i))
			pass(time.Second)
			s.SaveNow()
		}
		if err := flushed(s); err != nil {
			t.Fatal(err)
		}
		texts := k.texts()
		if len(texts) < 10 || texts[len(texts)-1] != "39" || s.SaveState().Phase != Saved {
			t.Errorf("saved %v", texts)
		}
	})
}

func TestLeavingAFieldDuringASaveIsSavedRightAfterIt(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		k.set(nil, 100*time.Millisecond)
		s.typed("a")
		s.SaveNow()
		pass(50 * time.Millisecond)
		s.typed("ab")
		s.SaveNow()
		pass(51 * time.Millisecond)
		if diff := cmp.Diff([]time.Duration{0, 100 * time.Millisecond}, k.times()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAFlushWaitsTriesOnceAndSaysWhatWentWrong(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		if err := flushed(s); err != nil || len(k.times()) != 0 {
			t.Errorf("with nothing to save: %v, %v", err, k.times())
		}
		k.set(nil, time.Second)
		s.typed("a")
		s.SaveNow()
		synctest.Wait()
		s.typed("ab")
		if err := flushed(s); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff([]string{"a", "ab"}, k.texts()); diff != "" {
			t.Error(diff)
		}
		full := errors.New("disk full")
		k.set(full, 0)
		s.typed("abc")
		if err := flushed(s); !errors.Is(err, full) {
			t.Errorf("error %v", err)
		}
		if n := len(k.times()); n != 3 {
			t.Errorf("%d tries", n)
		}
		if err := closed(s); !errors.Is(err, full) {
			t.Errorf("closing: %v", err)
		}
		k.set(nil, 0)
		pass(5 * time.Second) // still open: autosave goes on
		if texts := k.texts(); texts[len(texts)-1] != "abc" {
			t.Errorf("saved %v", texts)
		}
	})
}

func TestAFlushAlsoSavesWhatIsTypedMeanwhile(t *testing.T) {
	bubble(t, func(t *testing.T, k *disk, s *Session) {
		k.set(nil, time.Second)
		s.typed("a")
		done := make(chan error, 1)
		s.Flush(func(err error) { done <- err })
		for i := range 15 {
			pass(100 * time.Millisecond)
			s.typed(strconv.Itoa(i))
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff([]string{"a", "8", "14"}, k.texts()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAClosedOrDiscardedSessionSavesNoMore(t *testing.T) {
	for name, end := range map[string]func(s *Session) error{
		"closed":    func(s *Session) error { return closed(s) },
		"discarded": func(s *Session) error { s.Discard(); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				k := newDisk()
				s := testSession(t, Options{Save: k.save})
				s.typed("a")
				if err := end(s); err != nil {
					t.Fatal(err)
				}
				n := len(k.times())
				s.typed("ab")
				s.SaveNow()
				pass(time.Hour)
				if len(k.times()) != n || name == "discarded" && n != 0 {
					t.Errorf("saves at %v", k.times())
				}
			})
		})
	}
}

func TestListenersHearEveryPhaseOnTheSessionsGoroutine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newDisk()
		k.slow = time.Second
		posts := make(chan func(), 100)
		s := testSession(t, Options{Save: k.save, Post: func(fn func()) { posts <- fn }})
		var phases []Phase // unguarded: the race detector sees a call from elsewhere
		cancel := s.OnSaveState(func(st SaveState) {
			if len(phases) == 0 || phases[len(phases)-1] != st.Phase {
				phases = append(phases, st.Phase)
			}
		})
		loop := func(d time.Duration) {
			end := time.After(d)
			for {
				select {
				case fn := <-posts:
					fn()
				case <-end:
					return
				}
			}
		}
		s.typed("a")
		loop(3 * time.Second)
		k.set(errors.New("disk full"), time.Second)
		s.typed("ab")
		loop(2 * time.Second)
		k.set(nil, time.Second) // a save that takes no time may be told as saved alone
		loop(5 * time.Second)
		cancel()
		s.typed("abc")
		loop(5 * time.Second)
		want := []Phase{Dirty, Saving, Saved, Dirty, Saving, Failed, Saving, Saved}
		if diff := cmp.Diff(want, phases); diff != "" {
			t.Error(diff)
		}
	})
}

// A save that fails while the listeners are told that it runs is news for them first,
// and for those who flushed afterwards.
func TestNobodyIsAnsweredWithAFailureThatTheListenersHaveNotHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newDisk()
		k.set(errors.New("full"), time.Millisecond)
		var later []func()
		s := testSession(t, Options{Save: k.save, Post: func(fn func()) { later = append(later, fn) }})
		var heard []Phase
		s.OnSaveState(func(st SaveState) {
			heard = append(heard, st.Phase)
			if st.Phase == Saving {
				pass(time.Second) // the save fails meanwhile
			}
		})
		s.typed("x")
		var told error
		s.Flush(func(err error) {
			told = err
			if len(heard) == 0 || heard[len(heard)-1] != Failed {
				t.Errorf("answered when the listeners had heard %v", heard)
			}
		})
		for len(later) > 0 {
			fn := later[0]
			later = later[1:]
			fn()
		}
		if told == nil {
			t.Error("nobody answered")
		}
		s.Discard()
	})
}

func TestASessionWithoutASaverStaysDirty(t *testing.T) {
	s := testSession(t, Options{})
	s.typed("a")
	s.SaveNow()
	if err := closed(s); err != nil || s.SaveState().Phase != Dirty {
		t.Errorf("%v, %+v", err, s.SaveState())
	}
}
