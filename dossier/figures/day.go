package figures

import "dossierpme/dossier"

// JudgedOn is the day that counts in law: the decision where its date is filled
// in, else the later of today and the application.
func JudgedOn(v *dossier.View) dossier.Date {
	if d := v.Date("calendar.decision"); !d.IsZero() {
		return d
	}
	day := v.Env.Today
	if d := v.Date("calendar.application"); d.After(day) {
		day = d
	}
	return day
}

// judgedBy is the answer that sets that day, or would.
func judgedBy(v *dossier.View) dossier.FieldID {
	if !v.Date("calendar.decision").IsZero() {
		return "calendar.decision"
	}
	return "calendar.application"
}
