package paper

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestChangesSayWhatStandsInEach(t *testing.T) {
	before := `{"answers":{"a":1,"b":"x","t":[{"id":"r1","n":1},{"id":"r2","n":2}]},"params":{"p":3}}`
	after := `{"answers":{"b":"y","c":true,"t":[{"id":"r2","n":3},{"id":"r3","n":4}]},"params":{"p":3},"annexes":[]}`
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	want := []Change{
		{Field: "a", How: Removed, Before: raw("1"), After: raw("null")},
		{Field: "b", How: Changed, Before: raw(`"x"`), After: raw(`"y"`)},
		{Field: "c", How: Added, Before: raw("null"), After: raw("true")},
		{Field: "pieces", How: Added, Before: raw("null"), After: raw("[]")},
		{Field: "t", Row: "r1", How: Removed, Before: raw(`{"id":"r1","n":1}`), After: raw("null")},
		{Field: "t", Row: "r2", How: Changed, Before: raw(`{"id":"r2","n":2}`), After: raw(`{"id":"r2","n":3}`)},
		{Field: "t", Row: "r3", How: Added, Before: raw("null"), After: raw(`{"id":"r3","n":4}`)},
	}
	if d := cmp.Diff(want, changes([]byte(before), []byte(after))); d != "" {
		t.Error(d)
	}
}
