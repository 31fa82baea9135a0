package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"
	"path/filepath"

	"dossierpme/assets"
	"dossierpme/internal/icon"
)

// desktopSizes are those of the icon theme that every desktop falls back to.
var desktopSizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

// icons writes the icon in every size, and the drawing for desktops that draw it.
func icons(theme, name string) error {
	for _, size := range desktopSizes {
		data, err := picture(size)
		if err != nil {
			return err
		}
		if err := write(filepath.Join(theme, fmt.Sprintf("%dx%d", size, size), "apps", name+".png"), data); err != nil {
			return err
		}
	}
	return write(filepath.Join(theme, "scalable", "apps", name+".svg"), assets.Icon())
}

func picture(size int) ([]byte, error) {
	drawn, err := icon.Draw(size)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, drawn); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// macSizes are the pictures of an ICNS file with the pixels of each: the types that hold
// a PNG, for plain and for fine screens.
var macSizes = []struct {
	kind string
	size int
}{
	{"icp4", 16}, {"icp5", 32}, {"ic11", 32}, {"icp6", 64}, {"ic12", 64}, {"ic07", 128}, {"ic08", 256}, {"ic13", 256}, {"ic09", 512}, {"ic14", 512}, {"ic10", 1024},
}

// icns is the icon as macOS wants it: a head, and each picture behind its type and length.
func icns() ([]byte, error) {
	body := []byte{}
	for _, is := range macSizes {
		data, err := picture(is.size)
		if err != nil {
			return nil, err
		}
		body = append(body, is.kind...)
		body = binary.BigEndian.AppendUint32(body, uint32(len(data)+8))
		body = append(body, data...)
	}
	out := binary.BigEndian.AppendUint32([]byte("icns"), uint32(len(body)+8))
	return append(out, body...), nil
}
