package main

import "dossierpme/dossier"

// parseDay reads a day as people give it on a command line: 2026-12-15, or any
// form that a date field reads, such as 15/12/2026.
func parseDay(s string) (dossier.Date, bool) {
	d, ok := dossier.Parse(&dossier.Field{Kind: dossier.KindDate}, s).(dossier.Date)
	return d, ok && !d.IsZero()
}
