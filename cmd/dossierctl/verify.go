package main

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/compare"
)

// openPDF writes the dossier that a PDF has inside.
func openPDF(s *session, p *parsed) (int, error) {
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	w, end := s.work("ctl.verify.progress")
	defer end()
	data, doubt, err := parts.OpenPDF(w.ctx, p.args[0], s.in)
	if err != nil {
		return 0, err
	}
	if same(p.args[0], p.value("-o")) {
		return 0, &failure.Error{Code: "same_file", Args: map[string]string{"path": p.value("-o")}}
	}
	if err := s.deliver(p, data); err != nil || doubt.Verdict != shelf.Different {
		return failure.ExitDone, err
	}
	s.say(s.verdict(doubt, stored{}))
	for _, why := range parts.Why(doubt) {
		s.say(why)
	}
	if slices.Contains(doubt.Doubts, paper.OtherData) {
		return failure.ExitDifferent, nil
	}
	return failure.ExitDone, nil
}

// verifyLine is a verdict as programs read it.
type verifyLine struct {
	Verdict     shelf.Verdict  `json:"verdict"`
	ID          string         `json:"id"`
	Version     int            `json:"version"`
	Date        string         `json:"date"`
	Fingerprint string         `json:"fingerprint"`
	Signatures  int            `json:"signatures,omitempty"`
	Changed     []paper.Change `json:"changed"`
	// Pages are those that differ.
	Pages []compare.Page `json:"pages"`
	// Sheets are the declarations of the dossier that a scan was held against.
	Sheets []shelf.SignedSheet `json:"sheets"`
	// Uncompared are the pages of a binder that nothing was held against.
	Uncompared []int `json:"uncompared,omitempty"`
}

func verify(s *session, p *parsed) (int, error) {
	parts, err := s.parts(p)
	if err != nil {
		return 0, err
	}
	var other stored
	if len(p.args) > 1 {
		if other, err = s.either(p, parts, p.args[1]); err != nil {
			return 0, err
		}
	}
	w, end := s.work("ctl.verify.progress")
	defer end()
	v, err := parts.Verify(w.ctx, p.args[0], s.in, other.File, w.tell)
	if err != nil {
		return 0, err
	}
	if len(v.Codes) > 0 && other.File == nil {
		// The dossier that the code names may be in the store. A store that cannot be
		// opened takes nothing from what the code says.
		if other, err = s.inStore(p, v.Meta.ID); err == nil && other.File != nil {
			if v, err = parts.Against(v, other.File); err != nil {
				return 0, err
			}
		}
	}
	code := exitOf(v)
	if p.has("--piece") {
		if code, err = pieceExit(code, v, p.value("--piece")); err != nil {
			return 0, err
		}
	}
	if p.has("--json") {
		line := verifyLine{Verdict: v.Verdict, ID: v.Meta.ID, Version: v.Meta.Version, Signatures: v.Signatures, Changed: v.Changed, Uncompared: v.Unseen}
		line.Pages = append([]compare.Page{}, v.Pages...)
		if v.Changed == nil {
			line.Changed = []paper.Change{}
		}
		line.Sheets = append([]shelf.SignedSheet{}, v.Sheets...)
		if !v.Meta.Date.IsZero() {
			line.Date = v.Meta.Date.UTC().Format(time.DateOnly)
		}
		if v.Meta.ID != "" {
			line.Fingerprint = v.Meta.Short()
		}
		if err := s.json(line); err != nil {
			return 0, err
		}
	}
	switch {
	case p.has("--piece") && code == failure.ExitDifferent && !v.Comparable:
		s.say(s.sheetText(v.Sheets[pieceOf(v, p.value("--piece"))]))
	case code != failure.ExitDone:
		s.say(s.verdict(v, other)) // a failure is told to people, whatever the output
	case !p.has("--json"):
		s.line(s.verdict(v, other))
	}
	switch {
	case p.has("--json"):
	case len(v.Codes) > 0:
		s.codesText(v, other)
		for _, why := range parts.Why(v) {
			s.line(why)
		}
	default:
		s.detailText(v)
		for _, why := range parts.Why(v) {
			s.line(why)
		}
	}
	return code, nil
}

// exitOf gives the exit code. Pages that cannot be compared are no difference.
func exitOf(v paper.Verified) int {
	switch v.Verdict {
	case shelf.Identical, shelf.Resaved, shelf.DataOnly:
		return failure.ExitDone
	case shelf.Different:
		return failure.ExitDifferent
	case shelf.Newer:
		return failure.ExitNewer
	}
	return failure.ExitError
}

// pieceExit is the code of a verification that is asked for one declaration: it is
// there whole, or the file differs from what was asked for.
func pieceExit(code int, v paper.Verified, piece string) (int, error) {
	if code != failure.ExitDone && code != failure.ExitDifferent || v.Comparable && code == failure.ExitDifferent {
		return code, nil // nothing to look for, or pages of ours that were changed
	}
	if v.Sheets == nil {
		return 0, usage("verify_piece_alone", "id", piece)
	}
	i := pieceOf(v, piece)
	switch {
	case i < 0:
		var all []string
		for _, d := range v.Sheets {
			all = append(all, d.Piece)
		}
		return 0, usage("verify_piece_unknown", "id", piece, "all", strings.Join(all, ", "))
	case len(v.Sheets[i].Missing()) == 0:
		return failure.ExitDone, nil
	}
	return failure.ExitDifferent, nil
}

// pieceOf is the place of a declaration among those of a dossier, -1 where it has
// none of that piece.
func pieceOf(v paper.Verified, piece string) int {
	return slices.IndexFunc(v.Sheets, func(d shelf.SignedSheet) bool { return d.Piece == piece })
}

// verdict words the verdict in one sentence.
func (s *session) verdict(v paper.Verified, other stored) string {
	switch {
	case len(v.Codes) > 0 && v.Comparable: // a PDF of ours without data, and no scan
		return s.comparedText(v)
	case len(v.Codes) > 0 && other.File == nil:
		return s.words.T("ctl.verify.code_alone")
	case len(v.Codes) > 0 && v.Verdict == shelf.DataOnly:
		found, all := 0, 0
		for _, d := range v.Sheets {
			found, all = found+len(d.Found), all+d.Pages
		}
		if found == all {
			return s.words.T("ctl.verify.code_whole", "all", all)
		}
		return s.words.T("ctl.verify.code_same", "found", found, "all", all)
	case len(v.Codes) > 0:
		return s.words.T("ctl.verify.code_other")
	}
	return s.comparedText(v)
}

// comparedText words the verdict on a file whose pages were compared with ours.
func (s *session) comparedText(v paper.Verified) string {
	switch {
	case v.Verdict == shelf.Different && !v.OtherDossier:
		return s.words.T("ctl.verify.shown")
	case v.Verdict == shelf.Resaved && v.Signatures > 0:
		return s.words.T("ctl.verify.signed", "signatures", v.Signatures, "n", v.Has)
	case v.Verdict == shelf.DataOnly && len(v.Unseen) > 0:
		return s.words.T("ctl.verify.partly")
	}
	return s.words.T("ctl.verify."+string(v.Verdict), "n", v.Has)
}

// detailText says which data the PDF holds and where they differ.
func (s *session) detailText(v paper.Verified) {
	t := s.words.T
	if v.Meta.Call != "" {
		day := dossier.DateOf(v.Meta.Date).French() // of the paper, a day and no moment: the same wherever it is read
		s.line(t("ctl.verify.about", "id", v.Meta.ID, "version", v.Meta.Version, "date", day, "fingerprint", v.Meta.Short()))
	}
	for _, c := range v.Changed {
		s.line(s.changeText(c))
	}
}

// changeText names a place where two dossiers differ: as a person knows it, and by its
// id.
func (s *session) changeText(c paper.Change) string {
	place := string(c.Field)
	if c.Label != "" && c.Label != place {
		place = c.Label + " (" + place + ")"
	}
	if c.Row != "" {
		return s.words.T("ctl.verify.row", "field", place, "row", c.Row)
	}
	return s.words.T("ctl.verify.field", "field", place)
}

// codesText says which data the codes of a scan stand for.
func (s *session) codesText(v paper.Verified, other stored) {
	t := s.words.T
	mixed := false
	for i, c := range v.Codes {
		s.line(t("ctl.verify.about_code", "page", c.Page, "id", c.Mark.ID, "version", c.Mark.Version, "fingerprint", c.Mark.Short()))
		if i < len(v.Placed) && v.Placed[i].Piece != "" {
			s.line(t("ctl.verify.code_place", "title", v.Placed[i].Title, "n", v.Placed[i].Page, "all", v.Placed[i].Pages))
		}
		mixed = mixed || c.Mark.Sum != v.Codes[0].Mark.Sum
	}
	if mixed {
		s.line(t("ctl.verify.code_mixed"))
	}
	if e, ok := paper.ExportOf(other.events, v.Codes[0].Mark); ok {
		at := e.At.Local()
		s.line(t("ctl.verify.exported", "version", e.Version, "day", french.Day(at), "time", french.Clock(at.Hour(), at.Minute())))
	}
	for _, d := range v.Sheets {
		s.line(s.sheetText(d))
	}
	if !v.Comparable { // a scan
		s.line(t("ctl.verify.picture"))
	}
}

// sheetText says whether a declaration is signed whole, and which pages lack.
func (s *session) sheetText(d shelf.SignedSheet) string {
	var missing []string
	for _, n := range d.Missing() {
		missing = append(missing, strconv.Itoa(n))
	}
	key := "ctl.verify.sheet_partly"
	switch len(missing) {
	case 0:
		key = "ctl.verify.sheet_whole"
	case d.Pages:
		key = "ctl.verify.sheet_none"
	}
	return s.words.T(key, "title", d.Title, "found", len(d.Found), "n", d.Pages, "missing", strings.Join(missing, ", "), "lacking", len(missing))
}

// stored is a dossier that something is held against, with its history where it
// comes from the store.
type stored struct {
	*paper.File
	events []shelf.Event
}

// idForm is what can be the id of a dossier, or the beginning that paper shows.
var idForm = regexp.MustCompile(`^[A-Za-z0-9_-]{8,64}$`)

// either reads the dossier of a file, or of the store where no file has that
// name.
func (s *session) either(p *parsed, parts *wiring.Parts, name string) (stored, error) {
	if _, err := os.Stat(name); idForm.MatchString(name) && errors.Is(err, fs.ErrNotExist) {
		if found, err := s.inStore(p, name); err != nil || found.File != nil {
			return found, err
		}
	}
	f, err := parts.Read(name, s.in) // says that there is no such file
	if no := (*failure.Error)(nil); errors.As(err, &no) && no.Code == "not_found" && no.Args["path"] == name && idForm.MatchString(name) {
		no.Args["typed"] = name // nor a dossier of this id
	}
	return stored{File: f}, err
}

// look opens the store to read it: once for all dossiers of a batch that only reads.
func (s *session) look(p *parsed) (db *store.DB, dir string, release func(), err error) {
	if s.shared == nil || !p.command.reads() {
		db, dir, err = s.open(p, true)
		return db, dir, func() { _ = db.Close() }, err
	}
	if s.shared.db == nil {
		if s.shared.db, s.shared.dir, err = s.open(p, true); err != nil {
			return nil, s.shared.dir, nil, err
		}
	}
	return s.shared.db, s.shared.dir, func() {}, nil
}

// inStore finds a dossier of the store by its id or the beginning of it; no File
// where there is none, or no store.
func (s *session) inStore(p *parsed, name string) (stored, error) {
	db, dir, release, err := s.look(p)
	if errors.Is(err, store.ErrNotFound) {
		return stored{}, nil
	}
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	defer release()
	id, err := match(db, name)
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	if id == "" {
		return stored{}, nil
	}
	d, c, err := db.Get(id)
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	events, err := db.History(id)
	if err != nil {
		return stored{}, failure.Of(err, dir)
	}
	return stored{&paper.File{Dossier: d, Call: c, Shelf: db}, events}, nil
}
