package binder

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"dossierpme/pdf/picture"
)

// readJPEG reads what a PDF file has to know of a JPEG image, whose bytes go
// into it as they are.
func readJPEG(data []byte, thorough bool) (*packed, error) {
	j, err := scanJPEG(data)
	if err != nil {
		return nil, err
	}
	each := int64(max(j.parts, 1))
	if j.progressive {
		each *= 5 // its coefficients are held as well
	}
	if err := picture.Fits(j.width, j.height, each); err != nil {
		return nil, err
	}
	// A whole file ends with its mark; some cameras put more behind it.
	if thorough || !bytes.Contains(data[max(0, len(data)-64<<10):], []byte{0xff, 0xd9}) {
		if err := decodeJPEG(data); err != nil {
			return nil, fmt.Errorf("%w: %w", errImage, err)
		}
	}
	p := &packed{width: j.width, height: j.height, turn: j.turn, data: data}
	space := "DeviceRGB"
	switch j.parts {
	case 1:
		space = "DeviceGray"
	case 4:
		space = "DeviceCMYK"
	}
	p.entries = fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8 /Filter /DCTDecode", j.width, j.height, space)
	switch {
	case j.parts == 4 && j.adobe:
		p.entries += " /Decode [1 0 1 0 1 0 1 0]" // such programs store how much light is left
	case j.parts == 3 && j.plainRGB:
		p.entries += " /DecodeParms << /ColorTransform 0 >>"
	}
	return p, nil
}

// jpegFacts is what the marks of a JPEG file say.
type jpegFacts struct {
	width, height, parts         int
	progressive, adobe, plainRGB bool
	turn                         turn
}

// scanJPEG walks through the marks up to the pixels.
func scanJPEG(data []byte) (jpegFacts, error) {
	var j jpegFacts
	for at := 2; at+4 <= len(data); {
		if data[at] != 0xff {
			return j, fmt.Errorf("%w: no mark at %d", errImage, at)
		}
		mark := data[at+1]
		switch {
		case mark == 0xff: // padding
			at++
			continue
		case mark == 0x01 || mark >= 0xd0 && mark <= 0xd8:
			at += 2
			continue
		case mark == 0xd9:
			return j, fmt.Errorf("%w: no pixels", errImage)
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if n < 2 || at+2+n > len(data) {
			return j, fmt.Errorf("%w: cut off", errImage)
		}
		body := data[at+4 : at+2+n]
		switch {
		case mark == 0xda:
			if j.width == 0 || j.height == 0 {
				return j, fmt.Errorf("%w: no size", errImage)
			}
			return j, nil
		case mark == 0xe1 && j.turn == 0:
			j.turn = exifTurn(body)
		case mark == 0xee && bytes.HasPrefix(body, []byte("Adobe")):
			j.adobe = true
		case mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc:
			// Lossless and arithmetic kinds are known to hardly any reader.
			if mark > 0xc2 || len(body) < 6 || body[0] != 8 {
				return j, fmt.Errorf("%w: of kind %#x", errImage, mark)
			}
			j.progressive = mark == 0xc2
			j.height, j.width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
			j.parts = int(body[5])
			if j.parts != 1 && j.parts != 3 && j.parts != 4 || len(body) < 6+3*j.parts {
				return j, fmt.Errorf("%w: %d colours", errImage, j.parts)
			}
			j.plainRGB = j.parts == 3 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B'
		}
		at += 2 + n
	}
	return j, fmt.Errorf("%w: no pixels", errImage)
}

// exifTurn reads how the camera was held.
func exifTurn(body []byte) turn {
	body, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	if !ok || len(body) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(body[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(body[4:]))
	if at < 8 || at+2 > len(body) {
		return 0
	}
	const orientation = 0x0112
	for i := range int(order.Uint16(body[at:])) {
		e := at + 2 + 12*i
		if e+12 > len(body) {
			return 0
		}
		if order.Uint16(body[e:]) == orientation {
			if v := order.Uint16(body[e+8:]); v >= 1 && v <= 8 {
				return turn(v)
			}
			return 0
		}
	}
	return 0
}
