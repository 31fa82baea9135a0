package main

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/folders"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
)

// open opens the store of the user, or the one that was named.
func (s *session) open(p *parsed, readOnly bool) (*store.DB, string, error) {
	dir, err := s.data(p)
	if err != nil {
		return nil, "", err
	}
	db, err := store.Open(dir, s.storeOptions(store.Options{ReadOnly: readOnly}))
	if err != nil {
		return nil, dir, err
	}
	if r := db.Recovery(); r != nil {
		s.recovered(*r)
	}
	if err := db.BackupError(); err != nil {
		s.say(s.words.T("ctl.backup.due", "why", failure.Of(err, dir).Notice(s.words).Message))
	}
	return db, dir, nil
}

// storeOptions adds where temporary copies are.
func (s *session) storeOptions(o store.Options) store.Options {
	o.Temporary = folders.Temporary()
	return o
}

// recovered tells what was put together because the store was found damaged.
func (s *session) recovered(r shelf.Recovery) {
	t := s.words.T
	s.say(t("ctl.recovery.aside", "path", r.Aside, "count", r.Kept))
	for _, d := range r.Dossiers {
		key := "ctl.recovery.copy"
		if d.From == "" {
			key = "ctl.recovery.unverified"
		}
		s.say(t(key, "id", d.ID, "title", d.Title, "version", d.Version, "name", d.From, "date", d.Date.Local().Format("02/01/2006")))
	}
	for _, id := range r.Histories {
		s.say(t("ctl.recovery.history", "id", id))
	}
	for _, id := range r.Lost {
		s.say(t("ctl.recovery.lost", "id", id))
	}
	if r.Unsure {
		s.say(t("ctl.recovery.unsure"))
	}
}

// entryLine is a dossier of the store as programs read it.
type entryLine struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Call    string `json:"call"`
	Company string `json:"company"`
	Project string `json:"project"`
	Percent int    `json:"percent"`
	Version int    `json:"version"`
	State   string `json:"state"`
	// The version that was exported, signed or filed, and whether another is there now.
	StateVersion int  `json:"state_version"`
	Changed      bool `json:"changed"`

	Updated time.Time `json:"updated"`
	Trashed bool      `json:"trashed"`
	Damaged bool      `json:"damaged"`
	judgement
}

// judgement is what a dossier of the list is found to be on the day that counts. It is
// complete where no answer and no piece is missing and there is no problem; warnings
// are none, and a piece that is promised for later is left but not missing.
type judgement struct {
	Complete    bool   `json:"complete"`
	Problems    int    `json:"problems"` // that block
	AnswersLeft int    `json:"answers_left"`
	PiecesLeft  int    `json:"pieces_left"`
	Closes      string `json:"closes"` // the day on which its call closes, "" where nobody has said
}

func list(s *session, p *parsed) (int, error) {
	db, dir, err := s.open(p, true)
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.say(s.words.T("ctl.list.none", "path", dir))
		if p.has("--json") {
			return failure.ExitDone, s.json([]entryLine{})
		}
		return failure.ExitDone, nil
	case err != nil:
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	lines := []entryLine{}
	for _, e := range entries {
		lines = append(lines, entryLine{
			e.ID, e.Title, e.Call, e.Company, e.Project, e.Percent, e.Version, string(e.State), e.StateVersion, e.ChangedSince(), e.Updated, e.InTrash(), e.Damaged, judgement{},
		})
	}
	if p.has("--json") {
		parts, err := s.parts(p)
		if err != nil {
			return 0, err
		}
		for i := range lines {
			lines[i].judge(db, parts)
		}
		return failure.ExitDone, s.json(lines)
	}
	if len(lines) == 0 {
		s.say(s.words.T("ctl.list.none", "path", dir))
	}
	for _, l := range lines {
		s.line(s.entryText(l))
	}
	return failure.ExitDone, nil
}

// judge checks a dossier as check does. One that cannot be read is marked and left.
func (l *entryLine) judge(db *store.DB, parts *wiring.Parts) {
	d, c, err := db.Get(l.ID)
	if err != nil {
		l.Damaged = true
		return
	}
	v, problems := parts.Check(&paper.File{Dossier: d, Call: c, Shelf: db})
	l.Percent, l.Complete = v.Score(problems).Percent, dossier.Complete(problems)
	for _, pb := range problems {
		switch {
		case pb.Severity == dossier.Missing && pb.Code == "piece_missing":
			l.PiecesLeft++
		case pb.Severity == dossier.Missing:
			l.AnswersLeft++
		case pb.Severity == dossier.Blocking:
			l.Problems++
		}
	}
	l.PiecesLeft += v.Later()
	if p := d.Params["params.closes"]; p.Value != nil {
		l.Closes = p.Value.String()
	}
}

func (s *session) entryText(l entryLine) string {
	title := cmp.Or(l.Title, l.Project, l.Company, s.words.T("ctl.list.untitled"))
	date := pad("—", len("02/01/2006")) // of a damaged one nobody knows it
	if !l.Updated.IsZero() {
		date = l.Updated.Local().Format("02/01/2006")
	}
	text := s.words.T("ctl.list.line", "id", l.ID, "percent", pad(s.words.T("ctl.list.percent", "n", l.Percent), 6), "date", date, "title", title)
	if l.State != string(shelf.Draft) {
		key := "ctl.list.state"
		if l.Changed {
			key = "ctl.list.changed"
		}
		text += " (" + s.words.T(key, "state", s.words.T("ctl.list."+l.State), "version", l.StateVersion) + ")"
	}
	if l.Trashed {
		text += " (" + s.words.T("ctl.list.trash") + ")"
	}
	if l.Damaged {
		text += " (" + s.words.T("ctl.list.damaged") + ")"
	}
	return text
}

func importDossier(s *session, p *parsed) (int, error) {
	known, err := take(p)
	if err != nil {
		return 0, err
	}
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	db, dir, err := s.open(p, false)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	defer db.Close()
	got, err := parts.Import(db, f, nil, known)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	switch got.State {
	case shelf.IsOther:
		return failure.ExitDifferent, s.known(p, got)
	case shelf.IsSame:
		s.say(s.words.T("ctl.import.same"))
	case shelf.Replaced:
		s.say(s.words.T("ctl.import.replaced", "id", got.ID, "version", got.Version))
	}
	for _, k := range got.Skipped {
		s.say(s.words.T("ctl.import.skipped", "path", k.Path, "why", s.words.T("ctl.import."+string(k.State))))
	}
	if p.has("--json") {
		missing := []string{}
		for _, k := range got.Skipped {
			missing = append(missing, k.Path)
		}
		return failure.ExitDone, s.json(struct {
			ID      string   `json:"id"`
			Missing []string `json:"missing"` // annexes that were not there to be kept
		}{got.ID, missing})
	}
	s.line(got.ID)
	return failure.ExitDone, nil
}

// take is what the command line says of a dossier that the store has already.
func take(p *parsed) (shelf.Take, error) {
	switch {
	case p.has("--replace") && p.has("--as-new"):
		return 0, usage("usage_options_clash", "word", "--replace", "other", "--as-new")
	case p.has("--replace"):
		return shelf.TakeOver, nil
	case p.has("--as-new"):
		return shelf.TakeCopy, nil
	}
	return shelf.TakeNone, nil
}

// known says that the store has another dossier of this id, and where they differ.
func (s *session) known(p *parsed, got paper.Imported) error {
	s.say(s.words.T("ctl.import.known", "id", got.ID))
	if p.has("--json") {
		return s.json(struct {
			ID      string         `json:"id"`
			Changed []paper.Change `json:"changed"`
		}{got.ID, append([]paper.Change{}, got.Changed...)})
	}
	for _, c := range got.Changed {
		s.say(s.changeText(c))
	}
	return nil
}

func save(s *session, p *parsed) (int, error) {
	if p.has("--everything") {
		return saveEverything(s, p)
	}
	if p.has("--portable") {
		return savePortable(s, p)
	}
	for _, only := range []string{"--history", "--passphrase-file"} {
		if p.has(only) {
			return 0, usage("usage_options_need", "word", only, "other", "--portable")
		}
	}
	db, dir, id, err := s.named(p, s.openToRead)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	d, err := s.atVersion(p, db, id)
	if err != nil {
		return 0, failure.Of(err, dir)
	}
	return failure.ExitDone, s.deliver(p, d.Encode())
}

// named opens the store and finds the dossier that the first argument names. An
// error is worded; the store is then closed. Where there is no store, nor one of the
// others says so, there is no such dossier.
func (s *session) named(p *parsed, open func(*parsed) (*store.DB, string, error), absent ...error) (db *store.DB, dir, id string, err error) {
	none := &failure.Error{Code: "dossier_not_found", Args: map[string]string{"id": p.args[0]}}
	db, dir, err = open(p)
	switch {
	case slices.ContainsFunc(append(absent, store.ErrNotFound), func(is error) bool { return errors.Is(err, is) }):
		return nil, "", "", none
	case err != nil:
		return nil, "", "", failure.Of(err, dir)
	}
	id, err = match(db, p.args[0])
	switch {
	case err != nil:
		err = failure.Of(err, dir)
	case id == "":
		err = none
	}
	if err != nil {
		_ = db.Close() // nothing was written
		return nil, "", "", err
	}
	return db, dir, id, nil
}

// openToRead opens the store as it is.
func (s *session) openToRead(p *parsed) (*store.DB, string, error) { return s.open(p, true) }

// atVersion reads a dossier, or what an import has replaced at a version.
func (s *session) atVersion(p *parsed, db *store.DB, id string) (*dossier.Dossier, error) {
	if !p.has("--replaced") {
		d, _, err := db.Get(id)
		return d, err
	}
	version, err := strconv.Atoi(p.value("--replaced"))
	if err != nil {
		return nil, usage("usage_number", "word", p.value("--replaced"))
	}
	d, err := db.Replaced(id, version)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &failure.Error{Code: "version_not_found", Args: map[string]string{"id": id, "version": strconv.Itoa(version)}}
	}
	return d, err
}

// match finds the dossier of an id, or of the reference on paper that it begins
// with; "" where there is none.
func match(db *store.DB, want string) (string, error) {
	entries, err := db.List()
	if err != nil {
		return "", err
	}
	found := ""
	for _, e := range entries {
		if e.ID == want {
			return want, nil
		}
		if len(want) >= 8 && strings.HasPrefix(e.ID, want) {
			if found != "" {
				return "", &failure.Error{Code: "dossier_ambiguous", Args: map[string]string{"id": want}}
			}
			found = e.ID
		}
	}
	return found, nil
}
