package shell

// Background does something beside the window and goes on with what it gave; an
// error is shown.
func Background[T any](s *Shell, work func() (T, error), then func(T)) {
	s.Runner.Background(func() {
		got, err := work()
		s.Runner.Main(func() {
			if err != nil {
				s.Complain(err)
				return
			}
			then(got)
		})
	})
}

// Do is Background for what gives nothing.
func (s *Shell) Do(work func() error, then func()) {
	Background(s, func() (struct{}, error) { return struct{}{}, work() }, func(struct{}) { then() })
}
