package compare

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Kind says what stands beside the pages.
type Kind string

// The kinds.
const (
	Action     Kind = "action"
	Script     Kind = "script"
	Annotation Kind = "annotation"
	Field      Kind = "field"
	Layer      Kind = "layer"
	Attachment Kind = "file"
	Bookmark   Kind = "bookmark"
	Property   Kind = "property" // title, author, subject, program
)

// Item is one thing beside the pages: what it is, and what tells it from others.
type Item struct {
	Kind   Kind
	Detail string
}

// Area is where a signature is drawn on a page, in points from the lower left.
type Area struct {
	Page           int // from 0
	X1, Y1, X2, Y2 float64
}

// Beside is all that stands beside the pages, and how often.
type Beside struct {
	Items map[Item]int
	// Signatures counts the signatures; those, their fields and what proves them
	// valid are no items.
	Signatures int
	Signed     []Area
}

// Extra are the kinds of what a file has more of than ours.
func (b Beside) Extra(ours Beside) []Kind {
	more := map[Kind]bool{}
	for it, n := range b.Items {
		if n > ours.Items[it] {
			more[it.Kind] = true
		}
	}
	return slices.Sorted(maps.Keys(more))
}

// Contradicts reports whether a file says two things of itself.
func (b Beside) Contradicts() bool {
	said := map[string]bool{}
	for it := range b.Items {
		if it.Kind == Property {
			key, _, _ := strings.Cut(it.Detail, " ")
			if said[key] {
				return true
			}
			said[key] = true
		}
	}
	return false
}

// Files are the names of the files inside the file.
func (b Beside) Files() []string {
	var out []string
	for it := range b.Items {
		if it.Kind == Attachment {
			out = append(out, it.Detail[:max(strings.LastIndexByte(it.Detail, ' '), 0)])
		}
	}
	slices.Sort(out)
	return out
}

// walker goes through all objects that a reader of the file can come to.
type walker struct {
	*model.Context
	seen map[int]bool
	todo []types.Object
	out  Beside
}

// maxSteps bounds the walk, in dictionaries and lists.
const maxSteps = 4 << 20

// beside lists what stands beside the pages of a file.
func beside(ctx context.Context, book *model.Context) (out Beside, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("objects: %v", p)
		}
	}()
	w := &walker{Context: book, seen: map[int]bool{}, out: Beside{Items: map[Item]int{}}}
	catalog, err := book.Catalog()
	if err != nil {
		return out, err
	}
	w.catalog(catalog)
	w.todo = append(w.todo, catalog)
	for steps := 0; len(w.todo) > 0; steps++ {
		if steps > maxSteps {
			return out, fmt.Errorf("more than %d objects", maxSteps)
		}
		if err := ctx.Err(); err != nil {
			return out, err
		}
		o := w.todo[len(w.todo)-1]
		w.todo = w.todo[:len(w.todo)-1]
		w.visit(o)
	}
	w.pages(ctx)
	w.bookmarks(catalog)
	w.properties(catalog)
	return w.out, ctx.Err()
}

func (w *walker) add(k Kind, detail string) { w.out.Items[Item{k, detail}]++ }

// visit looks at an object and puts what it leads to on the list.
func (w *walker) visit(o types.Object) {
	if ref, ok := o.(types.IndirectRef); ok {
		n := int(ref.ObjectNumber)
		if w.seen[n] {
			return
		}
		w.seen[n] = true
		var err error
		if o, err = w.Dereference(ref); err != nil {
			return
		}
	}
	switch x := o.(type) {
	case types.Array:
		w.todo = append(w.todo, x...)
	case types.Dict:
		w.dict(x)
	case types.StreamDict:
		w.dict(x.Dict)
	case *types.StreamDict:
		w.dict(x.Dict)
	case types.ObjectStreamDict, types.XRefStreamDict:
	}
}

// dict looks at what a dictionary does.
func (w *walker) dict(d types.Dict) {
	if w.get(d, "JS") != nil {
		w.add(Script, "")
	}
	for _, key := range []string{"A", "PA", "OpenAction", "Next"} {
		if a, ok := w.get(d, key).(types.Dict); ok && actions[w.name(a, "S")] {
			w.add(Action, w.name(a, "S"))
		}
	}
	if aa, ok := w.get(d, "AA").(types.Dict); ok && len(aa) > 0 {
		w.add(Action, "AA")
	}
	if ft := w.name(d, "FT"); ft != "" && ft != "Sig" {
		w.add(Field, ft)
	}
	if w.get(d, "ByteRange") != nil && w.get(d, "Contents") != nil && w.name(d, "Type") != "DocTimeStamp" {
		w.out.Signatures++
	}
	if w.name(d, "Type") == "OCG" {
		w.add(Layer, "")
	}
	if files, ok := w.get(d, "EF").(types.Dict); ok {
		w.files(d, files)
	}
	for key, o := range d {
		if key != "Parent" && key != "P" {
			w.todo = append(w.todo, o)
		}
	}
}

// actions are the names of actions; other dictionaries have an S too. A jump
// within the file is none: programs write a link one way or the other.
var actions = map[string]bool{
	"GoToR": true, "GoToE": true, "GoToDp": true, "Launch": true, "Thread": true, "URI": true, "Sound": true, "Movie": true,
	"Hide": true, "Named": true, "SubmitForm": true, "ResetForm": true, "ImportData": true, "JavaScript": true, "SetOCGState": true,
	"Rendition": true, "Trans": true, "GoTo3DView": true, "RichMediaExecute": true,
}

// catalog looks at what the file as a whole does.
func (w *walker) catalog(c types.Dict) {
	if form, ok := w.get(c, "AcroForm").(types.Dict); ok && w.get(form, "XFA") != nil {
		w.add(Field, "XFA")
	}
	if w.get(c, "Collection") != nil {
		w.add(Attachment, "Collection")
	}
	if names, ok := w.get(c, "Names").(types.Dict); ok && w.get(names, "JavaScript") != nil {
		w.add(Script, "Names")
	}
}

// files notes a file inside the file, by its names and by what is in it.
func (w *walker) files(spec, files types.Dict) {
	sums := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		s, _, err := w.DereferenceStreamDict(files[key])
		if err != nil || s == nil {
			continue
		}
		data := s.Raw
		if len(s.FilterPipeline) > 0 {
			if data, err = s.DecodeLengthWithLimit(-1, maxInside); err != nil {
				data = append([]byte("packed "), s.Raw...)
			}
		}
		sums[fmt.Sprintf("%x", sha256.Sum256(data))] = true
	}
	names := map[string]bool{}
	for _, key := range []string{"UF", "F"} {
		if name := w.text(spec, key); name != "" {
			names[name] = true
		}
	}
	for sum := range sums {
		for name := range names {
			it := Item{Attachment, name + " " + sum}
			w.out.Items[it] = 1 // a file that is named in two places is one
		}
	}
}

// maxInside bounds what a file inside the file unpacks to.
const maxInside = 64 << 20

// pages looks at what lies on the pages.
func (w *walker) pages(ctx context.Context) {
	root, err := w.Pages()
	if err != nil || root == nil {
		return
	}
	page, seen := 0, map[int]bool{}
	var walk func(o types.Object)
	walk = func(o types.Object) {
		if ref, ok := o.(types.IndirectRef); ok {
			n := int(ref.ObjectNumber)
			if seen[n] {
				return
			}
			seen[n] = true
		}
		d, err := w.DereferenceDict(o)
		if err != nil || d == nil || ctx.Err() != nil {
			return
		}
		if kids, ok := w.get(d, "Kids").(types.Array); ok {
			for _, k := range kids {
				walk(k)
			}
			return
		}
		annots, _ := w.get(d, "Annots").(types.Array)
		for _, a := range annots {
			if a, err := w.DereferenceDict(a); err == nil && a != nil {
				w.annotation(a, page)
			}
		}
		page++
	}
	walk(*root)
}

// annotation notes what lies on a page, unless it is there for a signature.
func (w *walker) annotation(a types.Dict, page int) {
	kind := w.name(a, "Subtype")
	if kind == "Widget" {
		field, value := w.inherited(a, "FT"), w.inherited(a, "V")
		if name, ok := field.(types.Name); ok && name == "Sig" {
			if v, ok := value.(types.Dict); ok && w.get(v, "ByteRange") != nil {
				w.area(a, page)
			}
			return
		}
	}
	w.add(Annotation, kind)
}

// inherited is the entry of a field or of one above it.
func (w *walker) inherited(d types.Dict, key string) types.Object {
	for range 32 {
		if o := w.get(d, key); o != nil {
			return o
		}
		up, ok := w.get(d, "Parent").(types.Dict)
		if !ok {
			return nil
		}
		d = up
	}
	return nil
}

func (w *walker) area(a types.Dict, page int) {
	r, ok := w.get(a, "Rect").(types.Array)
	if !ok || len(r) != 4 {
		return
	}
	var v [4]float64
	for i := range v {
		n, err := w.DereferenceNumber(r[i])
		if err != nil {
			return
		}
		v[i] = n
	}
	w.out.Signed = append(w.out.Signed, Area{page, min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])})
}

// maxBookmarks bounds the walk along the bookmarks, which may go in circles.
const maxBookmarks = 20_000

func (w *walker) bookmarks(catalog types.Dict) {
	top, ok := w.get(catalog, "Outlines").(types.Dict)
	if !ok {
		return
	}
	left := maxBookmarks
	var walk func(o types.Object, depth int)
	walk = func(o types.Object, depth int) {
		for o != nil && depth < 32 && left > 0 {
			left--
			d, err := w.DereferenceDict(o)
			if err != nil || d == nil {
				return
			}
			w.add(Bookmark, plain(w.text(d, "Title")))
			walk(d["First"], depth+1)
			o = d["Next"]
		}
	}
	walk(top["First"], 0)
}

// get is the entry of a dictionary, found where it is.
func (w *walker) get(d types.Dict, key string) types.Object {
	o, ok := d[key]
	if !ok {
		return nil
	}
	o, err := w.Dereference(o)
	if err != nil {
		return nil
	}
	if s, ok := o.(types.StreamDict); ok {
		return s.Dict
	}
	return o
}

func (w *walker) name(d types.Dict, key string) string {
	n, _ := w.get(d, key).(types.Name)
	return string(n)
}
