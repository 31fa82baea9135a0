package callfile

import (
	"io/fs"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
)

// TestTheLinesOfAFileWithoutAFaultAreNotRead: every start reads the shipped definitions,
// and to find where each of their conditions stands took a third of that time.
func TestTheLinesOfAFileWithoutAFaultAreNotRead(t *testing.T) {
	src, err := fs.ReadFile(assets.Calls(), CommonFile)
	if err != nil {
		t.Fatal(err)
	}
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	names := NamesOf(dossier.Env{Rules: rules.All(law), Needs: rules.Needs(law)})
	r := &reader{file: CommonFile, lines: linesOf(src), names: names}
	if _, faults := r.commonOf(src); faults != nil {
		t.Fatal(faults)
	}
	if r.lines.blocks != nil {
		t.Error("the lines were read")
	}
	r.names = Names{}
	if _, faults := r.commonOf(src); len(faults) == 0 || r.lines.blocks == nil {
		t.Errorf("a need that is unknown has no line: %v", faults)
	}
}
