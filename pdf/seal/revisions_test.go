package seal

import (
	"slices"
	"strings"
	"testing"
)

func TestARevisionEndsWhereATableOfTheFileIsNamed(t *testing.T) {
	first := "%PDF-1.7\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF\n"
	if !strings.HasPrefix(first[27:], "xref") {
		t.Fatal("the table of the sample stands elsewhere")
	}
	annex := "2 0 obj<<>>stream\n%PDF-1.4\n1 0 obj\nstartxref\n9\n%%EOF\nendstream\n" // its offsets are its own
	linear := "startxref\n0\n%%EOF\n"
	second := "3 0 obj<</Type/XRef>>endobj\nstartxref\n"
	for name, tc := range map[string]struct {
		file string
		want int
	}{
		"one end":                            {first, 1},
		"something appended":                 {first + second + "68\n%%EOF\n", 2},
		"an annex with an end of its own":    {"%PDF-1.7\n" + annex + strings.Repeat(annex, 50) + "xref\n", 1},
		"the first part of a linear file":    {linear + first, 1},
		"a mark that names what is no table": {"%PDF-1.7\nstartxref\n3\n%%EOF\n" + first, 1},
	} {
		t.Run(name, func(t *testing.T) {
			got := revisions([]byte(tc.file))
			if len(got) != tc.want || !slices.IsSorted(got) || got[len(got)-1] != len(tc.file) {
				t.Errorf("the file of %d bytes ends at %v, want %d ends", len(tc.file), got, tc.want)
			}
		})
	}
}
