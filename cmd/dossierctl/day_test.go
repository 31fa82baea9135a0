package main

import (
	"testing"
)

func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-12-15": "2026-12-15", "15/12/2026": "2026-12-15", "15 décembre 2026": "2026-12-15",
		"2026-02-30": "", "demain": "", "": "", "2026": "",
	} {
		got, ok := parseDay(typed)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q gives %v, %v, want %q", typed, got, ok, want)
		}
	}
}
