package seal_test

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/seal"
)

// checker holds a file against what PDF/A-3a (ISO 19005-3) and PDF/UA-1
// (ISO 14289-1) ask, as far as our files use it; what they do not use is
// refused. It reads with another program's reader and knows nothing of how the
// file was written.
type checker struct {
	*model.Context
	raw   []byte
	wrong []string

	catalog types.Dict
	info    types.Dict
	pages   []*pageSeen
	fonts   map[int]*fontSeen // by object
	// annots gives the page and dictionary of every annotation, by object.
	annots map[int]annotSeen
	elems  map[int]*elemSeen
}

type pageSeen struct {
	ref  int
	dict types.Dict
	// mcids gives the tag of every piece of marked content.
	mcids map[int]string
	owner map[int]int // the element that claims it
}

type annotSeen struct {
	page int
	dict types.Dict
}

// load reads a file for checking.
func load(raw []byte) (*checker, error) {
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	ctx, err := api.ReadContext(bytes.NewReader(raw), conf)
	if err != nil {
		return nil, err
	}
	return &checker{Context: ctx, raw: raw, fonts: map[int]*fontSeen{}, annots: map[int]annotSeen{}, elems: map[int]*elemSeen{}}, nil
}

// run checks everything and returns what is wrong.
func (c *checker) run() []string {
	c.checkBytes()
	c.catalog = c.dict(*c.Root)
	if c.Info == nil {
		c.bad("no info dictionary")
	} else {
		c.info = c.dict(*c.Info)
	}
	c.checkCatalog()
	c.checkMetadata()
	c.checkOutputIntent()
	c.checkPages()
	c.checkForm()
	c.checkFonts()
	c.checkStructure()
	c.checkAttachments()
	c.checkOutlines()
	c.checkLimits()
	return c.wrong
}

func (c *checker) bad(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *checker) deref(o types.Object) types.Object {
	v, err := c.Dereference(o)
	if err != nil {
		c.bad("broken reference %v: %v", o, err)
	}
	return v
}

func (c *checker) dict(o types.Object) types.Dict {
	switch d := c.deref(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

func (c *checker) array(o types.Object) types.Array {
	a, _ := c.deref(o).(types.Array)
	return a
}

func (c *checker) name(o types.Object) string {
	n, _ := c.deref(o).(types.Name)
	return string(n)
}

func (c *checker) integer(o types.Object) (int, bool) {
	n, ok := c.deref(o).(types.Integer)
	return int(n), ok
}

func (c *checker) number(o types.Object) float64 {
	switch n := c.deref(o).(type) {
	case types.Integer:
		return float64(n)
	case types.Float:
		return float64(n)
	}
	return 0
}

func (c *checker) text(o types.Object) string {
	s, err := c.DereferenceText(o)
	if err != nil {
		return ""
	}
	return s
}

func (c *checker) stream(o types.Object) []byte {
	s, ok := c.deref(o).(types.StreamDict)
	if !ok {
		return nil
	}
	if err := s.Decode(); err != nil {
		c.bad("stream %v cannot be unpacked: %v", o, err)
	}
	return s.Content
}

func numberOf(o types.Object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}

var (
	startXref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	objLine   = regexp.MustCompile(`(?m)^(\d+) 0 obj\n`)
)

// checkBytes looks at the form of the file itself (ISO 19005-3, 6.1).
func (c *checker) checkBytes() {
	if !bytes.HasPrefix(c.raw, []byte("%PDF-1.7\n%")) || len(c.raw) < 16 {
		c.bad("header")
		return
	}
	for _, b := range c.raw[10:14] {
		if b < 128 {
			c.bad("the comment after the header is not binary")
		}
	}
	if !startXref.Match(c.raw) {
		c.bad("end of file")
	}
	if c.Encrypt != nil {
		c.bad("encrypted")
	}
	if len(c.ID) != 2 || c.text(c.ID[0]) == "" && c.ID[0].String() == "<>" {
		c.bad("trailer has no ID")
	}
	for _, m := range objLine.FindAllIndex(c.raw, -1) {
		if m[0] > 0 && c.raw[m[0]-1] != '\n' {
			c.bad("object not at the start of a line")
		}
	}
}

// checkCatalog looks at the document's own entries.
func (c *checker) checkCatalog() {
	for _, key := range []string{"OpenAction", "AA", "OCProperties", "Perms", "Requirements", "NeedsRendering", "Encrypt", "Collection"} {
		if c.catalog[key] != nil {
			c.bad("catalog has %s", key)
		}
	}
	if lang := c.text(c.catalog["Lang"]); !regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`).MatchString(lang) {
		c.bad("Lang is %q", lang)
	}
	mark := c.dict(c.catalog["MarkInfo"])
	if b, ok := c.deref(mark["Marked"]).(types.Boolean); !ok || !bool(b) {
		c.bad("not marked")
	}
	if b, ok := c.deref(mark["Suspects"]).(types.Boolean); ok && bool(b) {
		c.bad("suspects")
	}
	view := c.dict(c.catalog["ViewerPreferences"])
	if b, ok := c.deref(view["DisplayDocTitle"]).(types.Boolean); !ok || !bool(b) {
		c.bad("the title is not displayed")
	}
	if c.catalog["StructTreeRoot"] == nil {
		c.bad("no structure tree")
	}
}

// predefined are the namespaces whose properties an archive knows.
var predefined = []string{
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "adobe:ns:meta/", "http://www.aiim.org/pdfa/ns/id/", "http://purl.org/dc/elements/1.1/",
	"http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/pdf/1.3/", "http://www.aiim.org/pdfa/ns/extension/",
	"http://www.aiim.org/pdfa/ns/schema#", "http://www.aiim.org/pdfa/ns/property#", "http://www.w3.org/XML/1998/namespace",
}

// checkMetadata reads the XMP packet (ISO 19005-3, 6.6; ISO 14289-1, 5 and 7.1).
func (c *checker) checkMetadata() {
	s, ok := c.deref(c.catalog["Metadata"]).(types.StreamDict)
	if !ok {
		c.bad("no metadata")
		return
	}
	if s.Dict["Filter"] != nil {
		c.bad("metadata are packed")
	}
	if c.name(s.Dict["Type"]) != "Metadata" || c.name(s.Dict["Subtype"]) != "XML" {
		c.bad("metadata are not declared as XML")
	}
	packet := c.stream(c.catalog["Metadata"])
	if !bytes.HasPrefix(packet, []byte("<?xpacket begin=")) || bytes.Contains(packet[:min(60, len(packet))], []byte("encoding=")) {
		c.bad("metadata are no packet")
	}
	got, described := map[string]string{}, []string{}
	d, path := xml.NewDecoder(bytes.NewReader(packet)), []xml.Name{}
	used := map[string]bool{}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			c.bad("metadata are not XML: %v", err)
			return
		}
		switch t := tok.(type) {
		case xml.StartElement:
			path = append(path, t.Name)
			used[t.Name.Space] = true
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			if text == "" || len(path) == 0 {
				continue
			}
			for _, n := range path {
				if n.Space != "http://www.w3.org/1999/02/22-rdf-syntax-ns#" && n.Space != "adobe:ns:meta/" {
					got[n.Space+n.Local] += text
				}
			}
			if path[len(path)-1].Local == "namespaceURI" {
				described = append(described, text)
			}
		}
	}
	for space := range used {
		if !slices.Contains(predefined, space) && !slices.Contains(described, space) {
			c.bad("metadata of an unknown schema %s", space)
		}
	}
	want := map[string]string{
		"http://www.aiim.org/pdfa/ns/id/part": "3", "http://www.aiim.org/pdfa/ns/id/conformance": "A", "http://www.aiim.org/pdfua/ns/id/part": "1",
		"http://purl.org/dc/elements/1.1/title": c.text(c.info["Title"]), "http://ns.adobe.com/pdf/1.3/Producer": c.text(c.info["Producer"]),
		"http://purl.org/dc/elements/1.1/creator": c.text(c.info["Author"]), "http://purl.org/dc/elements/1.1/description": c.text(c.info["Subject"]),
		"http://ns.adobe.com/xap/1.0/CreatorTool": c.text(c.info["Creator"]),
	}
	for key, value := range want {
		if got[key] != strings.TrimSpace(value) {
			c.bad("metadata %s is %q, not %q", key, got[key], value)
		}
	}
	if got["http://purl.org/dc/elements/1.1/title"] == "" {
		c.bad("no title")
	}
	digits := func(s string) string { return regexp.MustCompile(`\D`).ReplaceAllString(s, "") }
	for xmp, key := range map[string]string{"CreateDate": "CreationDate", "ModifyDate": "ModDate"} {
		info := strings.TrimSuffix(c.text(c.info[key]), "+00'00'")
		if a, b := digits(got["http://ns.adobe.com/xap/1.0/"+xmp]), digits(info); a != b || len(a) != 14 {
			c.bad("metadata %s is %s, not %s", xmp, a, b)
		}
	}
}

// checkOutputIntent looks for a valid RGB profile (ISO 19005-3, 6.2.3).
func (c *checker) checkOutputIntent() {
	intents := c.array(c.catalog["OutputIntents"])
	if len(intents) != 1 {
		c.bad("%d output intents", len(intents))
		return
	}
	intent := c.dict(intents[0])
	if c.name(intent["S"]) != "GTS_PDFA1" || c.text(intent["OutputConditionIdentifier"]) == "" {
		c.bad("output intent of another kind")
	}
	if n, _ := c.integer(c.dict(intent["DestOutputProfile"])["N"]); n != 3 {
		c.bad("the profile has not three colours")
	}
	p := c.stream(intent["DestOutputProfile"])
	if len(p) < 132 || int(binary.BigEndian.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" || string(p[16:20]) != "RGB " || string(p[12:16]) != "mntr" || p[8] >= 5 {
		c.bad("the profile is not valid")
		return
	}
	tags := map[string]bool{}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		e := p[132+12*i:]
		at, size := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:]))
		if at%4 != 0 || at+size > len(p) {
			c.bad("profile tag %s lies outside", e[:4])
		}
		tags[string(e[:4])] = true
	}
	for _, t := range []string{"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !tags[t] {
			c.bad("profile has no %s", t)
		}
	}
}

// checkAttachments looks at the files inside (ISO 19005-3, 6.8): the data that the pages
// were made from, and the steps of their calculations.
func (c *checker) checkAttachments() {
	af, names := c.array(c.catalog["AF"]), c.array(c.dict(c.dict(c.catalog["Names"])["EmbeddedFiles"])["Names"])
	named := map[int]string{}
	for i := 0; i+1 < len(names); i += 2 {
		named[numberOf(names[i+1])] = c.text(names[i])
		if i > 0 && c.text(names[i]) <= c.text(names[i-2]) {
			c.bad("the names of the attached files are not sorted")
		}
	}
	if len(af) != len(named) || len(names) != 2*len(named) {
		c.bad("an attached file is not associated with the document")
	}
	for _, o := range af {
		if name, ok := named[numberOf(o)]; !ok || numberOf(o) == 0 || c.text(c.dict(o)["UF"]) != name {
			c.bad("an attached file is not associated with the document")
			continue
		}
		c.checkAttachment(c.dict(o))
	}
}

// carried are the files that may be inside: what they are, and how they belong to the
// pages.
var carried = map[string][2]string{
	seal.Name:                {"application/json", "Source"},
	outline.CalculationsFile: {"text/csv", "Supplement"},
}

func (c *checker) checkAttachment(spec types.Dict) {
	if c.name(spec["Type"]) != "Filespec" || c.text(spec["F"]) == "" || c.text(spec["F"]) != c.text(spec["UF"]) || c.text(spec["Desc"]) == "" {
		c.bad("file specification")
	}
	want := carried[c.text(spec["F"])]
	if got := c.name(spec["AFRelationship"]); got != want[1] {
		c.bad("the attached file has no relationship, or another: %q", got)
	}
	ef := c.dict(spec["EF"])
	if numberOf(ef["F"]) == 0 || numberOf(ef["F"]) != numberOf(ef["UF"]) {
		c.bad("the attached file has no stream")
		return
	}
	stream, data := c.dict(ef["F"]), c.stream(ef["F"])
	if c.name(stream["Type"]) != "EmbeddedFile" || c.name(stream["Subtype"]) != want[0] {
		c.bad("the attached file is a %q", c.name(stream["Subtype"]))
	}
	params := c.dict(stream["Params"])
	if n, ok := c.integer(params["Size"]); !ok || n != len(data) {
		c.bad("the attached file has not its size")
	}
	sum := md5.Sum(data)
	if got, err := c.DereferenceStringEntryBytes(params, "CheckSum"); err != nil || !bytes.Equal(got, sum[:]) {
		c.bad("the attached file has not its sum")
	}
	if !strings.HasPrefix(c.text(params["ModDate"]), "D:") {
		c.bad("the attached file has no date")
	}
}

// checkOutlines follows the bookmarks.
func (c *checker) checkOutlines() {
	root := c.dict(c.catalog["Outlines"])
	if root == nil {
		return // a document without titles
	}
	seen := map[int]bool{}
	var walk func(parent types.Object, d types.Dict) int
	walk = func(parent types.Object, d types.Dict) int {
		shown, prev, at := 0, 0, d["First"]
		for at != nil {
			n := numberOf(at)
			if seen[n] {
				c.bad("bookmarks go in a circle")
				return shown
			}
			seen[n] = true
			item := c.dict(at)
			if numberOf(item["Parent"]) != numberOf(parent) || numberOf(item["Prev"]) != prev {
				c.bad("bookmark %d hangs wrong", n)
			}
			if strings.TrimSpace(c.text(item["Title"])) == "" {
				c.bad("bookmark %d has no title", n)
			}
			c.checkDest(item["Dest"], fmt.Sprintf("bookmark %d", n))
			below := walk(at, item)
			count, has := c.integer(item["Count"])
			if (item["First"] != nil) != has || has && count != below && count != -c.children(item) {
				c.bad("bookmark %d counts %d, has %d", n, count, below)
			}
			shown++
			if count > 0 {
				shown += below
			}
			prev, at = n, item["Next"]
		}
		if prev != numberOf(d["Last"]) {
			c.bad("last bookmark")
		}
		return shown
	}
	if count, _ := c.integer(root["Count"]); walk(c.catalog["Outlines"], root) != count {
		c.bad("bookmarks are counted wrong")
	}
}

func (c *checker) children(d types.Dict) int {
	n := 0
	for at := d["First"]; at != nil && n < 10_000; at = c.dict(at)["Next"] {
		n++
	}
	return n
}

// checkDest sees to it that a destination is a page of the document.
func (c *checker) checkDest(o types.Object, of string) {
	dest := c.array(o)
	if len(dest) != 5 || c.name(dest[1]) != "XYZ" {
		c.bad("%s leads nowhere", of)
		return
	}
	for _, p := range c.pages {
		if p.ref == numberOf(dest[0]) {
			if y := c.number(dest[3]); y < 0 || y > 842 {
				c.bad("%s leads beside the page", of)
			}
			return
		}
	}
	c.bad("%s leads to no page", of)
}

// forbidden are names that no archive has, as keys or as values.
var forbidden = []string{"LZWDecode", "Crypt", "JavaScript", "JS", "Launch", "XFA", "Encrypt", "Movie", "Sound", "SMask", "AA", "PS"}

// checkLimits walks all objects (ISO 19005-3, 6.1.13).
func (c *checker) checkLimits() {
	var walk func(o types.Object, depth int)
	walk = func(o types.Object, depth int) {
		if depth > 40 {
			return
		}
		switch v := o.(type) {
		case types.Name:
			if len(v) > 127 {
				c.bad("name of %d bytes", len(v))
			}
			if slices.Contains(forbidden, string(v)) {
				c.bad("forbidden %s", v)
			}
		case types.StringLiteral:
			if len(v) > 32767 {
				c.bad("string of %d bytes", len(v))
			}
		case types.HexLiteral:
			if len(v)%2 != 0 || len(v) > 2*32767 {
				c.bad("hexadecimal string of %d digits", len(v))
			}
		case types.Array:
			for _, x := range v {
				walk(x, depth+1)
			}
		case types.Dict:
			for key, x := range v {
				if slices.Contains(forbidden, key) {
					c.bad("forbidden %s", key)
				}
				walk(x, depth+1)
			}
		case types.StreamDict:
			for key, x := range v.Dict {
				if key == "F" || key == "FFilter" {
					c.bad("stream outside the file")
				}
				walk(x, depth+1)
			}
		}
	}
	for n := range c.Table {
		if e := c.Table[n]; e != nil && !e.Free {
			walk(c.deref(*types.NewIndirectRef(n, 0)), 0)
		}
	}
}
