package form

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
)

// pieceLine is one wanted piece with its files.
type pieceLine struct {
	s       *pieces
	w       wanted
	title   *kit.Text
	about   *kit.Text
	aside   *fyne.Container // what else can stand for the piece, in asideAt
	asideAt *fyne.Container
	status  *kit.Pill
	files   *fyne.Container
	wrong   *fyne.Container
	said    []kit.Message
	seen    string // what of the files is shown that is not in their rows
	attach  *kit.Button
	rows    map[string]*kit.ListRow // of the attached files, by the row's id
	box     *kit.Panel
}

func newPieceLine(s *pieces, w wanted) *pieceLine {
	l := &pieceLine{
		s: s, title: kit.NewStrong(""), about: kit.NewHint(""), aside: kit.NewFlow(0), status: kit.NewPill(kit.Neutral, ""),
		files: kit.NewColumn(0), wrong: kit.NewColumn(0),
	}
	l.title.Truncate = true
	l.attach = kit.NewSecondary("", func() { s.attach(l) })
	l.attach.OnFocus = func() { s.page.why(s.f, dossier.Spot{Field: s.f.ID, Row: l.w.id}) }
	head := kit.NewRow(kit.Space12, kit.NewStretch(kit.NewColumn(0, l.title, l.about)), l.status, l.attach)
	l.asideAt = kit.NewInset(0, 0, 0, -kit.Space8, l.aside)
	content := kit.NewColumn(kit.Space4, head, l.asideAt, l.files, l.wrong)
	l.box = kit.NewCard(content)
	l.box.Stroke, l.box.Fill = kit.ColorNone, kit.ColorNone
	l.box.PadXY(kit.Space16, kit.Space12)
	l.wrong.Hide()
	l.show(w)
	return l
}

// set shows what has changed and reports whether the line takes other room.
func (l *pieceLine) set(w wanted) bool {
	same := len(w.files) == len(l.w.files) && w.severity == l.w.severity && w.counts == l.w.counts && w.aside == l.w.aside
	for i := 0; same && i < len(w.files); i++ {
		same = dossier.Equal(dossier.Rows{w.files[i]}, dossier.Rows{l.w.files[i]})
	}
	if same && l.titleOf(w) == l.title.Text && l.aboutOf(w) == l.about.Text && l.seenOf(w) == l.seen {
		return false
	}
	l.show(w)
	return true
}

// seenOf is what is shown of the files beside their rows: states and names that
// come later, or from elsewhere in the dossier.
func (l *pieceLine) seenOf(w wanted) string {
	var out strings.Builder
	for _, r := range w.files {
		if setsAside(r) {
			continue
		}
		facts, known := l.s.checks.of(r)
		signed, read := l.signedOf(r)
		fmt.Fprintln(&out, known, facts.State, l.fileDetail(r, facts), read, signed)
	}
	return out.String()
}

func (l *pieceLine) show(w wanted) {
	l.w, l.seen = w, l.seenOf(w)
	words := l.s.page.env.Words
	l.title.SetText(l.titleOf(w))
	l.about.SetText(l.aboutOf(w))
	l.about.Hidden = l.about.Text == ""
	switch {
	case !w.need:
		l.status.Set(kit.Neutral, "")
	case w.aside.Counts():
		l.status.Set(kit.Neutral, words.T("pieces.aside."+string(w.aside.As)+"_status"))
	case len(w.files) > 0 && !w.counts && !w.signed:
		l.status.Set(kit.Warning, words.T("form.pieces.wanted"))
	case l.doubtful(w.files):
		l.status.Set(severity.ToneOf(dossier.Warning), severity.WordOf(words, dossier.Warning))
	case len(w.files) > 0:
		l.status.Set(kit.Success, words.T("form.pieces.attached"))
	case w.signed:
		l.status.Set(kit.Neutral, words.T("pieces.to_sign"))
	case w.severity == dossier.Missing:
		l.status.Set(kit.Neutral, words.T("form.pieces.wanted"))
	default:
		l.status.Set(kit.Neutral, words.T("form.pieces.expected"))
	}
	l.status.Hidden = !w.need
	l.attach.Hidden = !w.need
	if len(w.files) > 0 {
		l.attach.Kind = kit.Quiet
		l.attach.SetLabel(words.T("form.pieces.attach_more"))
	} else {
		l.attach.Kind = kit.Secondary
		l.attach.SetLabel(words.T(l.attachKey()))
	}
	l.aside.Objects = l.asideOf(w)
	l.asideAt.Hidden = len(l.aside.Objects) == 0
	l.files.Objects, l.rows = nil, map[string]*kit.ListRow{}
	for _, r := range w.files {
		if setsAside(r) {
			l.files.Add(l.orphan(r))
			continue
		}
		l.files.Add(l.file(r))
	}
	l.files.Hidden = len(w.files) == 0
}

// attachKey is the word for attaching a first file.
func (l *pieceLine) attachKey() string {
	if l.w.signed {
		return "pieces.attach_signed"
	}
	return "form.pieces.attach"
}

// titleOf names a piece, and the row that it is for.
func (l *pieceLine) titleOf(w wanted) string {
	title, _, _ := strings.Cut(w.id, "#")
	if w.piece != nil {
		title = w.piece.Title
	}
	table, row, ok := dossier.ParseRowRef(w.target)
	if !ok {
		return title
	}
	p := l.s.page
	v := p.env.Session.View()
	if t := v.Call.Field(table); t != nil {
		rows := v.Dossier.Rows(t.ID)
		if i := rows.Index(row); i >= 0 {
			return p.env.Words.T("form.pieces.for", "piece", title, "row", v.Title(t, rows, i))
		}
	}
	return title
}

// aboutOf says what a piece must be, as long as nothing is attached, or why it was set
// aside.
func (l *pieceLine) aboutOf(w wanted) string {
	if w.aside.Counts() {
		return l.s.page.env.Words.T("paper.annexes.reason", "reason", dossier.OneLine(w.aside.Reason))
	}
	if w.piece == nil || !w.need || len(w.files) > 0 {
		return ""
	}
	return w.piece.Hint
}

// busy says that a file is being read.
func (l *pieceLine) busy(busy bool) {
	words := l.s.page.env.Words
	if busy {
		l.attach.SetLabel(words.T("form.pieces.attaching"))
		l.attach.Disable()
		return
	}
	l.attach.Enable()
	l.show(l.w)
}

// fail says why files could not be attached; none takes that away.
func (l *pieceLine) fail(errs []error) {
	var said []kit.Message
	for _, err := range errs {
		said = append(said, kit.Message{Tone: kit.Error, Text: l.s.page.env.Words.T("form.pieces.failed", "cause", causeOf(err))})
	}
	if sayIn(l.wrong, &l.said, said) {
		l.s.box.Refresh()
		kit.Relayout(l.s.box)
	}
}

// causeOf is an error in its own words, with what to do where it says so.
func causeOf(err error) string {
	if t := (*say.Trouble)(nil); errors.As(err, &t) {
		return t.Short()
	}
	return err.Error()
}
