package object

import (
	"bytes"
	"encoding/binary"
	"math"
)

// SRGB gives an ICC profile (version 2.1) of the colour space that all colours
// of this package are meant in. An archive must know what its colours mean.
func SRGB() []byte {
	type tag struct {
		name string
		data []byte
	}
	curve := sRGBCurve()
	tags := []tag{
		{"desc", iccDescription("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No rights reserved\x00"...)},
		{"wtpt", iccXYZ(0.9505, 1, 1.0891)},
		// The primaries, adapted to the white D50 of the profile's space.
		{"rXYZ", iccXYZ(0.43607, 0.22249, 0.01392)},
		{"gXYZ", iccXYZ(0.38515, 0.71687, 0.09708)},
		{"bXYZ", iccXYZ(0.14307, 0.06061, 0.7141)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	const headSize, entrySize = 128, 12
	at := headSize + 4 + entrySize*len(tags)
	var table, body bytes.Buffer
	be32(&table, uint32(len(tags)))
	curveAt := 0
	for _, t := range tags {
		where := at + body.Len()
		if &t.data[0] == &curve[0] { // the three channels share one
			if curveAt == 0 {
				curveAt = where
			}
			if where = curveAt; curveAt == at+body.Len() {
				body.Write(t.data)
			}
		} else {
			body.Write(t.data)
		}
		table.WriteString(t.name)
		be32(&table, uint32(where))
		be32(&table, uint32(len(t.data)))
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	var p bytes.Buffer
	be32(&p, uint32(at+body.Len()))
	p.WriteString("\x00\x00\x00\x00\x02\x10\x00\x00mntrRGB XYZ ")
	for _, v := range []uint16{2026, 1, 1, 0, 0, 0} {
		p.Write(binary.BigEndian.AppendUint16(nil, v))
	}
	p.WriteString("acsp")
	p.Write(make([]byte, 28)) // platform to intent: none, perceptual
	for _, v := range []float64{0.9642, 1, 0.8249} {
		be32(&p, fixed16(v))
	}
	p.Write(make([]byte, headSize-p.Len()))
	p.Write(table.Bytes())
	p.Write(body.Bytes())
	return p.Bytes()
}

func sRGBCurve() []byte {
	const n = 256
	var b bytes.Buffer
	b.WriteString("curv\x00\x00\x00\x00")
	be32(&b, n)
	for i := range n {
		v := float64(i) / (n - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b.Write(binary.BigEndian.AppendUint16(nil, uint16(v*65535+0.5)))
	}
	return b.Bytes()
}

// iccDescription is a textDescriptionType: in ASCII, with empty Unicode and
// Macintosh parts.
func iccDescription(s string) []byte {
	var b bytes.Buffer
	b.WriteString("desc\x00\x00\x00\x00")
	be32(&b, uint32(len(s)+1))
	b.WriteString(s)
	b.WriteByte(0)
	b.Write(make([]byte, 4+4+2+1+67))
	return b.Bytes()
}

func iccXYZ(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, fixed16(v))
	}
	return b
}

func fixed16(v float64) uint32 { return uint32(math.Round(v * 65536)) }

func be32(b *bytes.Buffer, v uint32) { b.Write(binary.BigEndian.AppendUint32(nil, v)) }
