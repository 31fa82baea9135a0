package raster

import (
	"context"
	"fmt"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
)

// Text reads the text of a page, counted from 0, in the order in which the page
// draws it: its first two hundred thousand characters.
func (d *Document) Text(ctx context.Context, page int) (string, error) {
	if page < 0 || page >= len(d.sizes) {
		return "", fmt.Errorf("read page %d of %d: no such page", page+1, len(d.sizes))
	}
	text := ""
	err := d.do(ctx, func(inst pdfium.Pdfium) error {
		loaded, err := inst.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(page)})
		if err != nil {
			return err
		}
		on := loaded.TextPage
		count, err := inst.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: on})
		if err != nil {
			return err
		}
		if count.Count > 0 {
			got, err := inst.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: on, Count: min(count.Count, maxChars)})
			if err != nil {
				return err
			}
			text = got.Text
		}
		_, err = inst.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: on})
		return err
	})
	if err != nil {
		return "", fmt.Errorf("read page %d: %w", page+1, err)
	}
	return text, nil
}
