package dossier

import "testing"

func TestEachSeverityIsCountedOnceAndTheWorstComesFirst(t *testing.T) {
	all := append(Severities(), Explained)
	for _, s := range all {
		p := Problem{Severity: s}
		if s == Explained {
			p = Problem{Severity: Warning, Explained: true}
		}
		n := Count([]Problem{p})
		for _, other := range all {
			if got := n.Of(other); (got == 1) != (other == s) {
				t.Errorf("%s: %d count as %s", s, got, other)
			}
		}
		if p.Open() == Complete([]Problem{p}) {
			t.Errorf("%s: open %v, and so is the whole", s, p.Open())
		}
	}
	for i, s := range Severities() {
		if !s.Worse("") || Severity("").Worse(s) || s.Worse(s) {
			t.Errorf("%s against none or itself", s)
		}
		for _, milder := range Severities()[i+1:] {
			if !s.Worse(milder) || milder.Worse(s) {
				t.Errorf("%s against %s", s, milder)
			}
		}
	}
}
