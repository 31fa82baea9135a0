// Command dossierctl is Dossier PME without a window: it lists calls, checks,
// computes and prints dossiers, and reads and fills the store of the user.
//
// Standard output carries data only, in a form that stays; messages for people
// go to standard error, in French. It decides nothing about a dossier itself:
// everything it says comes from the domain and from the catalogue of words.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/failure"
	"dossierpme/internal/folders"
	"dossierpme/internal/leftover"
	"dossierpme/internal/paper"
	"dossierpme/internal/safefile"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
)

func main() {
	collectLate()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs one command line and returns its exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	words, err := wiring.Words()
	if err != nil {
		// The words are part of the program and a test reads them.
		panic(err)
	}
	leftover.Note(folders.Cache(folders.Notes))()
	s := &session{words: words, in: in, errs: errs, terminal: terminal(errs), today: dossier.DateOf(time.Now())}
	code, err := s.do(args)
	if err != nil {
		code = s.fail(err, wantsJSON(args))
	}
	if _, err := out.Write(s.out.Bytes()); err != nil {
		return s.fail(failure.Of(err, words.T("ctl.stdout")), false)
	}
	return code
}

// session is one run of the program. Standard output is held back until the
// command is done, so that a failure never follows half a result.
type session struct {
	words *say.Words
	in    io.Reader
	out   bytes.Buffer
	errs  io.Writer
	today dossier.Date
	// terminal says that a person watches what goes to errs.
	terminal bool
	told     int     // characters of the line that tells how far something is
	shared   *shared // of a batch, nil for one dossier
}

func (s *session) do(args []string) (int, error) {
	p, err := parse(args)
	if err != nil {
		return 0, err
	}
	if d := p.value("--date"); d != "" {
		day, ok := parseDay(d)
		if !ok {
			return 0, usage("usage_date", "word", d)
		}
		s.today = day
	}
	if p.command.large {
		defer collectEarly()()
	}
	if p.has("--all") || p.command.several && len(p.args) > 1 {
		return s.batch(p)
	}
	return p.command.run(s, p)
}

// fail tells a failure and returns its exit code.
func (s *session) fail(err error, asJSON bool) int {
	var wrong *usageError
	if errors.As(err, &wrong) {
		err = wrong.explained(s.words)
	}
	f := failure.Of(err, "")
	n := f.Notice(s.words)
	s.say(s.words.T("ctl.error", "message", n.Message))
	if n.Hint != "" {
		s.say(n.Hint)
	}
	if asJSON {
		// Faults of a call file are listed beside the error.
		type detail struct {
			Code    string `json:"code"`
			Message string `json:"message"`
			Hint    string `json:"hint"`
		}
		var body struct {
			Error  detail      `json:"error"`
			Faults []lintFault `json:"faults,omitempty"`
			// What is missing is listed so too.
			Missing []problemLine `json:"missing,omitempty"`
		}
		body.Error = detail{f.Code, n.Message, n.Hint}
		var lint *lintFailure
		if errors.As(err, &lint) {
			body.Faults = lint.faults
		}
		var lack *lackFailure
		if errors.As(err, &lack) {
			body.Missing = lack.lacks
		}
		s.out.Reset()
		if err := s.json(body); err != nil {
			s.say(err.Error())
		}
	}
	return f.Exit()
}

func wantsJSON(args []string) bool {
	for _, a := range args {
		switch a {
		case "--json":
			return true
		case "--":
			return false
		}
	}
	return false
}

// say writes a message for people, in the place of the line that tells how far
// something is.
func (s *session) say(text string) {
	s.wipe()
	_, _ = io.WriteString(s.errs, plain(text)+"\n")
}

// line writes a line of the result.
func (s *session) line(text string) { s.out.WriteString(plain(text) + "\n") }

func (s *session) json(v any) error {
	e := json.NewEncoder(&s.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// data is the data folder: the one that was named, else the user's.
func (s *session) data(p *parsed) (string, error) {
	if dir := p.value("--store"); dir != "" {
		return dir, nil
	}
	return folders.Own()
}

// parts wires the program. Where no data folder can be named there are no calls
// of the user, which only the commands of the store cannot do without.
func (s *session) parts(p *parsed) (*wiring.Parts, error) {
	if s.shared != nil && s.shared.parts != nil {
		return s.shared.parts, nil
	}
	dir, err := s.data(p)
	if err != nil {
		dir = ""
	}
	parts, err := wiring.New(dir, s.today)
	if err != nil {
		return nil, err
	}
	if parts.Passphrase, err = passphrase(p, parts); err == nil && s.shared != nil {
		s.shared.parts = parts
	}
	return parts, err
}

// read reads the dossier that the first argument names: a file, else a dossier of
// the store.
func (s *session) read(p *parsed) (*wiring.Parts, *paper.File, error) {
	parts, err := s.parts(p)
	if err != nil {
		return nil, nil, err
	}
	found, err := s.either(p, parts, p.args[0])
	return parts, found.File, err
}

// call finds the call that the first argument names.
func (s *session) call(p *parsed) (*wiring.Parts, *dossier.Call, error) {
	parts, err := s.parts(p)
	if err != nil {
		return nil, nil, err
	}
	c := parts.Calls.Find(p.args[0])
	if c == nil {
		return nil, nil, parts.UnknownCall(p.args[0])
	}
	return parts, c, nil
}

// deliver writes a result to the file of -o, or to standard output for "-" and
// where there is no -o.
func (s *session) deliver(p *parsed, data []byte) error {
	return s.deliverWith(p, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// deliverWith is deliver for what write writes piece by piece.
func (s *session) deliverWith(p *parsed, write func(io.Writer) error) error {
	if to := p.value("-o"); to != "" && to != paper.Stdin {
		return safefile.WriteWith(to, write)
	}
	return write(&s.out)
}
