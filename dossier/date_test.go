package dossier

import "testing"

func TestDateKnowsTheCalendar(t *testing.T) {
	for _, tc := range []struct {
		in string
		ok bool
	}{
		{"2024-02-29", true},
		{"2023-02-29", false},
		{"2026-11-31", false},
		{"2026-1-2", false},
		{"0000-01-01", false},
		{"2026-11-12T00:00", false},
		{"２026-11-12", false},
	} {
		d, ok := ParseDate(tc.in)
		if ok != tc.ok || ok && d.String() != tc.in {
			t.Errorf("ParseDate(%q) = %v, %v", tc.in, d, ok)
		}
	}
}

func TestAddMonthsStaysInTheMonth(t *testing.T) {
	for _, tc := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-02-29", -36, "2021-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-06-15", 6, "2026-12-15"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2026-01-15", -1, "2025-12-15"},
	} {
		if got := MustDate(tc.from).AddMonths(tc.n).String(); got != tc.want {
			t.Errorf("%s and %d months is %s, want %s", tc.from, tc.n, got, tc.want)
		}
	}
}

func TestDatesAreWrittenInFrench(t *testing.T) {
	if got := MustDate("2027-03-01").FrenchLong(); got != "1er\u00a0mars\u00a02027" {
		t.Errorf("got %q", got)
	}
	if got := MustDate("2026-11-12").French(); got != "12/11/2026" {
		t.Errorf("got %q", got)
	}
}
