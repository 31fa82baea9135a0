package pdf

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
)

// finish makes the file out of what gofpdf drew: an archive (PDF/A-3a) that can
// be read aloud (PDF/UA-1). Of gofpdf's own file only the content of the pages
// is kept; its fonts, links and properties satisfy neither.
func finish(w io.Writer, drawn []byte, l *layout.Document, g *tags, subsets *[font.Faces]*font.Subset, doc *outline.Document, opts *Options) error {
	own := 0
	for _, p := range l.Pages {
		if p.Guest == "" {
			own++
		}
	}
	streams, fonts, err := readDrawn(drawn, own)
	if err != nil {
		return err
	}
	f := object.NewWriter(w)
	root, tree := f.Reserve(), f.Reserve()

	var resources strings.Builder
	resources.WriteString("<< /Font <<")
	var faces [font.Faces]object.Ref
	n := 0
	for _, fc := range fontOrder {
		if subsets[fc] == nil {
			continue
		}
		if n == len(fonts) {
			return errDrawn
		}
		r, err := embed(f, opts.Type.Font(fc), subsets[fc])
		if err != nil {
			return err
		}
		faces[fc] = r
		fmt.Fprintf(&resources, " /%s %s", fonts[n], r)
		n++
	}
	resources.WriteString(" >> >>")
	res := f.Add(resources.String())

	pages := make([]object.Ref, len(l.Pages))
	for i := range pages {
		pages[i] = f.Reserve()
	}
	links, annots := writeLinks(f, l, g, pages, doc.Words)
	fields := writeFields(f, g, pages, links, annots)
	drawnPages := streams
	for i := range pages {
		if l.Pages[i].Guest != "" {
			continue
		}
		stream, err := f.Stream("", drawnPages[0])
		if err != nil {
			return err
		}
		drawnPages = drawnPages[1:]
		body := fmt.Sprintf("<< /Type /Page /Parent %s /MediaBox [0 0 %s %s] /Resources %s /Contents %s /StructParents %d /Tabs /S",
			tree, object.Number(layout.PageWidth), object.Number(layout.PageHeight), res, stream, i)
		if len(annots[i]) > 0 {
			body += " /Annots [" + strings.Join(annots[i], " ") + "]"
		}
		f.Put(pages[i], body+" >>")
	}
	kids := make([]string, len(pages))
	for i, p := range pages {
		kids[i] = p.String()
	}
	f.Put(tree, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))

	layers, err := invite(f, l, tree, pages, faces[font.Semibold], opts)
	if err != nil {
		return err
	}
	p := describe(doc, opts)
	suspects := ""
	if opts.Binder {
		suspects = " /Suspects true" // the guests' pages are not in the tree
	}
	catalog := fmt.Sprintf("<< /Type /Catalog /Pages %s /Lang %s /MarkInfo << /Marked true%s >> /ViewerPreferences << /DisplayDocTitle true >>",
		tree, "("+p.Lang+")", suspects)
	catalog += " /StructTreeRoot " + writeStructure(f, l, g, pages, links).String()
	catalog += labels(l) + fields + layerProperties(layers)
	if outlines, ok := writeBookmarks(f, l, pages); ok {
		catalog += " /Outlines " + outlines.String() + " /PageMode /UseOutlines"
	}
	catalog += " /Metadata " + f.Raw("/Type /Metadata /Subtype /XML", p.XMP(!opts.Binder)).String()
	if !opts.Binder {
		profile, err := f.Stream("/N 3", object.SRGB())
		if err != nil {
			return err
		}
		catalog += fmt.Sprintf(" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %s >>]", profile)
	}
	names, err := attachments(f, doc, opts, &p)
	if err != nil {
		return err
	}
	f.Put(root, catalog+names+" >>")
	return f.Close(root, f.Add(p.Info()))
}

// attachments writes the files inside the file, by the order of their names. In
// an archive the data say how they belong to the pages.
func attachments(f *object.Writer, doc *outline.Document, opts *Options, p *object.Properties) (string, error) {
	specs := map[string]object.Ref{}
	out := ""
	var associated []string
	if a := opts.Attachment; a != nil {
		spec, err := f.Attach(a, p.Date)
		if err != nil {
			return "", err
		}
		specs[a.Name] = spec
		if !opts.Binder {
			associated = append(associated, spec.String())
		}
	}
	if !opts.OnlySheets {
		for _, x := range doc.Files {
			spec, err := f.Attach(&object.Attachment{Name: x.Name, MIME: x.MIME, Description: x.Description, Data: x.Data, Supplement: true}, p.Date)
			if err != nil {
				return "", err
			}
			specs[x.Name] = spec
			associated = append(associated, spec.String())
		}
	}
	for _, x := range opts.Files {
		spec, err := f.Carry(&x)
		if err != nil {
			return "", fmt.Errorf("attach %q: %w", x.Name, err)
		}
		specs[x.Name] = spec
		associated = append(associated, spec.String())
	}
	if len(associated) > 0 {
		out = fmt.Sprintf(" /AF [%s]", strings.Join(associated, " "))
	}
	if len(specs) == 0 {
		return out, nil
	}
	byName := map[string]string{}
	for name, spec := range specs {
		byName[object.TextString(name)] = spec.String()
	}
	out += " /Names << /EmbeddedFiles << /Names ["
	for i, name := range slices.Sorted(maps.Keys(byName)) {
		if i > 0 {
			out += " "
		}
		out += name + " " + byName[name]
	}
	return out + "] >> >>", nil
}

var fontOrder = [...]font.Face{font.Regular, font.Bold, font.Semibold}

// producer names the library that draws.
const producer = "gofpdf"

// describe cleans the properties. A file without a title would be announced by
// its name.
func describe(doc *outline.Document, opts *Options) object.Properties {
	clean := func(s string) string {
		s, _ = opts.Type.Clean(s)
		return strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	}
	p := object.Properties{Producer: producer, Author: clean(doc.Author), Subject: clean(doc.Subject), Creator: clean(opts.Creator), Lang: doc.Lang, Date: opts.Date}
	for _, s := range []string{doc.Title, doc.Cover.Title, doc.Subject, doc.Cover.Eyebrow, opts.Creator, producer} {
		if p.Title = clean(s); p.Title != "" {
			break
		}
	}
	if !languageTag(p.Lang) {
		p.Lang = "fr-FR"
	}
	return p
}

// languageTag reports whether s looks like fr or fr-FR.
func languageTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 2 && i == 0 || part == "" || len(part) > 8 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// writeLinks writes the active areas, and lists them by page.
func writeLinks(f *object.Writer, l *layout.Document, g *tags, pages []object.Ref, words outline.Words) ([]object.Ref, [][]string) {
	refs, annots := make([]object.Ref, len(g.links)), make([][]string, len(pages))
	for i, k := range g.links {
		if k.field != "" {
			continue // fields does it
		}
		to := l.Places[k.target]
		format := words.GoTo
		if format == "" {
			format = "%d"
		}
		refs[i] = f.Add(fmt.Sprintf("<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F 4 /Contents %s /Dest [%s /XYZ 0 %s null] /StructParent %d /P %s >>",
			object.Number(k.x), object.Number(layout.PageHeight-k.y-k.h), object.Number(k.x+k.w), object.Number(layout.PageHeight-k.y),
			object.TextString(fmt.Sprintf(format, l.Pages[to.Page-1].Number)), pages[to.Page-1], object.Number(layout.PageHeight-max(to.Y-12, 0)), linkKey(pages, i), pages[k.page]))
		annots[k.page] = append(annots[k.page], refs[i].String())
	}
	return refs, annots
}
