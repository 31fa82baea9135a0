package ui

import (
	"fmt"
	"os"
	"testing"

	"dossierpme/assets"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// The widgets speak French in every test, as they do in the program.
func TestMain(m *testing.M) {
	words, err := say.Open(assets.French())
	if err == nil {
		err = kit.Speak(words)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}
