package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Entries of the directory of a TIFF page.
const (
	tagWidth        = 256
	tagHeight       = 257
	tagBits         = 258
	tagCompression  = 259
	tagPhotometric  = 262
	tagFillOrder    = 266
	tagStrips       = 273
	tagOrientation  = 274
	tagSamples      = 277
	tagRowsPerStrip = 278
	tagStripBytes   = 279
	tagPlanes       = 284
	tagFaxOptions   = 292
	tagTileWidth    = 322
	tagTables       = 347
	tagOldStream    = 513 // JPEG as the first edition of the format had it
	tagOldLength    = 514
	tagOldRestart   = 515
	tagOldQuantum   = 519
	tagOldDC        = 520
	tagOldAC        = 521
	tagSubsampling  = 530
)

// The packings and the meanings of a pixel that need something of their own.
const (
	packedRuns    = 2
	packedFax     = 3
	packedFax4    = 4
	packedOldJPEG = 6
	packedJPEG    = 7
	meansBlackIs0 = 1
	meansRGB      = 2
	meansYCbCr    = 6
	together      = 1 // the colours of a pixel, beside each other
)

const (
	// maxDirectories bounds the pages of a TIFF, whose list may go in circles.
	maxDirectories = 500
	// maxValues bounds the values of an entry that are read: strips, mostly.
	maxValues = 1 << 16
)

// directory is what a TIFF says of one of its pages.
type directory struct {
	at     uint32 // in the file
	values map[int][]int
	raw    map[int][]byte // of entries that hold bytes
}

// one is the first value of an entry, or what stands for it where there is none.
func (d directory) one(tag, absent int) int {
	if v := d.values[tag]; len(v) > 0 {
		return v[0]
	}
	return absent
}

// bytesEach is how much a pixel of the page takes when it is unpacked.
func (d directory) bytesEach() int64 {
	deep := int64(max(1, d.one(tagBits, 1)/8))
	if samples := d.one(tagSamples, 1); samples > 1 {
		return 4 * deep
	}
	return deep
}

func orderOf(data []byte) binary.ByteOrder {
	if bytes.HasPrefix(data, []byte("MM")) {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// directories reads what a TIFF says of its pages.
func directories(data []byte) ([]directory, error) {
	order := orderOf(data)
	if len(data) < 8 {
		return nil, fmt.Errorf("%w: cut off", ErrDamaged)
	}
	var out []directory
	seen := map[uint32]bool{}
	for at := order.Uint32(data[4:]); at != 0 && !seen[at] && len(out) < maxDirectories; {
		seen[at] = true
		d, next, ok := directoryAt(data, order, at)
		if !ok {
			break
		}
		out = append(out, d)
		at = next
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: no page", ErrDamaged)
	}
	return out, nil
}

// widths are the bytes of a value, by the type of its entry.
var widths = map[uint16]int{1: 1, 3: 2, 4: 4, 7: 1}

func directoryAt(data []byte, order binary.ByteOrder, at uint32) (d directory, next uint32, ok bool) {
	const size = 12
	if int64(at)+2 > int64(len(data)) {
		return d, 0, false
	}
	n := int(order.Uint16(data[at:]))
	end := int64(at) + 2 + size*int64(n)
	if end > int64(len(data)) {
		return d, 0, false
	}
	d = directory{at: at, values: map[int][]int{}, raw: map[int][]byte{}}
	for i := range n {
		e := data[int(at)+2+size*i:][:size]
		width := widths[order.Uint16(e[2:])]
		count := int64(order.Uint32(e[4:]))
		if width == 0 || count > int64(len(data)) {
			continue
		}
		where := e[8:]
		if bytes := count * int64(width); bytes > 4 {
			from := int64(order.Uint32(e[8:]))
			if from+bytes > int64(len(data)) {
				continue
			}
			where = data[from : from+bytes]
		} else {
			where = where[:bytes]
		}
		tag := int(order.Uint16(e))
		if width == 1 {
			d.raw[tag] = where
		}
		for k := range min(count, maxValues) {
			switch v := where[int(k)*width:]; width {
			case 1:
				d.values[tag] = append(d.values[tag], int(v[0]))
			case 2:
				d.values[tag] = append(d.values[tag], int(order.Uint16(v)))
			case 4:
				d.values[tag] = append(d.values[tag], int(order.Uint32(v)))
			}
		}
	}
	if end+4 <= int64(len(data)) {
		next = order.Uint32(data[end:])
	}
	return d, next, true
}

// strips are the packed pixels of a page, in pieces from the top.
func (d directory) strips(data []byte) ([][]byte, error) {
	starts, sizes := d.values[tagStrips], d.values[tagStripBytes]
	if len(starts) == 0 || len(sizes) != 0 && len(sizes) != len(starts) {
		return nil, fmt.Errorf("%w: no pixels", ErrDamaged)
	}
	var out [][]byte
	for i, from := range starts {
		to := len(data)
		if len(sizes) > 0 {
			to = min(from+sizes[i], to)
		}
		if from < 0 || from >= to {
			return nil, fmt.Errorf("%w: cut off", ErrDamaged)
		}
		out = append(out, data[from:to])
	}
	return out, nil
}
