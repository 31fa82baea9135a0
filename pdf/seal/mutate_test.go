package seal_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// first gives the first dictionary, by number, that is as wanted.
func (c *checker) first(want func(d types.Dict) bool) types.Dict {
	var numbers []int
	for n := range c.Table {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		if e := c.Table[n]; e == nil || e.Free {
			continue
		}
		if d := c.dict(*types.NewIndirectRef(n, 0)); d != nil && want(d) {
			return d
		}
	}
	panic("the file has no such object")
}

func (c *checker) elem(role string) types.Dict {
	return c.first(func(d types.Dict) bool { return c.name(d["S"]) == role && d["P"] != nil })
}

func (c *checker) typed(kind string) types.Dict {
	return c.first(func(d types.Dict) bool { return c.name(d["Type"]) == kind })
}

func (c *checker) link() types.Dict {
	return c.first(func(d types.Dict) bool { return c.name(d["Subtype"]) == "Link" })
}

// edit replaces the first old in the stream of an object.
func (c *checker) edit(o types.Object, old, fresh string) {
	e := c.Table[numberOf(o)]
	s := e.Object.(types.StreamDict)
	data := c.stream(o)
	if !bytes.Contains(data, []byte(old)) {
		panic("the stream has no " + old)
	}
	s.Content = bytes.Replace(slices.Clone(data), []byte(old), []byte(fresh), 1)
	e.Object = s
}

// page is the dictionary of the second page, the first with a header.
func (c *checker) page() types.Dict {
	return c.dict(c.array(c.dict(c.dict(*c.Root)["Pages"])["Kids"])[1])
}

func (c *checker) content() types.Object { return c.page()["Contents"] }

func (c *checker) font() types.Dict {
	return c.first(func(d types.Dict) bool { return c.name(d["Subtype"]) == "CIDFontType2" })
}

func (c *checker) nums() types.Array {
	return c.array(c.dict(c.dict(c.dict(*c.Root)["StructTreeRoot"])["ParentTree"])["Nums"])
}

// faults are ways to break a file, each with the words by which the checker must
// find it.
var faults = []struct {
	name string
	make func(c *checker)
	want string
}{
	{"not marked as tagged", func(c *checker) { delete(c.dict(*c.Root), "MarkInfo") }, "not marked"},
	{"no language", func(c *checker) { delete(c.dict(*c.Root), "Lang") }, "Lang is"},
	{"language that is none", func(c *checker) { c.dict(*c.Root)["Lang"] = types.StringLiteral("français") }, "Lang is"},
	{"title not displayed", func(c *checker) { delete(c.dict(*c.Root), "ViewerPreferences") }, "title is not displayed"},
	{"no metadata", func(c *checker) { delete(c.dict(*c.Root), "Metadata") }, "no metadata"},
	{"another level claimed", func(c *checker) {
		c.edit(c.dict(*c.Root)["Metadata"], "<pdfaid:conformance>A", "<pdfaid:conformance>B")
	}, "conformance"},
	{"accessibility not claimed", func(c *checker) { c.edit(c.dict(*c.Root)["Metadata"], "<pdfuaid:part>1</pdfuaid:part>", "") }, "pdfua/ns/id/part"},
	{"schema not described", func(c *checker) {
		c.edit(c.dict(*c.Root)["Metadata"], "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/", "<pdfaSchema:namespaceURI>http://other/")
	}, "unknown schema"},
	{"title that differs", func(c *checker) { c.edit(c.dict(*c.Root)["Metadata"], `"x-default">`, `"x-default">Un autre `) }, "elements/1.1/title"},
	{"date that differs", func(c *checker) { c.dict(*c.Info)["CreationDate"] = types.StringLiteral("D:20200101000000Z") }, "CreateDate"},
	{"no output intent", func(c *checker) { delete(c.dict(*c.Root), "OutputIntents") }, "output intents"},
	{"broken profile", func(c *checker) {
		c.edit(c.dict(c.array(c.dict(*c.Root)["OutputIntents"])[0])["DestOutputProfile"], "acsp", "xxxx")
	}, "profile is not valid"},
	{"action on opening", func(c *checker) { c.dict(*c.Root)["OpenAction"] = types.Dict{} }, "OpenAction"},
	{"script", func(c *checker) { c.dict(c.dict(*c.Root)["Names"])["JavaScript"] = types.Dict{} }, "forbidden JavaScript"},
	{"transparency", func(c *checker) { c.page()["Group"] = types.Dict{} }, "has Group"},
	{"tab order", func(c *checker) { delete(c.page(), "Tabs") }, "tab order"},
	{"page without key", func(c *checker) { delete(c.page(), "StructParents") }, "no key into the parent tree"},
	{"text outside marked content", func(c *checker) { c.edit(c.content(), "EMC\n", "EMC\nBT /F1 1 Tf (a) Tj ET\n") }, "page 2"},
	{"line outside marked content", func(c *checker) { c.edit(c.content(), "EMC\n", "EMC\n0 0 m 9 9 l S\n") }, "outside all marked content"},
	{"marked content within marked content", func(c *checker) { c.edit(c.content(), "BDC\n", "BDC\n/P <</MCID 0>> BDC\nEMC\n") }, "within marked content"},
	{"content without number", func(c *checker) { c.edit(c.content(), "/P <</MCID 0>> BDC", "/P BMC") }, "has no number"},
	{"number used twice", func(c *checker) { c.edit(c.content(), "<</MCID 1>>", "<</MCID 0>>") }, "twice"},
	{"number of an artifact", func(c *checker) { c.edit(c.content(), "/P <</MCID 0>>", "/Artifact <</Type /Layout /MCID 0>>") }, "artifact has a number"},
	{"tag that is not the element's", func(c *checker) { c.edit(c.content(), "/P <</MCID 0>>", "/H1 <</MCID 0>>") }, "is marked H1"},
	{"state left open", func(c *checker) { c.edit(c.content(), "EMC\n", "EMC\nq\n") }, "left open"},
	{"ink instead of light", func(c *checker) { c.edit(c.content(), " rg", " k") }, "operator k"},
	{"picture", func(c *checker) { c.edit(c.content(), "EMC\n", "EMC\n/Im1 Do\n") }, "operator Do"},
	{"font that is not embedded", func(c *checker) { delete(c.dict(c.font()["FontDescriptor"]), "FontFile2") }, "not embedded"},
	{"name without tag", func(c *checker) { c.typed("Font")["BaseFont"] = types.Name("SourceSans3-Regular") }, "font"},
	{"font without characters", func(c *checker) {
		delete(c.first(func(d types.Dict) bool { return c.name(d["Subtype"]) == "Type0" }), "ToUnicode")
	}, "stands for no character"},
	{"characters that are lost", func(c *checker) {
		c.edit(c.first(func(d types.Dict) bool { return d["ToUnicode"] != nil })["ToUnicode"], "> <00", "> <E0")
	}, "stands for E0"},
	{"wrong widths", func(c *checker) {
		c.font()["W"] = types.Array{types.Integer(0), types.Integer(65535), types.Integer(500)}
	}, "wide, its glyph"},
	{"no map of glyphs", func(c *checker) { delete(c.font(), "CIDToGIDMap") }, "no map of glyphs"},
	{"glyphs mapped to none", func(c *checker) {
		data := c.stream(c.font()["CIDToGIDMap"])
		c.edit(c.font()["CIDToGIDMap"], string(data), strings.Repeat("\x00", len(data)))
	}, "has no glyph"},
	{"link outside the tree", func(c *checker) { c.elem("Link")["K"] = types.Array{types.Integer(0)} }, "not in the tree"},
	{"link that is not printed", func(c *checker) { c.link()["F"] = types.Integer(0) }, "flags of a link"},
	{"link without words", func(c *checker) { delete(c.link(), "Contents") }, "link without words"},
	{"link to nowhere", func(c *checker) { delete(c.link(), "Dest") }, "leads nowhere"},
	{"link without way back", func(c *checker) { delete(c.link(), "StructParent") }, "link outside the structure"},
	{"figure without words", func(c *checker) { delete(c.elem("Figure"), "Alt") }, "has no words"},
	{"figure without box", func(c *checker) { delete(c.elem("Figure"), "A") }, "has no box"},
	{"head without scope", func(c *checker) { delete(c.elem("TH"), "A") }, "has no scope"},
	{"row with a cell less", func(c *checker) { tr := c.elem("TR"); tr["K"] = c.array(tr["K"])[1:] }, "columns"},
	{"heading that jumps", func(c *checker) { c.elem("H2")["S"] = types.Name("H3") }, "follows a heading"},
	{"unknown element", func(c *checker) { c.elem("P")["S"] = types.Name("Paragraphe") }, `is a "Paragraphe"`},
	{"entry outside a list", func(c *checker) { c.elem("L")["S"] = types.Name("P") }, "LI"},
	{"body outside an entry", func(c *checker) { c.elem("LBody")["S"] = types.Name("Lbl") }, "is no label and body"},
	{"caption in the middle", func(c *checker) {
		toc := c.first(func(d types.Dict) bool {
			return c.name(d["S"]) == "TOC" && len(c.array(d["K"])) > 1 && c.name(c.dict(c.array(d["K"])[0])["S"]) == "Caption"
		})
		k := c.array(toc["K"])
		k[0], k[1] = k[1], k[0]
	}, "caption in the middle"},
	{"content in the tree twice", func(c *checker) { p := c.elem("H1"); p["K"] = append(c.array(p["K"]), c.array(p["K"])[0]) }, "in the tree twice"},
	{"content not in the tree", func(c *checker) { delete(c.elem("P"), "K") }, "is not in the tree"},
	{"wrong parent", func(c *checker) { c.elem("P")["P"] = *c.Root }, "does not know its parent"},
	{"wrong way back", func(c *checker) {
		a := c.array(c.nums()[1])
		a[0], a[1] = a[1], a[0]
	}, "leads back"},
	{"parent tree out of order", func(c *checker) { n := c.nums(); n[0], n[2] = n[2], n[0] }, "out of order"},
	{"attachment of no relationship", func(c *checker) { delete(c.typed("Filespec"), "AFRelationship") }, "no relationship"},
	{"attachment not associated", func(c *checker) { delete(c.dict(*c.Root), "AF") }, "not associated"},
	{"one attachment of two not associated", func(c *checker) { r := c.dict(*c.Root); r["AF"] = c.array(r["AF"])[1:] }, "not associated"},
	{"attachment of another sum", func(c *checker) { c.edit(c.dict(c.typed("Filespec")["EF"])["F"], `"format":1`, `"format":2`) }, "not its sum"},
	{"attachment of no kind", func(c *checker) { delete(c.typed("EmbeddedFile"), "Subtype") }, "attached file is a"},
	{"bookmarks in a circle", func(c *checker) {
		o := c.dict(c.dict(*c.Root)["Outlines"])
		c.dict(o["Last"])["Next"] = o["First"]
	}, "circle"},
	{"bookmark without title", func(c *checker) { delete(c.dict(c.dict(c.dict(*c.Root)["Outlines"])["First"]), "Title") }, "has no title"},
	{"string that is too long", func(c *checker) { c.dict(*c.Info)["Note"] = types.StringLiteral(strings.Repeat("a", 40000)) }, "string of"},
}

// A checker that cannot fail proves nothing: each fault must be found, and by
// the rule that is meant for it.
func TestTheCheckerFindsEveryFault(t *testing.T) {
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			c, err := load(sealed())
			if err != nil {
				t.Fatal(err)
			}
			f.make(c)
			wrong := c.run()
			if !slices.ContainsFunc(wrong, func(s string) bool { return strings.Contains(s, f.want) }) {
				t.Errorf("no complaint has %q: %q", f.want, wrong[:min(len(wrong), 5)])
			}
		})
	}
}

func TestTheCheckerFindsFaultsOfTheBytes(t *testing.T) {
	raw := sealed()
	for name, broken := range map[string][]byte{
		"header":              bytes.Replace(raw, []byte("%PDF-1.7"), []byte("%PDF-1.4"), 1),
		"binary comment":      bytes.Replace(raw, []byte("%\xe2\xe3\xcf\xd3"), []byte("%abcd"), 1),
		"bytes after the end": append(slices.Clone(raw), "x\n"...),
	} {
		c, err := load(broken)
		if err != nil {
			continue // found by the reader already
		}
		c.checkBytes()
		if len(c.wrong) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
}
