package pdf

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dossierpme/dossier/outline"
)

// Attachment is a file inside the file: the data that the pages were made
// from.
type Attachment struct {
	Name        string // ASCII
	MIME        string
	Description string
	Data        []byte
}

// finish makes the file out of what gofpdf drew: an archive (PDF/A-3a) that can
// be read aloud (PDF/UA-1). Of gofpdf's own file only the content of the pages
// is kept; its fonts, links and properties satisfy neither.
func finish(w io.Writer, drawn []byte, l *layout, g *tags, subsets *[faces]*subset, doc *outline.Document, opts *Options) error {
	own := 0
	for _, p := range l.pages {
		if p.guest == "" {
			own++
		}
	}
	streams, fonts, err := readDrawn(drawn, own)
	if err != nil {
		return err
	}
	f := newFile(w)
	root, tree := f.reserve(), f.reserve()

	var resources strings.Builder
	resources.WriteString("<< /Font <<")
	var faces [faces]ref
	n := 0
	for _, fc := range fontOrder {
		if subsets[fc] == nil {
			continue
		}
		if n == len(fonts) {
			return errDrawn
		}
		r, err := f.embed(opts.Type.files[fc], subsets[fc])
		if err != nil {
			return err
		}
		faces[fc] = r
		fmt.Fprintf(&resources, " /%s %s", fonts[n], r)
		n++
	}
	resources.WriteString(" >> >>")
	res := f.add(resources.String())

	pages := make([]ref, len(l.pages))
	for i := range pages {
		pages[i] = f.reserve()
	}
	links, annots := f.links(l, g, pages, doc.Words)
	fields := f.fields(g, pages, links, annots)
	drawnPages := streams
	for i := range pages {
		if l.pages[i].guest != "" {
			continue
		}
		stream, err := f.stream("", drawnPages[0])
		if err != nil {
			return err
		}
		drawnPages = drawnPages[1:]
		body := fmt.Sprintf("<< /Type /Page /Parent %s /MediaBox [0 0 %s %s] /Resources %s /Contents %s /StructParents %d /Tabs /S",
			tree, number(pageWidth), number(pageHeight), res, stream, i)
		if len(annots[i]) > 0 {
			body += " /Annots [" + strings.Join(annots[i], " ") + "]"
		}
		f.put(pages[i], body+" >>")
	}
	kids := make([]string, len(pages))
	for i, p := range pages {
		kids[i] = p.String()
	}
	f.put(tree, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))

	layers, err := f.invite(l, tree, pages, faces[semibold], opts)
	if err != nil {
		return err
	}
	p := describe(doc, opts)
	suspects := ""
	if opts.Binder {
		suspects = " /Suspects true" // the guests' pages are not in the tree
	}
	catalog := fmt.Sprintf("<< /Type /Catalog /Pages %s /Lang %s /MarkInfo << /Marked true%s >> /ViewerPreferences << /DisplayDocTitle true >>",
		tree, "("+p.lang+")", suspects)
	catalog += " /StructTreeRoot " + f.structure(l, g, pages, links).String()
	catalog += l.labels() + fields + layerProperties(layers)
	if outlines, ok := f.bookmarks(l, pages); ok {
		catalog += " /Outlines " + outlines.String() + " /PageMode /UseOutlines"
	}
	catalog += " /Metadata " + f.raw("/Type /Metadata /Subtype /XML", p.xmp(!opts.Binder)).String()
	if !opts.Binder {
		profile, err := f.stream("/N 3", sRGB())
		if err != nil {
			return err
		}
		catalog += fmt.Sprintf(" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %s >>]", profile)
	}
	names, err := f.attachments(opts, &p)
	if err != nil {
		return err
	}
	f.put(root, catalog+names+" >>")
	return f.close(root, f.add(p.info()))
}

// attachments writes the files inside the file, by the order of their names. In
// an archive the data say how they belong to the pages.
func (f *file) attachments(opts *Options, p *properties) (string, error) {
	specs := map[string]ref{}
	out := ""
	if a := opts.Attachment; a != nil {
		spec, err := f.attach(a, p)
		if err != nil {
			return "", err
		}
		specs[a.Name] = spec
		if !opts.Binder {
			out = fmt.Sprintf(" /AF [%s]", spec)
		}
	}
	for _, x := range opts.Files {
		spec, err := f.carry(x)
		if err != nil {
			return "", fmt.Errorf("attach %q: %w", x.Name, err)
		}
		specs[x.Name] = spec
	}
	if len(specs) == 0 {
		return out, nil
	}
	byName := map[string]string{}
	for name, spec := range specs {
		byName[textString(name)] = spec.String()
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

// carry writes a file of the user's inside the file, as it is.
func (f *file) carry(x File) (ref, error) {
	in, err := x.Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	r := f.reserve()
	f.rawFrom(r, fmt.Sprintf("/Type /EmbeddedFile /Params << /Size %d >>", x.Size), in, x.Size)
	return f.add(fmt.Sprintf("<< /Type /Filespec /F %[1]s /UF %[1]s /Desc %[2]s /EF << /F %[3]s /UF %[3]s >> >>",
		textString(x.Name), textString(x.Description), r)), f.err
}

// fontOrder is the order in which gofpdf writes its fonts: that of their keys.
var fontOrder = [...]face{regular, bold, semibold}

// describe cleans the properties. A file without a title would be announced by
// its name.
func describe(doc *outline.Document, opts *Options) properties {
	clean := func(s string) string {
		s, _ = opts.Type.Clean(s)
		return strings.TrimSpace(oneLine(s))
	}
	p := properties{author: clean(doc.Author), subject: clean(doc.Subject), creator: clean(opts.Creator), lang: doc.Lang, date: opts.Date}
	for _, s := range []string{doc.Title, doc.Cover.Title, doc.Subject, doc.Cover.Eyebrow, opts.Creator, producer} {
		if p.title = clean(s); p.title != "" {
			break
		}
	}
	if !languageTag(p.lang) {
		p.lang = "fr-FR"
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

// links writes the active areas, and lists them by page.
func (f *file) links(l *layout, g *tags, pages []ref, words outline.Words) ([]ref, [][]string) {
	refs, annots := make([]ref, len(g.links)), make([][]string, len(pages))
	for i, k := range g.links {
		if k.field != "" {
			continue // fields does it
		}
		to := l.places[k.target]
		format := words.GoTo
		if format == "" {
			format = "%d"
		}
		refs[i] = f.add(fmt.Sprintf("<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F 4 /Contents %s /Dest [%s /XYZ 0 %s null] /StructParent %d /P %s >>",
			number(k.x), number(pageHeight-k.y-k.h), number(k.x+k.w), number(pageHeight-k.y),
			textString(printf(format, l.pages[to.page-1].number)), pages[to.page-1], number(pageHeight-max(to.y-12, 0)), linkKey(pages, i), pages[k.page]))
		annots[k.page] = append(annots[k.page], refs[i].String())
	}
	return refs, annots
}

// attach writes the file inside the file.
func (f *file) attach(a *Attachment, p *properties) (ref, error) {
	sum := md5.Sum(a.Data)
	stream, err := f.stream(fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params << /Size %d /ModDate (D:%s+00'00') /CheckSum %s >>",
		strings.ReplaceAll(a.MIME, "/", "#2F"), len(a.Data), p.date.UTC().Format("20060102150405"), hexString(sum[:])), a.Data)
	if err != nil {
		return 0, err
	}
	return f.add(fmt.Sprintf("<< /Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /Source /EF << /F %s /UF %s >> >>",
		a.Name, textString(a.Name), textString(a.Description), stream, stream)), nil
}

var errDrawn = errors.New("the drawing library wrote a file of another form")

// readDrawn takes the content of the pages and the names of the fonts out of
// the file that gofpdf wrote: page n is object 1+2n, its content the next, the
// fonts are named in object 2, here in the order of their objects.
func readDrawn(b []byte, n int) (streams [][]byte, fonts []string, err error) {
	at := 0
	for i := range n {
		mark := fmt.Sprintf("\n%d 0 obj\n<</Length ", 4+2*i)
		from := bytes.Index(b[at:], []byte(mark))
		if from < 0 {
			return nil, nil, errDrawn
		}
		at += from + len(mark)
		end := bytes.IndexByte(b[at:], '>')
		if end < 0 {
			return nil, nil, errDrawn
		}
		size, err := strconv.Atoi(string(b[at : at+end]))
		if err != nil {
			return nil, nil, errDrawn
		}
		body, ok := bytes.CutPrefix(b[at+end:], []byte(">>\nstream\n"))
		if !ok || size > len(body) {
			return nil, nil, errDrawn
		}
		streams = append(streams, body[:size])
		at = len(b) - len(body) + size
	}
	from := bytes.LastIndex(b, []byte("\n2 0 obj\n"))
	if from < 0 {
		return nil, nil, errDrawn
	}
	_, dict, ok := bytes.Cut(b[from:], []byte("/Font <<\n"))
	if !ok {
		return nil, nil, errDrawn
	}
	dict, _, _ = bytes.Cut(dict, []byte(">>"))
	byObject := map[int]string{}
	var objects []int
	for line := range bytes.Lines(dict) {
		var name string
		var object int
		if _, err := fmt.Sscanf(string(line), "/%s %d 0 R", &name, &object); err != nil {
			return nil, nil, fmt.Errorf("%w: %q", errDrawn, line)
		}
		byObject[object] = name
		objects = append(objects, object)
	}
	slices.Sort(objects)
	for _, o := range objects {
		fonts = append(fonts, byObject[o])
	}
	return streams, fonts, nil
}
