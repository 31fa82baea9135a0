package dossier

// Deadline is the last day of a call, as the person has read it, and the day of the
// application: enough to tell without the dossier how they stand to each other.
type Deadline struct{ Closes, Application Date }

// DeadlineOf is that of a dossier.
func DeadlineOf(v *View) Deadline {
	closes, _ := v.Param(v.ID(RoleCloses)).(Date)
	return Deadline{closes, v.Date(v.ID(RoleApplication))}
}

// DeadlineState is how a deadline stands on a day.
type DeadlineState string

// How a deadline stands.
const (
	DeadlineFar     DeadlineState = ""        // or not known, or the application is sent
	DeadlineNear    DeadlineState = "near"    // a week or less, and nothing is sent
	DeadlineLate    DeadlineState = "late"    // the application is planned after it
	DeadlinePassed  DeadlineState = "passed"  // and nobody has said when the application was sent
	DeadlineClaimed DeadlineState = "claimed" // passed, and the application is said to have been sent in time
)

// nearDays is how many days before the last one the end of a call is near.
const nearDays = 7

// On is how the deadline stands on a day. Where no day is given only what holds on any
// day is known.
func (d Deadline) On(today Date) DeadlineState {
	if d.Closes.IsZero() {
		return DeadlineFar
	}
	near := DateOf(d.Closes.Time().AddDate(0, 0, -nearDays))
	switch {
	case d.Application.After(d.Closes):
		return DeadlineLate
	case d.Application.IsZero() && today.After(d.Closes):
		return DeadlinePassed
	case today.After(d.Closes):
		return DeadlineClaimed
	case !today.IsZero() && !today.Before(near) && (d.Application.IsZero() || !d.Application.Before(today)):
		return DeadlineNear
	}
	return DeadlineFar
}

// Days are how many days are left, 0 on the last one.
func (d Deadline) Days(today Date) int {
	return int(d.Closes.Time().Sub(today.Time()).Hours()) / 24
}
