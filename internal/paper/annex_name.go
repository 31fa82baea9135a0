package paper

import (
	"fmt"
	"path/filepath"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/internal/safefile"
	"dossierpme/pdf/binder"
)

// maxAnnexName is the length of a readable name without its extension, in
// characters: with a folder before it, it stays within what Windows takes.
const maxAnnexName = 80

// AnnexNames are the names that the files of a dossier's annexes get in a binder
// and in a folder, by the rows of its list of pieces. It reads the beginning of
// every file.
func (p *Press) AnnexNames(f *File) (map[string]string, error) {
	whole, err := p.printedView(f)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, a := range p.annexFiles(f, whole, p.onPaper(whole, true)) {
		out[a.row.ID] = a.name
	}
	return out, nil
}

// annexNames gives the files of annexes readable names: the number in the
// binder, the piece, what it is for. They differ also where case does not count.
func annexNames(list []outline.Attached, extension func(outline.Attached) string) []string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = annexName(a, len(list)) + extension(a)
	}
	return out
}

// annexName is the readable name of one of so many annexes, without extension.
func annexName(a outline.Attached, of int) string {
	title := a.Title
	if a.Piece != nil && a.Piece.Name != "" {
		title = a.Piece.Name
	}
	name := fmt.Sprintf("%0*d - %s", max(2, len(fmt.Sprint(of))), a.Number, namePart(title))
	if a.For != "" {
		name += " - " + namePart(a.For)
	}
	if r := []rune(name); len(r) > maxAnnexName {
		name = string(r[:maxAnnexName])
	}
	return strings.TrimRight(name, " .-")
}

// namePart is a text within a name that begins with a number.
func namePart(s string) string { return strings.Trim(safefile.Plain(s), " .-") }

// endings are the extensions of the kinds of files that are known.
var endings = map[binder.Kind]string{
	binder.PDF: ".pdf", binder.JPEG: ".jpg", binder.PNG: ".png", binder.TIFF: ".tif", binder.BMP: ".bmp",
	binder.GIF: ".gif", binder.WebP: ".webp", binder.HEIC: ".heic", binder.AVIF: ".avif", binder.JP2: ".jp2",
}

// extension is that of the content, where it is known; else that of the name.
func (p *Press) extension(f *File, r dossier.Row) string {
	if file, state := f.OpenAnnex(r); state == AnnexFile {
		head := make([]byte, 1024)
		n, _ := file.Read(head)
		file.Close()
		if ending := endings[binder.KindOf(head[:n])]; ending != "" {
			return ending
		}
	}
	for _, col := range []string{"name", "path"} {
		s := r.Text(col)
		ext := strings.ToLower(filepath.Ext(s))
		if len(ext) > 1 && len(ext) < 8 && !strings.ContainsFunc(ext[1:], func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }) {
			return ext
		}
	}
	return ""
}
