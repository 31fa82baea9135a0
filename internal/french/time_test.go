package french

import (
	"testing"
	"time"
)

func TestMonthsAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]int{
		"4": 4, "avril": 4, "AVRIL": 4, "avr": 4, "avr.": 4, "févr.": 2, "fevrier": 2, "août": 8, "aout": 8, "mai": 5,
		"mar": 3, "juin": 6, "juil": 7, "déc": 12,
		"jui": 0, "ma": 0, "av": 0, "": 0, "april": 0, "mois": 0,
	} {
		if got, ok := ReadMonth(typed); got != want || ok != (want != 0) {
			t.Errorf("%q: %d, %v, want %d", typed, got, ok, want)
		}
	}
}

func TestDaysAndTimesAreWrittenAsPeopleDo(t *testing.T) {
	for got, want := range map[string]string{
		Date(2027, 3, 1): "1er\u00a0mars\u00a02027", Date(2026, 11, 12): "12\u00a0novembre\u00a02026",
		Minutes(35): "35\u00a0min", Minutes(118): "2\u00a0h", Minutes(121): "2\u00a0h\u00a005", Clock(9, 5): "9\u00a0h\u00a005", Clock(14, 32): "14\u00a0h\u00a032",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestADayIsThatOfTheReader(t *testing.T) {
	if got := Day(time.Date(2026, 11, 12, 23, 59, 0, 0, time.Local)); got != "12/11/2026" {
		t.Error(got)
	}
}
