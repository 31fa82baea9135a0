package french

import "testing"

func TestALimitIsSaidInTheRoundNumberThatWasSet(t *testing.T) {
	for bytes, want := range map[int64]string{
		512 << 10: "512\u00a0ko", 64 << 20: "64\u00a0Mo", 2 << 30: "2\u00a0Go", 1536 << 20: "1\u202f536\u00a0Mo", 200_000_001: "200\u00a0Mo",
	} {
		if got := SizeLimit(bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
}

func TestSizesAreWrittenAsPeopleSayThem(t *testing.T) {
	for bytes, want := range map[int64]string{
		12: "1\u00a0ko", 812_400: "812\u00a0ko", 999_999: "1\u202f000\u00a0ko", 1_432_000: "1,4\u00a0Mo", 12_000_000: "12\u00a0Mo",
	} {
		if got := FileSize(bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
}

func TestNumbersAreWrittenInGroupsOfThree(t *testing.T) {
	for plain, want := range map[string]string{
		"0": "0", "12": "12", "1234": "1\u202f234", "-1234567.50": "−1\u202f234\u202f567,50", "-12": "−12",
	} {
		if got := Number(plain); got != want {
			t.Errorf("%s: %q, want %q", plain, got, want)
		}
	}
}
