package callfile

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
)

// guide returns chapters of docs/calls.md, by what stands in their headings.
func guide(t *testing.T, headings ...string) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/calls.md")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, h := range headings {
		_, rest, found := strings.Cut(string(page), "\n## "+h+"\n")
		if !found {
			t.Fatalf("docs/calls.md has no chapter %q", h)
		}
		chapter, _, _ := strings.Cut(rest, "\n## ")
		b.WriteString(chapter + "\n")
	}
	return b.String()
}

// TestTheGuideHasARowForEveryKey: whoever writes a call finds each key that a file may
// have, and none that no file may have.
func TestTheGuideHasARowForEveryKey(t *testing.T) {
	for _, tc := range []struct {
		chapters []string
		block    reflect.Type
		also     []string // what the file says otherwise than the type
	}{
		{[]string{"The head of a call"}, reflect.TypeFor[callHead](), []string{"params", "pieces"}},
		{[]string{"A section"}, reflect.TypeFor[sectionFile](), nil},
		{[]string{"A field", "What the program makes of a field"}, reflect.TypeFor[fieldFile](), nil},
		{[]string{"Pieces"}, reflect.TypeFor[pieceFile](), nil},
	} {
		rows := firstCells(guide(t, tc.chapters...), "key")
		keys := tc.also
		for _, k := range keysOf(tc.block) {
			keys = append(keys, k.name)
		}
		for _, k := range keys {
			if !slices.Contains(rows, k) {
				t.Errorf("docs/calls.md, %q: no row of the key %s", tc.chapters, k)
			}
		}
		for _, row := range rows {
			if !slices.Contains(keys, row) {
				t.Errorf("docs/calls.md, %q: no file has the key %s", tc.chapters, row)
			}
		}
	}
}

var quoted = regexp.MustCompile("`([^`]+)`")

// firstCells are the words in the first cells of the tables with this head.
func firstCells(chapter, head string) []string {
	var out []string
	in := false
	for line := range strings.Lines(chapter) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			in = false
			continue
		}
		in = in || strings.TrimSpace(cells[1]) == head
		if in {
			out = append(out, words(cells[1])...)
		}
	}
	return out
}

func words(text string) []string {
	var out []string
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// TestTheGuideNamesEveryRole: a role that nobody can read of is one that no call has.
func TestTheGuideNamesEveryRole(t *testing.T) {
	_, rest, _ := strings.Cut(guide(t, "What the program makes of a field"), "\nRoles: ")
	list, _, found := strings.Cut(rest, " A call that has no field of a role")
	if !found {
		t.Fatal("docs/calls.md has no list of roles")
	}
	named := words(list)
	for _, r := range dossier.Roles() {
		if !slices.Contains(named, string(r)) {
			t.Errorf("the list of roles in docs/calls.md lacks %s", r)
		}
	}
	for _, n := range named {
		if !slices.Contains(dossier.Roles(), dossier.Role(n)) {
			t.Errorf("the list of roles in docs/calls.md has %s, which is none", n)
		}
	}
}

// TestTheGuideNamesEveryCarriedFunction: and none that is gone.
func TestTheGuideNamesEveryCarriedFunction(t *testing.T) {
	named := firstCells(guide(t, "Values that stand without being typed"), "`carried`")
	for _, c := range dossier.Carries() {
		if !slices.Contains(named, c.Name) {
			t.Errorf("the table of carried functions in docs/calls.md lacks %s", c.Name)
		}
	}
	for _, n := range named {
		if n != "carried" && !slices.ContainsFunc(dossier.Carries(), func(c dossier.Carry) bool { return c.Name == n }) {
			t.Errorf("the table of carried functions in docs/calls.md has %s, which is none", n)
		}
	}
}
