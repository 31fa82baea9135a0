package main

import (
	"testing"
	"time"
)

func TestTheProgramEndsOnceWhetherTheToolkitReturnsOrNot(t *testing.T) {
	begin := func() (e *ending, times *int, exited chan int) {
		times, exited = new(int), make(chan int, 1)
		return newEnding(func() int { *times++; return 7 }, func(code int) { exited <- code }), times, exited
	}
	t.Run("it returns", func(t *testing.T) {
		e, times, exited := begin()
		e.closed(make(chan time.Time))
		if code := e.back(); code != 7 || *times != 1 || len(exited) > 0 {
			t.Errorf("exit code %d, ended %d times", code, *times)
		}
	})
	t.Run("it does not", func(t *testing.T) {
		e, times, exited := begin()
		late := make(chan time.Time, 1)
		late <- time.Time{}
		e.closed(late)
		if code := <-exited; code != 7 || *times != 1 {
			t.Errorf("exit code %d, ended %d times", code, *times)
		}
	})
	t.Run("it returns late", func(t *testing.T) {
		e, times, exited := begin()
		late := make(chan time.Time, 1)
		late <- time.Time{}
		e.closed(late)
		<-exited
		if code := e.back(); code != 7 || *times != 1 {
			t.Errorf("exit code %d, ended %d times", code, *times)
		}
	})
}

// The toolkit hears signals too: it may be gone when it is told to quit.
func TestAToolkitThatHasEndedEndsNothingElse(t *testing.T) {
	w := &window{journal: openJournal(t.TempDir(), time.Now)}
	defer w.journal.Close()
	told := false
	w.quit(func() { told = true; panic("not initialized") })
	if !told {
		t.Error("it is not told")
	}
}
