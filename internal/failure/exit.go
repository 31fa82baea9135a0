package failure

import "strings"

// The exit codes of the programs, permanent and listed in the help of the
// command line.
const (
	ExitDone       = 0
	ExitError      = 1
	ExitUsage      = 2
	ExitIncomplete = 3
	ExitInUse      = 4
	ExitNewer      = 5
	ExitDifferent  = 6
)

// Exit is the exit code of a program that a failure ends.
func (e *Error) Exit() int {
	switch {
	case strings.HasPrefix(e.Code, "usage"):
		return ExitUsage
	case e.Code == "incomplete", e.Code == "intention_incomplete":
		return ExitIncomplete
	case e.Code == "store_in_use":
		return ExitInUse
	case e.Code == "newer", e.Code == "store_newer", e.Code == "pdf_newer":
		return ExitNewer
	case e.Code == "pdf_damaged":
		return ExitDifferent
	}
	return ExitError
}
