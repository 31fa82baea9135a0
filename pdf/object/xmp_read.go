package object

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// The namespaces of the properties that files say of themselves.
const (
	DublinCore = "http://purl.org/dc/elements/1.1/"
	BasicXMP   = "http://ns.adobe.com/xap/1.0/"
)

// MaxXMP bounds the XMP that is read, in bytes.
const MaxXMP = 1 << 20

// ReadXMP reads the properties that are asked for, by their names in XMP, in the
// order of the file. Other programs write them as elements or as attributes. What
// stands behind a fault is not read.
func ReadXMP(data []byte, names ...xml.Name) [][2]string {
	wanted := map[xml.Name]bool{}
	for _, n := range names {
		wanted[n] = true
	}
	var out [][2]string
	d := xml.NewDecoder(bytes.NewReader(data[:min(len(data), MaxXMP)]))
	d.Strict = false
	var in *xml.Name
	depth := 0
	var text strings.Builder
	for {
		t, err := d.Token()
		if err != nil {
			return out
		}
		switch t := t.(type) {
		case xml.StartElement:
			if in != nil {
				depth++
				continue
			}
			for _, a := range t.Attr {
				if wanted[a.Name] {
					out = append(out, [2]string{a.Name.Local, a.Value})
				}
			}
			if wanted[t.Name] {
				in, depth = &t.Name, 0
				text.Reset()
			}
		case xml.CharData:
			if in != nil {
				text.Write(t)
			}
		case xml.EndElement:
			if in == nil {
				continue
			}
			if depth == 0 {
				out, in = append(out, [2]string{in.Local, strings.TrimSpace(text.String())}), nil
			}
			depth--
		}
	}
}
