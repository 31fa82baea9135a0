package raster

import (
	"context"
	"fmt"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// mostObjects is how many objects of a page are looked at for a picture; of a page
// with more nothing is known, and so it counts as having one.
const mostObjects = 4000

// Pictured reports whether a page, counted from 0, shows a picture of pixels, such
// as a scanner makes, or a form, which may hold one.
func (d *Document) Pictured(ctx context.Context, page int) (bool, error) {
	if page < 0 || page >= len(d.sizes) {
		return false, fmt.Errorf("look at page %d of %d: no such page", page+1, len(d.sizes))
	}
	pictured := false
	err := d.do(ctx, func(inst pdfium.Pdfium) error {
		counted, err := inst.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: d.page(page)})
		if err != nil {
			return err
		}
		if pictured = counted.Count > mostObjects; pictured {
			return nil
		}
		for i := 0; i < counted.Count && !pictured; i++ {
			got, err := inst.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: d.page(page), Index: i})
			if err != nil {
				return err
			}
			kind, err := inst.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: got.PageObject})
			if err != nil {
				return err
			}
			// What is in a form is not walked through: forms nest.
			pictured = kind.Type == enums.FPDF_PAGEOBJ_IMAGE || kind.Type == enums.FPDF_PAGEOBJ_FORM
		}
		return nil
	})
	if err != nil {
		return false, fmt.Errorf("look at page %d: %w", page+1, err)
	}
	return pictured, nil
}
