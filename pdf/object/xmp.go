package object

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// Properties are what the file says of itself, twice: for old readers and, as
// XMP, for new ones and archives.
type Properties struct {
	Title, Author, Subject, Creator, Lang string
	Producer                              string // the library that draws
	Date                                  time.Time
}

// Info writes the properties for old readers.
func (p *Properties) Info() string {
	date := "(D:" + p.Date.UTC().Format("20060102150405") + "+00'00')"
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range [...]struct{ key, value string }{
		{"Title", p.Title}, {"Author", p.Author}, {"Subject", p.Subject}, {"Creator", p.Creator}, {"Producer", p.Producer},
	} {
		if e.value != "" {
			fmt.Fprintf(&b, " /%s %s", e.key, TextString(e.value))
		}
	}
	fmt.Fprintf(&b, " /CreationDate %s /ModDate %s >>", date, date)
	return b.String()
}

// XMP writes the properties for new readers, and claims PDF/A-3a and PDF/UA-1 for
// an archive. The schema of the second is described inside, because that of the
// first does not know it.
func (p *Properties) XMP(archive bool) []byte {
	date := p.Date.UTC().Format("2006-01-02T15:04:05Z")
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	part := func(namespaces, body string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\"%s>\n%s</rdf:Description>\n", namespaces, body)
	}
	if archive {
		part(` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`,
			"<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n")
		part(` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, "<pdfuaid:part>1</pdfuaid:part>\n")
	}
	var dc strings.Builder
	dc.WriteString("<dc:format>application/pdf</dc:format>\n")
	fmt.Fprintf(&dc, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", xmlText(p.Title))
	if p.Author != "" {
		fmt.Fprintf(&dc, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", xmlText(p.Author))
	}
	if p.Subject != "" {
		fmt.Fprintf(&dc, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", xmlText(p.Subject))
	}
	fmt.Fprintf(&dc, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", xmlText(p.Lang))
	part(` xmlns:dc="http://purl.org/dc/elements/1.1/"`, dc.String())
	xmp := fmt.Sprintf("<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n<xmp:MetadataDate>%s</xmp:MetadataDate>\n", date, date, date)
	if p.Creator != "" {
		xmp = "<xmp:CreatorTool>" + xmlText(p.Creator) + "</xmp:CreatorTool>\n" + xmp
	}
	part(` xmlns:xmp="http://ns.adobe.com/xap/1.0/"`, xmp)
	part(` xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`, "<pdf:Producer>"+p.Producer+"</pdf:Producer>\n<pdf:PDFVersion>1.7</pdf:PDFVersion>\n")
	if !archive {
		b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
		return []byte(b.String())
	}
	part(` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
		`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
`)
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

func xmlText(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}
