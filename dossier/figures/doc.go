// Package figures computes what a dossier states beyond what was typed. Each
// figure is a pure function of a dossier.View: it returns a value, the steps
// that led to it, caveats, missing inputs and the rules used. Arithmetic is
// exact; a result is rounded once, at the end, half away from zero.
//
// A figure never returns a number that it cannot justify: where an input is
// missing it names the input. The package does no input or output and holds no
// state; its functions may be called from any goroutine.
package figures
