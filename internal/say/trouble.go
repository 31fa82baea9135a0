package say

// Trouble is an error in words. Its details are for the log, and shown behind a
// button.
type Trouble struct {
	Message
	Details string
}

func (t *Trouble) Error() string { return t.What }

// Trouble words what went wrong by the entry that says what, what is safe and what
// to do. The cause may be nil.
func (w *Words) Trouble(entry string, cause error, args ...any) *Trouble {
	given := pairs(args)
	t := &Trouble{Message: Message{w.part(entry, "what", given), w.part(entry, "safe", given), w.part(entry, "do", given)}}
	if cause != nil {
		t.Details = cause.Error()
	}
	return t
}
