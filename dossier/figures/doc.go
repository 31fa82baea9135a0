// Package figures computes what a dossier states beyond what was typed. Each
// figure is a pure function of a dossier.View: it returns a value, the steps
// that led to it, caveats, missing inputs and the rules used. Arithmetic is
// exact; a result is rounded once, at the end, half away from zero.
//
// Law is data: LoadRules reads the dated rules, thresholds, conversions and
// emission factors that the figures judge by. A figure's Missing names the
// inputs that are empty, and where a number is absent for another reason (a
// total of zero, a regime that a confirmed rule closes, a rule that has ended)
// the answer that stands against it; a caveat says why.
//
// A figure never returns a number that it cannot justify: where an input is
// missing it names the input. The package does no input or output and holds no
// state; a View serves one goroutine, Rules any number.
package figures
