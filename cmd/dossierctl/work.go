package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"strings"
	"unicode/utf8"
)

// work is what takes a while: Ctrl-C ends it, and on a terminal it tells how far it
// is, in one line that goes when it is done.
type work struct {
	ctx context.Context
	s   *session
	key string // of the words, with n and all
}

// work begins what takes a while. end must be called when it is done.
func (s *session) work(key string) (w *work, end func()) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // who asks twice ends the program as always
	w = &work{ctx: ctx, s: s, key: key}
	return w, func() {
		s.wipe()
		stop()
	}
}

// tell shows how much is done; once all is, nothing.
func (w *work) tell(done, all int) {
	w.s.wipe()
	if !w.s.terminal || done >= all {
		return
	}
	line := plain(w.s.words.T(w.key, "n", done+1, "all", all))
	w.s.told = utf8.RuneCountInString(line)
	_, _ = io.WriteString(w.s.errs, line)
}

// wipe takes the line away.
func (s *session) wipe() {
	if s.told > 0 {
		_, _ = io.WriteString(s.errs, "\r"+strings.Repeat(" ", s.told)+"\r")
		s.told = 0
	}
}

// terminal reports whether what is written appears before a person.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}
