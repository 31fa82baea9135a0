package field

import (
	"testing"

	"dossierpme/ui/testmain"
)

func TestMain(m *testing.M) { testmain.Run(m) }
