package paper

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/leftover"
	"dossierpme/internal/safefile"
)

// keptPart is a file of the folder, with what it is and where the program keeps it.
type keptPart struct{ Name, What, Where string }

// keptDossier is a dossier in the folder.
type keptDossier struct {
	Title, ID string
	Trashed   bool
	Parts     []keptPart
}

// Everything writes all that the program keeps on the company of a dossier into a
// folder: each of its dossiers with every state that its history or a copy of the store
// has, what a PDF of it carries, its annexes, and a page that says what is where and how
// to delete it. The folder may not exist, or be empty; it appears as a whole or not at
// all. Files that were exported are not kept by the program and are only named.
func (p *Press) Everything(ctx context.Context, db *store.DB, id, dir string) (dossiers int, err error) {
	if err := vacant(dir); err != nil {
		return 0, failure.Of(err, dir)
	}
	entry, err := db.Entry(id)
	if err != nil {
		return 0, err
	}
	entries, err := db.List()
	if err != nil {
		return 0, err
	}
	var all []keptDossier
	err = newFolder(dir, 0o700, func(tmp string) (err error) {
		all, err = p.everythingInto(ctx, db, tmp, entry, entries)
		return err
	})
	if err != nil {
		return 0, err
	}
	return len(all), nil
}

// everythingInto fills a folder, and says with which dossiers.
func (p *Press) everythingInto(ctx context.Context, db *store.DB, dir string, entry shelf.Entry, entries []shelf.Entry) (all []keptDossier, err error) {
	for _, e := range entries {
		if e.ID != entry.ID && !p.sameCompany(db, entry, e) {
			continue
		}
		k := &keeper{press: p, db: db, dir: dir, under: e.ID, out: keptDossier{Title: cmp.Or(e.Name(), e.ID), ID: e.ID, Trashed: e.InTrash()}}
		if err := k.dossier(ctx, e); err != nil {
			return nil, err
		}
		all = append(all, k.out)
	}
	page, err := p.everythingIndex(db, entry, all)
	if err != nil {
		return nil, err
	}
	return all, safefile.Write(filepath.Join(dir, shelf.EverythingPage), page)
}

// sameCompany reports whether two dossiers are of one company: by its SIREN where both
// have one, else by its name.
func (p *Press) sameCompany(db *store.DB, a, b shelf.Entry) bool {
	if x, y := p.sirenOf(db, a.ID), p.sirenOf(db, b.ID); x != "" && y != "" {
		return x == y
	}
	name := func(e shelf.Entry) string { return strings.Join(strings.Fields(french.Fold(e.Company)), " ") }
	return name(a) != "" && name(a) == name(b)
}

// sirenOf is the SIREN that a dossier says, "" where it says none that can be one, or
// cannot be read.
func (p *Press) sirenOf(db *store.DB, id string) string {
	d, c, err := db.Get(id)
	if err != nil {
		return ""
	}
	v := dossier.NewView(c, d, p.Env)
	return v.Text(v.ID(dossier.RoleSIREN))
}

// keeper writes what is kept of one dossier.
type keeper struct {
	press      *Press
	db         *store.DB
	dir, under string
	out        keptDossier
}

// put writes a file of the dossier's folder and lists it.
func (k *keeper) put(name, what, where string, write func(io.Writer) error) error {
	name = filepath.ToSlash(filepath.Join(k.under, name))
	at := filepath.Join(k.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return failure.Of(err, at)
	}
	if err := safefile.WriteWith(at, write); err != nil {
		return err
	}
	k.out.Parts = append(k.out.Parts, keptPart{name, what, where})
	return nil
}

func (k *keeper) bytes(name, what, where string, raw []byte) error {
	return k.put(name, what, where, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
}

func (k *keeper) dossier(ctx context.Context, e shelf.Entry) error {
	t := k.press.Words.T
	inStore := k.db.Path()
	d, c, err := k.db.Get(e.ID)
	switch {
	case errors.Is(err, store.ErrCorrupt): // the copies may have it
	case err != nil:
		return err
	default:
		if err := k.now(ctx, c, d); err != nil {
			return err
		}
	}
	events, err := k.db.History(e.ID)
	if err != nil && !errors.Is(err, store.ErrCorrupt) {
		return err
	}
	raw, err := json.MarshalIndent(events, "", "  ")
	if err != nil {
		return err
	}
	if err := k.bytes("historique.json", t("everything.history"), inStore, raw); err != nil {
		return err
	}
	for i, x := range events {
		if x.Dossier == "" {
			continue
		}
		name := fmt.Sprintf("versions/%03d-version-%d.json", i+1, x.Version)
		if err := k.bytes(name, t("everything.version", "version", x.Version, "date", french.Day(x.At)), inStore, []byte(x.Dossier)); err != nil {
			return err
		}
	}
	copies, err := k.db.InCopies(e.ID)
	if err != nil {
		return err
	}
	for i, c := range copies {
		name := fmt.Sprintf("sauvegardes/%03d-%s.json", i+1, strings.TrimSuffix(filepath.Base(c.Path), ".db"))
		if err := k.bytes(name, t("everything.copy", "version", c.Version, "date", french.Day(c.Date)), c.Path, c.File); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// now writes what the dossier is today: its file, its call, what a PDF carries of it,
// and its annexes.
func (k *keeper) now(ctx context.Context, c *dossier.Call, d *dossier.Dossier) error {
	t := k.press.Words.T
	inStore := k.db.Path()
	if err := k.bytes("dossier.json", t("everything.dossier", "version", d.Version), inStore, d.Encode()); err != nil {
		return err
	}
	frozen, err := c.Freeze()
	if err != nil {
		return err
	}
	if err := k.bytes("appel.json", t("everything.call", "title", c.Title), inStore, frozen); err != nil {
		return err
	}
	printed, err := dossier.NewView(c, d, dossier.Env{}).Printed(true)
	if err != nil {
		return err
	}
	if err := k.bytes("donnees-du-pdf.json", t("everything.printed"), t("everything.not_kept"), printed); err != nil {
		return err
	}
	for i, r := range d.Rows(dossier.AnnexesID) {
		if err := ctx.Err(); err != nil {
			return err
		}
		sum := r.Text("sha256")
		if sum == "" {
			continue
		}
		path, err := k.db.File(sum)
		if err != nil {
			k.out.Parts = append(k.out.Parts, keptPart{"", t("everything.annex_gone", "name", r.Text("name")), filepath.Join(k.db.FilesDir(), sum)})
			continue
		}
		name := "pieces/" + pieceName(i+1, r.Text("name"))
		err = k.put(name, t("everything.annex"), path, leftover.OfFile(path))
		if err != nil {
			return err
		}
	}
	return nil
}

// pieceName is the name of an annex's file in the folder, with its extension: the end
// of what somebody called it.
func pieceName(number int, called string) string {
	name := safefile.Plain(called)
	if runes := []rune(name); len(runes) > maxAnnexName {
		name = safefile.Plain(string(runes[len(runes)-maxAnnexName:]))
	}
	return fmt.Sprintf("%02d-%s", number, cmp.Or(name, "piece"))
}

// everythingIndex is the page that says what is where and how to delete it.
func (p *Press) everythingIndex(db *store.DB, of shelf.Entry, all []keptDossier) ([]byte, error) {
	t := p.Words.T
	page, err := template.New(shelf.EverythingPage).Funcs(template.FuncMap{"t": func(key string) string { return t("everything." + key) }}).Parse(indexForm)
	if err != nil {
		return nil, err
	}
	about := of.Company
	if about == "" {
		about = cmp.Or(of.Name(), of.ID)
	}
	second := db.SecondPlace()
	if second == "" {
		second = t("everything.no_second")
	}
	var out bytes.Buffer
	err = page.Execute(&out, map[string]any{
		"About": about, "Dossiers": all,
		"Places": []keptPart{
			{What: t("everything.place_store"), Where: db.Path()},
			{What: t("everything.place_annexes"), Where: db.FilesDir()},
			{What: t("everything.place_backups"), Where: db.BackupsDir()},
			{What: t("everything.place_second"), Where: second},
		},
	})
	return out.Bytes(), err
}

// indexForm is the page: it reads nothing from anywhere else.
const indexForm = `<!DOCTYPE html>
<html lang="fr"><meta charset="utf-8"><title>{{.About}}</title>
<style>body{font:16px/1.5 sans-serif;max-width:56em;margin:2em auto;padding:0 1em;color:#1d2a2f}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;border-bottom:1px solid #dadcd6;padding:.3em .8em .3em 0;overflow-wrap:anywhere}code{font-size:.9em}</style>
<h1>{{t "title"}}</h1>
<p><strong>{{.About}}</strong></p>
<p>{{t "intro"}}</p>
{{range .Dossiers}}<h2>{{.Title}}</h2>
<p>{{t "id"}} <code>{{.ID}}</code>{{if .Trashed}} · {{t "trashed"}}{{end}}</p>
<table><tr><th>{{t "file"}}</th><th>{{t "what"}}</th><th>{{t "where"}}</th></tr>
{{range .Parts}}<tr><td>{{if .Name}}<a href="{{.Name}}">{{.Name}}</a>{{end}}</td><td>{{.What}}</td><td><code>{{.Where}}</code></td></tr>
{{end}}</table>
{{end}}<h2>{{t "places"}}</h2>
<table>{{range .Places}}<tr><td>{{.What}}</td><td><code>{{.Where}}</code></td></tr>
{{end}}</table>
<h2>{{t "delete"}}</h2>
<p>{{t "delete_window"}}</p>
<p>{{t "delete_command"}}{{range .Dossiers}}<br><code>dossierctl forget {{.ID}}</code>{{end}}</p>
<p>{{t "delete_rest"}}</p>
</html>
`
