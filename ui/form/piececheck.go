package form

import (
	"fmt"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// fine is the state of a file that can be bound.
const fine = "fine"

// fileChecks looks into attached files beside the window, each once as long as
// its content is the same.
type fileChecks struct {
	page   *Page
	known  map[string]shelf.FileFacts
	asked  map[string]bool
	wanted []dossier.Row // since the last start

	signed       map[string]shelf.SignedFacts
	askedSigned  map[string]bool
	wantedSigned []dossier.Row

	names map[string]string // that the files get in the complete dossier, by row
	named string            // the files and pieces that they were asked for
	files string            // that the signed pages were held against
}

func newFileChecks(p *Page) *fileChecks {
	return &fileChecks{
		page: p, known: map[string]shelf.FileFacts{}, asked: map[string]bool{},
		signed: map[string]shelf.SignedFacts{}, askedSigned: map[string]bool{},
	}
}

// fileKey names the content of an attached file; without a hash, its row.
func fileKey(r dossier.Row) string {
	if sum := r.Text("sha256"); sum != "" {
		return sum
	}
	return r.ID + "@" + r.Text("path")
}

// of is what is known of a file. What is not known yet is looked for at the next
// start.
func (c *fileChecks) of(r dossier.Row) (shelf.FileFacts, bool) {
	key := fileKey(r)
	f, ok := c.known[key]
	if !ok && !c.asked[key] {
		c.asked[key] = true
		c.wanted = append(c.wanted, r)
	}
	return f, ok
}

// start looks into the files that were asked for, one after the other, and shows
// the page again with each answer.
func (c *fileChecks) start() {
	env, rows := c.page.env, c.wanted
	c.wanted = nil
	if env.InspectFile == nil || len(rows) == 0 {
		return
	}
	env.Run.Background(func() {
		for _, r := range rows {
			facts := env.InspectFile(r)
			env.Run.Main(func() {
				c.known[fileKey(r)] = facts
				c.page.show()
			})
		}
	})
}

// name asks for the names of the files where they may have changed: of the
// dossier, they depend on the pieces, what they are for and the files alone.
func (c *fileChecks) name(titles string, rows dossier.Rows) {
	env := c.page.env
	var all strings.Builder
	for _, r := range rows {
		fmt.Fprintln(&all, r.ID, r.Text("piece"), r.Text("for"), fileKey(r))
	}
	all.WriteString(titles)
	if env.BoundNames == nil || all.String() == c.named {
		return
	}
	c.named = all.String()
	snapshot := env.Session.Dossier()
	env.Run.Background(func() {
		names := env.BoundNames(env.Session.Call(), snapshot)
		env.Run.Main(func() {
			c.names = names
			c.page.show()
		})
	})
}

// The limits of the portals that publish any: a hundred files, 400 MB in all.
const (
	usualFiles = 100
	usualBytes = 400 * 1000 * 1000
)

// total counts the attached files and their bytes, each content once for bytes:
// a file that serves two pieces is sent once.
func total(rows dossier.Rows) (files int, bytes int64) {
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[fileKey(r)] {
			continue
		}
		seen[fileKey(r)] = true
		files++
		if n, ok := r.Get("size").(dossier.Integer); ok {
			bytes += int64(n)
		}
	}
	return files, bytes
}

// pieceCount is how many pieces are wanted, and what stands for them.
type pieceCount struct{ all, attached, later, notApplicable, lacking int }

func (c *pieceCount) add(w wanted) {
	if !w.need || w.signed {
		return
	}
	c.all++
	switch {
	case w.counts:
		c.attached++
	case w.lacks():
		c.lacking++
	case w.aside.As == dossier.AsideLater:
		c.later++
	default:
		c.notApplicable++
	}
}

// sum shows how much is attached or set aside, and advises where a portal may refuse
// it.
func (s *pieces) sum(count pieceCount) bool {
	words := s.page.env.Words
	text := words.T("form.pieces.none")
	if count.all > 0 {
		text = words.T("form.pieces.summary", "n", count.attached, "all", count.all)
	}
	if count.later > 0 {
		text += " · " + words.T("pieces.aside.count_later", "n", count.later)
	}
	if count.notApplicable > 0 {
		text += " · " + words.T("pieces.aside.count_not_applicable", "n", count.notApplicable)
	}
	s.rest.Hidden = !s.canSetAside() || count.lacking < 2
	files, bytes := total(s.files())
	if files > 0 {
		text += " · " + words.T("pieces.total", "n", files, "size", french.FileSize(bytes))
	}
	s.summary.SetText(text)
	var said []kit.Message
	if files > usualFiles {
		said = append(said, kit.Message{Tone: kit.Warning, Text: words.T("pieces.too_many", "n", files, "most", usualFiles)})
	}
	if bytes > usualBytes {
		said = append(said, kit.Message{Tone: kit.Warning, Text: words.T("pieces.too_heavy", "size", french.FileSize(bytes), "most", french.FileSize(usualBytes))})
	}
	return sayIn(s.limits, &s.limited, said)
}
