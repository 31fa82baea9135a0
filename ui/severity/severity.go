// Package severity says how the severity of a problem looks on the screen and what it is
// called there: every page that lists problems asks here.
package severity

import (
	"dossierpme/dossier"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// tones say how a severity looks. What is missing is no mistake: it has no colour.
// What is explained is settled.
var tones = map[dossier.Severity]kit.Tone{
	dossier.Blocking: kit.Error, dossier.Missing: kit.Neutral, dossier.Warning: kit.Warning, dossier.Advice: kit.Accent,
	dossier.Explained: kit.Success,
}

// ToneOf is how a severity looks.
func ToneOf(s dossier.Severity) kit.Tone { return tones[s] }

// WordOf says the severity of one problem.
func WordOf(w *say.Words, s dossier.Severity) string { return w.T("severity." + string(s)) }

// HeadOf says a severity above a list or before a count.
func HeadOf(w *say.Words, s dossier.Severity) string {
	if key := "severity.list." + string(s); w.Has(key) {
		return w.T(key)
	}
	return WordOf(w, s)
}
