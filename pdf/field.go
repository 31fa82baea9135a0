package pdf

import (
	"fmt"
	"strings"

	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
)

// fieldName is what programs that sign call the field.
const fieldName = "signature"

// writeFields writes the fields to sign as areas of their pages and returns the
// entry of the catalog that lists them. A field is empty: what it looks like
// once signed is up to the program that signs.
func writeFields(f *object.Writer, g *tags, pages, links []object.Ref, annots [][]string) string {
	var all []string
	for i, k := range g.links {
		if k.field == "" {
			continue
		}
		name := fieldName
		if len(all) > 0 {
			name = fmt.Sprint(fieldName, len(all)+1)
		}
		looks := f.Raw(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources << >>", object.Number(k.w), object.Number(k.h)), nil)
		words := object.TextString(k.field)
		links[i] = f.Add(fmt.Sprintf("<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /TU %s /Contents %s /Rect [%s %s %s %s] /F 4 /AP << /N %s >> /StructParent %d /P %s >>",
			name, words, words, object.Number(k.x), object.Number(layout.PageHeight-k.y-k.h), object.Number(k.x+k.w), object.Number(layout.PageHeight-k.y), looks, linkKey(pages, i), pages[k.page]))
		annots[k.page] = append(annots[k.page], links[i].String())
		all = append(all, links[i].String())
	}
	if len(all) == 0 {
		return ""
	}
	// The flag says that there is a field, not that it is signed.
	return fmt.Sprintf(" /AcroForm << /Fields [%s] /SigFlags 1 >>", strings.Join(all, " "))
}
