package kit

import (
	"strings"
	"testing"
)

func TestALongValueStandsUnderItsLabelAndNotOverIt(t *testing.T) {
	startApp(t, Light)
	long := "Régime cadre exempté relatif aux aides en faveur des petites et moyennes entreprises, à confirmer"
	for _, c := range []struct {
		name, value string
		oneLine     bool
	}{
		{"short", "18,09\u00a0%", true},
		{"long", long, false},
		{"one word", strings.Repeat("9", 80), false},
	} {
		label, value := NewMuted("Régime"), NewFigure(c.value)
		pair, below := NewPair(label, value), NewBody("Suite")
		show(t, NewColumn(Space8, NewColumns(200, pair), below), 320, 400)
		if beside := value.Position().Y == label.Position().Y; beside != c.oneLine {
			t.Errorf("%s: the value stands at %v, the label at %v", c.name, value.Position(), label.Position())
		}
		if label.Position().Y == value.Position().Y && label.Position().X+label.Size().Width > value.Position().X {
			t.Errorf("%s: the value lies over its label", c.name)
		}
		if end := value.Position().Y + value.Size().Height; pair.Position().Y+end > below.Position().Y {
			t.Errorf("%s: it ends at %v, and what follows begins at %v", c.name, end, below.Position().Y)
		}
		for _, line := range value.layLines(value.Size().Width) {
			if value.measure(line) > 320 {
				t.Errorf("%s: a line is %v wide", c.name, value.measure(line))
			}
		}
	}
}
