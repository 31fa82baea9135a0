package main

import (
	"image"

	"github.com/tc-hib/winres"

	programicon "dossierpme/internal/icon"
)

// sizes are those that Windows asks for: lists, title bars and task bars at 100 to 200 %,
// the desktop, large icons.
var sizes = []int{16, 20, 24, 32, 40, 48, 64, 128, 256}

// icon is the program's icon in all sizes.
func icon() (*winres.Icon, error) {
	var images []image.Image
	for _, size := range sizes {
		drawn, err := programicon.Draw(size)
		if err != nil {
			return nil, err
		}
		images = append(images, drawn)
	}
	return winres.NewIconFromImages(images)
}
