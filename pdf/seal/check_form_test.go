package seal_test

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkWidget looks at a field (ISO 19005-3, 6.3.3 and 6.4; ISO 14289-1,
// 7.18.4): only empty fields to sign are made.
func (c *checker) checkWidget(at string, page int, a types.Dict) {
	if c.name(a["FT"]) != "Sig" || a["V"] != nil {
		c.bad("%s: a field that is not an empty one to sign", at)
	}
	if c.text(a["T"]) == "" || strings.TrimSpace(c.text(a["TU"])) == "" {
		c.bad("%s: a field without a name or words", at)
	}
	if numberOf(a["P"]) != c.pages[page].ref {
		c.bad("%s: a field of another page", at)
	}
	looks := c.dict(a["AP"])
	if len(looks) != 1 || c.name(c.dict(looks["N"])["Subtype"]) != "Form" {
		c.bad("%s: a field without an appearance, or with more than the normal one", at)
	}
	if _, ok := c.deref(looks["N"]).(types.StreamDict); !ok {
		c.bad("%s: the appearance is no stream", at)
	}
	r, b := c.array(a["Rect"]), c.array(c.dict(looks["N"])["BBox"])
	if len(b) != 4 || len(r) != 4 || c.number(b[2]) < c.number(r[2])-c.number(r[0])-0.1 {
		c.bad("%s: the appearance has not the size of its field", at)
	}
}

// checkForm holds the list of fields against those on the pages.
func (c *checker) checkForm() {
	var onPages []int
	for n, a := range c.annots {
		if c.name(a.dict["Subtype"]) == "Widget" {
			onPages = append(onPages, n)
		}
	}
	form := c.dict(c.catalog["AcroForm"])
	if form == nil {
		if len(onPages) > 0 {
			c.bad("fields that the catalog does not list")
		}
		return
	}
	var listed []int
	for _, f := range c.array(form["Fields"]) {
		listed = append(listed, numberOf(f))
	}
	slices.Sort(onPages)
	slices.Sort(listed)
	if len(listed) == 0 || !slices.Equal(onPages, listed) {
		c.bad("fields %v are listed, on the pages are %v", listed, onPages)
	}
	for key := range form {
		if key != "Fields" && key != "SigFlags" {
			c.bad("the form has %s", key)
		}
	}
	if flags, _ := c.integer(form["SigFlags"]); flags != 1 {
		c.bad("flags of the form: %d", flags)
	}
}
