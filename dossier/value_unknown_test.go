package dossier

import "testing"

func TestWhatIsShownOfAnUnknownValueDoesNotDependOnItsSpacing(t *testing.T) {
	for in, want := range map[string]string{
		`{"b": 1.0, "a" : [ 2, null ]}`:      `{"a":[2,null],"b":1}`,
		"{\n  \"a\": [\n 2,null],\"b\":1\n}": `{"a":[2,null],"b":1}`,
		`"dix euros"`:                        "dix euros",
		`true`:                               "true",
		`[1,`:                                "[1,",
	} {
		if got := (Unknown{[]byte(in)}).String(); got != want {
			t.Errorf("%s is shown as %q, want %q", in, got, want)
		}
	}
}
