package failure

import (
	"errors"
	"fmt"
	"maps"

	"dossierpme/internal/say"
)

// Error is an error with the code that the catalogue words it by.
type Error struct {
	Code string
	Args map[string]string
	Err  error // the cause, for the log; nil where the code says it all
}

func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", e.Code, e.Err)
	}
	return fmt.Sprintf("%s %v", e.Code, e.Args)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Notice words the failure for the command line. Where a file is known for what it
// is, that is said rather than what it is not.
func (e *Error) Notice(w *say.Words) say.Notice {
	if is := e.Args["is"]; is != "" {
		return w.Strange(is, e.Args["wanted"], e.Args)
	}
	return w.Error(e.Code, e.Args)
}

// Message words the failure for the window. Those of the data folder have words
// of their own there, since most is at stake; the rest is worded as on the
// command line.
func (e *Error) Message(w *say.Words) say.Message {
	if key := "ui.store." + e.Code; w.Has(key + ".what") {
		path := e.Args["path"]
		return say.Message{What: w.T(key+".what", "path", path), Safe: w.T(key+".safe", "path", path), Do: w.T(key+".do", "path", path)}
	}
	n := (&Error{Code: e.Code, Args: inWindow(e.Args)}).Notice(w)
	if n.Message == "" {
		return say.Message{What: w.T("ui.trouble.what"), Safe: w.T("ui.trouble.safe"), Do: w.T("ui.trouble.do")}
	}
	return say.Message{What: n.Message, Do: n.Hint}
}

// inWindow are arguments for whoever has no command line: the words then name none.
func inWindow(args map[string]string) map[string]string {
	out := maps.Clone(args)
	if out == nil {
		out = map[string]string{}
	}
	out["window"] = "yes"
	return out
}

// Trouble words any error for the window; one that is worded already stays as it
// is. path is the file or folder that was used.
func Trouble(w *say.Words, err error, path string) *say.Trouble {
	if t := (*say.Trouble)(nil); errors.As(err, &t) {
		return t
	}
	return &say.Trouble{Message: Of(err, path).Message(w), Details: err.Error()}
}
