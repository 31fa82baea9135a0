package form

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// scanned is a file and the lines of the signed pages that it is for, with what it
// bears of all declarations.
type scanned struct {
	path   string
	keys   []string
	sheets []shelf.SignedSheet
}

// readScans attaches each file to the signed pages that its codes name. The codes
// are read before anything is asked, beside the window; who does not want to wait
// goes on at once. Files without a code go to the line, and where that is nil it is
// asked which piece they are.
func (s *pieces) readScans(l *pieceLine, paths []string) {
	env, words := s.page.env, s.page.env.Words
	keys := s.groups[groupSigned].keys
	if env.ReadScan == nil || len(keys) == 0 {
		s.place(l, paths)
		return
	}
	stop := "pieces.scan.choose"
	if l != nil {
		stop = "pieces.scan.attach"
	}
	gauge, name := kit.NewGauge(), kit.NewBody(words.T("verification.running_text", "file", dossier.BaseName(paths[0])))
	says := kit.NewColumn(kit.Space12, kit.NewHint(words.T("pieces.scan.text")), name)
	says.Objects = append(says.Objects, gauge.Objects(true)...)
	ctx, cancel := context.WithCancel(context.Background())
	running := kit.ShowRunning(env.Canvas, words.T("pieces.scan.title", "n", len(paths)), words.T(stop), says, cancel)
	call, snapshot := env.Session.Call(), env.Session.Dossier()
	env.Run.Background(func() {
		var found []scanned
		var others []string
		for i, path := range paths {
			env.Run.Main(func() {
				name.SetText(words.T("verification.running_text", "file", dossier.BaseName(path)))
				gauge.SetPart(i, len(paths))
			})
			sheets, err := env.ReadScan(ctx, path, call, snapshot, func(done, all int) {
				env.Run.Main(func() { gauge.SetPages(done, all) })
			})
			if ctx.Err() != nil {
				others = append(others, paths[i:]...)
				break
			}
			borne := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !bears(sheets, s.pieceOf(k)) })
			if err != nil || len(borne) == 0 { // what cannot be read, attaching says
				others = append(others, path)
				continue
			}
			found = append(found, scanned{path, borne, sheets})
		}
		env.Run.Main(func() {
			running.Dismiss()
			if len(found) > 0 {
				s.fileScans(found)
			}
			s.place(l, others)
		})
	})
}

// place attaches files to a line, or asks which piece they are.
func (s *pieces) place(l *pieceLine, paths []string) {
	switch {
	case len(paths) == 0:
	case l == nil:
		s.askPiece(paths)
	case s.lines[l.w.key()] != nil:
		s.take(s.lines[l.w.key()], paths...)
	}
}

// fileScans attaches scans to the lines of the pages that they bear, all in one
// step, and says for what, and which pages they lack.
func (s *pieces) fileScans(scans []scanned) {
	var what []filing
	for _, x := range scans {
		f := filing{path: x.path}
		for _, k := range x.keys {
			if l := s.lines[k]; l != nil {
				f.lines = append(f.lines, l)
			}
		}
		what = append(what, f)
	}
	s.file(what, s.scansSaid(scans))
}

// mostLacking is how many declarations with missing pages a message names.
const mostLacking = 3

// scansSaid says which declarations scans are attached for, and which pages of these
// they do not bear.
func (s *pieces) scansSaid(scans []scanned) string {
	words := s.page.env.Words
	var titles, lacking []string
	for _, k := range s.groups[groupSigned].keys {
		all, taken := shelf.SignedSheet{}, false
		for _, x := range scans {
			if !slices.Contains(x.keys, k) {
				continue
			}
			taken = true
			for _, sheet := range x.sheets {
				if sheet.Piece == s.pieceOf(k) {
					all.Pages, all.Found = sheet.Pages, append(all.Found, sheet.Found...)
				}
			}
		}
		if !taken {
			continue
		}
		titles = append(titles, s.lines[k].title.Text)
		var missing []string
		for _, n := range all.Missing() {
			missing = append(missing, strconv.Itoa(n))
		}
		if len(missing) > 0 {
			lacking = append(lacking, words.T("pieces.scan.lacks", "n", len(missing), "pages", strings.Join(missing, ", "), "piece", s.lines[k].title.Text))
		}
	}
	text := words.T("pieces.scan.several", "n", len(titles), "scans", len(scans))
	if len(titles) == 1 {
		text = words.T("pieces.taken", "n", len(scans), "piece", titles[0])
	}
	if len(lacking) == 0 {
		return text
	}
	if len(lacking) > mostLacking {
		lacking = append(lacking[:mostLacking], "…")
	}
	return text + " " + words.T("pieces.scan.lacking", "n", len(scans), "what", french.List(lacking))
}

// pieceOf is the piece of a line.
func (s *pieces) pieceOf(key string) string {
	if l := s.lines[key]; l != nil && l.w.piece != nil {
		return l.w.piece.ID
	}
	return ""
}

// bears reports whether a page of a declaration was found.
func bears(sheets []shelf.SignedSheet, piece string) bool {
	return slices.ContainsFunc(sheets, func(x shelf.SignedSheet) bool { return x.Piece == piece && len(x.Found) > 0 })
}
