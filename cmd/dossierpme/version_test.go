package main

import (
	"strings"
	"testing"

	"dossierpme/internal/version"
)

// The window says the name beside it.
func TestTheVersionOfTheWindowIsSaidWithoutTheName(t *testing.T) {
	name := version.App().Name
	if got := versionAlone(); got == "" || strings.Contains(got, name) || versionLine() != name+" "+got {
		t.Errorf("it is %q, with the name %q", got, versionLine())
	}
}
