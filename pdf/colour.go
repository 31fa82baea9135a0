package pdf

import (
	"fmt"

	"dossierpme/pdf/layout"
)

// colourOf writes a colour as the operators of a page take it.
func colourOf(c layout.RGB) string {
	return fmt.Sprintf("%.3f %.3f %.3f", float64(c[0])/255, float64(c[1])/255, float64(c[2])/255)
}
