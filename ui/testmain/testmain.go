// Package testmain runs the tests of a package whose widgets speak French, as they do
// in the program. Only tests import it.
package testmain

import (
	"fmt"
	"os"
	"testing"

	"dossierpme/assets"
	"dossierpme/internal/say"
)

// Run gives the words of the program to speak, which is kit.Speak, and runs the tests.
func Run(m *testing.M, speak func(*say.Words) error) {
	words, err := say.Open(assets.French())
	if err == nil {
		err = speak(words)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}
