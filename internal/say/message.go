package say

import (
	"slices"
	"strings"
)

// Message is what a person is told of one problem: what is wrong, what is safe
// all the same, and what to do. Each is one or two sentences, or "".
type Message struct{ What, Safe, Do string }

// Text is the whole message on one line.
func (m Message) Text() string { return join(m.What, m.Safe, m.Do) }

// Short is the message without what is safe, for long lists.
func (m Message) Short() string { return join(m.What, m.Do) }

func join(sentences ...string) string {
	sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
	return strings.Join(sentences, " ")
}

// Problem words a problem of a dossier by its code. args are the problem's own,
// with "label" for the field's label and "title" for the row's title.
func (w *Words) Problem(code string, args map[string]string) Message {
	entry := "problem." + code
	return Message{w.part(entry, "what", args), w.part(entry, "safe", args), w.part(entry, "do", args)}
}

// Notice is what a person is told of a failure: what happened, and a hint at
// what was probably meant or can be done.
type Notice struct{ Message, Hint string }

// Text is the notice on one line.
func (n Notice) Text() string { return join(n.Message, n.Hint) }

// Error words a failure of the program by its code.
func (w *Words) Error(code string, args map[string]string) Notice {
	return w.notice("error."+code, args)
}

// Lint words a fault in a call file by its code.
func (w *Words) Lint(code string, args map[string]string) Notice { return w.notice("lint."+code, args) }

// Strange words a file that is something else than what was wanted: what it is, and
// what to do about that, or else what was wanted.
func (w *Words) Strange(is, wanted string, args map[string]string) Notice {
	n := w.notice("file."+is, args)
	if n.Hint == "" {
		n.Hint = w.part("file.wanted", wanted, args)
	}
	return n
}

func (w *Words) notice(entry string, args map[string]string) Notice {
	return Notice{w.part(entry, "message", args), w.part(entry, "hint", args)}
}
