package paper

import (
	"context"
	"crypto/sha256"
	"io"
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/pdf"
	"dossierpme/pdf/binder"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

// SignedPage is a page of a scan that stands in the binder instead of the page
// that was printed to be signed.
type SignedPage struct {
	Row  string // of the list of pieces
	Page int    // by the number printed on it
}

// maxScanned bounds the scans that are looked through for codes, in bytes.
const maxScanned = 64 << 20

// signedFile is a scan of signed pages: which of its pages, from 0, stand in for
// which of ours, and the rest.
type signedFile struct {
	annexFile
	instead map[int]int // by the number of our page, the page of the scan
	rest    []int       // nil: all of it
}

// signedFiles reads the codes of the signed pages that are attached. A page
// counts where its code has the fingerprint of this very dossier and names one
// of its pages to sign.
func (p *Press) signedFiles(ctx context.Context, f *File, whole *dossier.View, s Sheet) ([]signedFile, error) {
	rows := SignedRows(whole)
	if len(rows) == 0 {
		return nil, nil
	}
	s.Short = false // a code names a page of the whole edition
	sheets, sum, err := p.sheets(whole, s)
	if err != nil {
		return nil, err
	}
	ours := map[int]bool{} // pages to sign that no scan stands for yet
	for _, sheet := range sheets {
		for n := sheet.First; n <= sheet.Last; n++ {
			ours[n] = true
		}
	}
	var out []signedFile
	known := map[seal.Sum]bool{}
	for _, r := range rows {
		x := signedFile{annexFile: p.annexFile(f, r), instead: map[int]int{}}
		facts := p.Inspect(ctx, f, r)
		codes, content := p.codes(ctx, f, r)
		if content != nil && known[*content] {
			// One scan of several declarations is attached for each: it is bound once.
			x.rest = []int{}
			out = append(out, x)
			continue
		}
		if content != nil {
			known[*content] = true
		}
		for _, found := range codes {
			if n := found.Mark.Page; ours[n] && found.Mark.Of(sum) && facts.State == binder.Fine && found.Page <= facts.Pages {
				x.instead[n] = found.Page - 1
				delete(ours, n)
			}
		}
		if len(x.instead) > 0 {
			x.rest = []int{}
			taken := slices.Collect(maps.Values(x.instead))
			for i := range facts.Pages {
				if !slices.Contains(taken, i) {
					x.rest = append(x.rest, i)
				}
			}
		}
		out = append(out, x)
	}
	return out, ctx.Err()
}

// inShort gives signed pages, which their codes know by the numbers of the whole edition,
// the numbers that they have in the short one.
func (p *Press) inShort(whole *dossier.View, s Sheet, instead map[int]*pdf.Guest, pages []SignedPage) (map[int]*pdf.Guest, []SignedPage, error) {
	numbers := func(short bool) (out []int, err error) {
		s.Short = short
		sheets, _, err := p.sheets(whole, s)
		for _, sheet := range sheets {
			for n := sheet.First; n <= sheet.Last; n++ {
				out = append(out, n)
			}
		}
		return out, err
	}
	of, err := numbers(false)
	if err != nil {
		return nil, nil, err
	}
	in, err := numbers(true)
	if err != nil {
		return nil, nil, err
	}
	guests, moved := map[int]*pdf.Guest{}, make([]SignedPage, len(pages))
	for i, x := range pages {
		at := in[slices.Index(of, x.Page)]
		moved[i] = SignedPage{Row: x.Row, Page: at}
		guests[at] = instead[x.Page]
	}
	return guests, moved, nil
}

// SignedRows are the rows of the list of pieces that hold signed pages.
func SignedRows(v *dossier.View) dossier.Rows {
	return slices.DeleteFunc(slices.Clone(v.Rows(dossier.AnnexesID)), func(r dossier.Row) bool {
		return !v.Signed(r) || r.Text("path") == "" && r.Text("sha256") == ""
	})
}

// codes reads the codes on a scan, and the sum of what is in the file; none where
// it cannot be read.
func (p *Press) codes(ctx context.Context, f *File, r dossier.Row) ([]scan.Found, *seal.Sum) {
	file, state := f.OpenAnnex(r)
	if state != AnnexFile {
		return nil, nil
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxScanned+1))
	if err != nil || len(raw) > maxScanned {
		return nil, nil
	}
	sum := new(seal.Sum)
	*sum = sha256.Sum256(raw)
	found, err := scan.File(ctx, raw, p.Pages, nil)
	if err != nil {
		return nil, sum
	}
	return found, sum
}

// insteadOf loads the signed pages, each as a guest of its own.
func (p *Press) insteadOf(ctx context.Context, files []signedFile) (map[int]*pdf.Guest, []SignedPage, error) {
	guests := map[int]*pdf.Guest{}
	var pages []SignedPage
	for _, x := range files {
		for n, k := range x.instead {
			id := outline.ID("signed")
			set, err := binder.Load(ctx, []binder.Item{{ID: id, Name: x.name, Only: []int{k}, State: x.state, Open: x.openFile}}, p.Pages, nil)
			if err != nil {
				return nil, nil, err
			}
			if g := set.Guests(ctx, nil)[id]; g != nil && g.Pages == 1 {
				g.Marks = nil
				guests[n] = g
				pages = append(pages, SignedPage{Row: x.row.ID, Page: n})
			}
		}
	}
	slices.SortFunc(pages, func(a, b SignedPage) int { return a.Page - b.Page })
	return guests, pages, nil
}
