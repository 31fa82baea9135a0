package field

import (
	"testing"

	"dossierpme/ui/kit"
	"dossierpme/ui/testmain"
)

func TestMain(m *testing.M) { testmain.Run(m, kit.Speak) }
