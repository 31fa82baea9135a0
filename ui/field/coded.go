package field

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/reference"
	"dossierpme/ui/kit"
)

const suggested = 12

// coded is an entry that shows a name and holds a code: the name is searched
// while it is typed.
type coded struct {
	f     *dossier.Field
	l     *kit.Lookup
	on    Events
	value dossier.Value

	// find returns what may be meant by a text.
	find func(text string) []kit.Suggestion
	// read is what a text means by itself.
	read func(text string) dossier.Value
	// name is what stands in the entry for a value.
	name func(dossier.Value) string
	// note is what stands under the entry for a value, "" for nothing.
	note func(dossier.Value) string
	// chosen is told of a suggestion that was taken; it may be nil.
	chosen func(kit.Suggestion)
}

func (c *coded) build(env Env) *coded {
	c.l = kit.NewLookup(func(text string) []kit.Suggestion {
		if !c.open() && text == c.name(c.value) {
			text = "" // the answer itself: show what else there is
		}
		return c.find(text)
	})
	if c.f.Example != "" {
		c.l.SetPlaceHolder(env.Words.T("field.example", "example", c.f.Example))
	}
	c.l.OnChange = func(text string) { c.set(c.understand(text)) }
	c.l.OnPick = func(s kit.Suggestion) {
		if s.ID == "" {
			return
		}
		c.set(c.read(s.ID))
		c.l.ShowText(c.name(c.value))
		if c.chosen != nil {
			c.chosen(s)
		}
	}
	c.l.OnFocus = c.on.Focus
	c.l.OnEnter = c.on.Enter
	c.l.OnLeave = func() {
		if s, only := c.only(c.l.Text); only && c.open() {
			c.set(c.read(s.ID))
			if c.chosen != nil {
				c.chosen(s)
			}
		}
		c.l.ShowText(c.name(c.value))
		c.on.Leave()
	}
	return c
}

// understand is what a text means: the present answer where it is its name, else
// what the kind reads in it.
func (c *coded) understand(text string) dossier.Value {
	if c.value != nil && text == c.name(c.value) {
		return c.value
	}
	return c.read(text)
}

// open reports whether the answer is a text that stands for no code yet.
func (c *coded) open() bool { return c.value != nil && c.note(c.value) == "" }

// only finds the one suggestion that a text names in full.
func (c *coded) only(text string) (kit.Suggestion, bool) {
	if strings.TrimSpace(text) == "" {
		return kit.Suggestion{}, false
	}
	var hits []kit.Suggestion
	for _, s := range c.find(text) {
		if french.Fold(s.Label) == french.Fold(text) || french.Fold(s.Also) == french.Fold(text) {
			hits = append(hits, s)
		}
	}
	if len(hits) != 1 {
		return kit.Suggestion{}, false
	}
	return hits[0], true
}

func (c *coded) set(v dossier.Value) {
	changed := !same(c.value, v)
	c.value = v
	c.on.Note(c.note(v))
	if changed {
		c.on.Change(v)
	}
}

func (c *coded) Object() fyne.CanvasObject { return c.l }

func (c *coded) Target() fyne.Focusable { return c.l }

func (c *coded) Show(v dossier.Value) {
	if same(c.value, v) && (c.l.Focused() || c.l.Text == c.name(v)) {
		return
	}
	c.value = v
	c.on.Note(c.note(v))
	c.l.ShowText(c.name(v))
}

func (c *coded) SetEnabled(enabled bool) { kit.SetEnabled(c.l, enabled) }

func newActivity(f *dossier.Field, env Env, on Events) Editor {
	c := &coded{f: f, on: on}
	c.find = func(text string) []kit.Suggestion {
		return entries(env.Ref.Activities, text, func(e reference.NAFEntry) kit.Suggestion {
			return kit.Suggestion{ID: e.Code, Label: e.Label, Detail: e.Code}
		})
	}
	c.read = func(text string) dossier.Value { return dossier.Parse(f, text) }
	c.name = func(v dossier.Value) string { return dossier.EditText(f, v) }
	c.note = func(v dossier.Value) string {
		naf, ok := v.(dossier.NAF)
		switch {
		case !ok:
			return ""
		case naf.Nomenclature == "2025":
			return env.Words.T("field.naf_2025")
		case env.Ref.Labels == nil:
			return ""
		}
		label, _ := env.Ref.Labels.NAFLabel(naf.Code)
		return label
	}
	return c.build(env)
}

func newLegalForm(f *dossier.Field, env Env, on Events) Editor {
	label := func(v dossier.Value) (string, bool) {
		if v == nil || env.Ref.Labels == nil {
			return "", false
		}
		return env.Ref.Labels.LegalFormLabel(v.String())
	}
	c := &coded{f: f, on: on}
	c.find = func(text string) []kit.Suggestion {
		return entries(env.Ref.LegalForms, text, func(e reference.LegalForm) kit.Suggestion {
			return kit.Suggestion{ID: e.Code, Label: e.Title(), Also: e.Abbreviation, Detail: e.Code}
		})
	}
	c.read = func(text string) dossier.Value { return dossier.Parse(f, text) }
	c.name = func(v dossier.Value) string {
		if s, ok := label(v); ok {
			return s
		}
		return dossier.EditText(f, v)
	}
	c.note = func(v dossier.Value) string {
		if _, ok := label(v); ok {
			return env.Words.T("field.legal_form_code", "code", v.String())
		}
		return ""
	}
	return c.build(env)
}

// entries turns a coded list into suggestions: the words in the middle, the code
// at the right.
func entries[E any](find func(string, int) []E, text string, as func(E) kit.Suggestion) []kit.Suggestion {
	if find == nil {
		return nil
	}
	var out []kit.Suggestion
	for _, e := range find(text, suggested) {
		out = append(out, as(e))
	}
	return out
}

func newCommune(f *dossier.Field, env Env, on Events) Editor {
	name := func(v dossier.Value) (string, bool) {
		if v == nil || env.Ref.Labels == nil || !dossier.IsCommuneCode(v.String()) {
			return "", false
		}
		return env.Ref.Labels.CommuneName(v.String())
	}
	c := &coded{f: f, on: on}
	c.find = func(text string) []kit.Suggestion { return communes(env, text) }
	c.read = func(text string) dossier.Value { return dossier.Parse(f, text) }
	c.name = func(v dossier.Value) string {
		if s, ok := name(v); ok {
			return s
		}
		return textOf(v)
	}
	c.note = func(v dossier.Value) string {
		if _, ok := name(v); ok {
			return env.Words.T("field.commune_code", "code", v.String())
		}
		return ""
	}
	c.chosen = func(s kit.Suggestion) {
		if env.Postcode == nil || env.SetPostcode == nil || env.Postcode() != "" || env.Ref.Labels == nil {
			return
		}
		// One of several postcodes would be a guess.
		if codes := env.Ref.Labels.CommunePostcodes(s.ID); len(codes) == 1 {
			env.SetPostcode(codes[0])
		}
	}
	return c.build(env)
}

// communes are those of the postcode beside the field that fit the text; where
// none does, those of the whole country.
func communes(env Env, text string) []kit.Suggestion {
	var found []reference.Commune
	postcode := ""
	if env.Postcode != nil {
		postcode = strings.TrimSpace(env.Postcode())
	}
	if dossier.IsFrenchPostcode(postcode) && env.Ref.CommunesAt != nil {
		found = env.Ref.CommunesAt(postcode)
		if want := french.Fold(text); want != "" {
			found = slices.DeleteFunc(slices.Clone(found), func(c reference.Commune) bool {
				return !strings.Contains(" "+french.Fold(c.Name), " "+want) && !slices.Contains(c.Postcodes, text)
			})
		}
	}
	if len(found) == 0 && env.Ref.Communes != nil && text != "" {
		found = env.Ref.Communes(text, suggested)
	}
	out := make([]kit.Suggestion, 0, len(found))
	for _, c := range found {
		detail := postcode
		if !slices.Contains(c.Postcodes, postcode) {
			detail = ""
			if len(c.Postcodes) > 0 {
				detail = c.Postcodes[0]
			}
		}
		label := c.Name
		if c.Former != "" {
			label = c.Former + " – " + c.Name
		}
		out = append(out, kit.Suggestion{ID: c.Code, Label: label, Also: c.Former, Detail: detail})
	}
	return out
}
