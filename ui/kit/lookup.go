package kit

import (
	"strings"

	"dossierpme/internal/french"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Suggestion is one line of the list under a Lookup.
type Suggestion struct {
	ID     string
	Label  string // what goes into the entry
	Also   string // what else it is called
	Detail string // muted, at the right: the postcode, the code
}

// Lookup is an entry with a list of suggestions under it. Typing searches, the
// arrows move, Enter and Tab take, Escape closes the list.
type Lookup struct {
	Entry

	// OnPick is called when the user takes a suggestion. Without it, and after
	// it, the entry holds the suggestion's label.
	OnPick func(Suggestion)

	find   func(query string) []Suggestion
	strict bool
	least  int // letters before the list opens by itself
	picked string
	list   *suggestions
	drop   *Overlay
}

// NewLookup returns an entry that suggests what find returns for the text. It is
// called on the goroutine of the window at every key and must be quick. Any text
// may stand in the entry; the list opens from the second letter on.
func NewLookup(find func(query string) []Suggestion) *Lookup {
	return newLookup(find, false, 2)
}

// NewSelect returns an entry that only takes one of the options: it can be
// filtered by typing and opens by the arrows, Space or a click. What is left
// half typed goes back to the last answer.
func NewSelect(options []Suggestion) *Lookup {
	return NewSelectFrom(func() []Suggestion { return options })
}

// NewSelectFrom is NewSelect with options that may change: they are asked for
// whenever they are shown.
func NewSelectFrom(options func() []Suggestion) *Lookup {
	return newLookup(func(query string) []Suggestion { return Filter(options(), query) }, true, 0)
}

func newLookup(find func(string) []Suggestion, strict bool, least int) *Lookup {
	l := &Lookup{find: find, strict: strict, least: least}
	l.prepare(l)
	if strict {
		l.SetPlaceHolder(word("choose"))
	}
	l.ActionItem = newGlyph(theme.MenuDropDownIcon(), func() { l.openAll() })
	l.OnChanged = func(text string) {
		if l.showing {
			return
		}
		if l.OnChange != nil && !l.strict {
			l.OnChange(text)
		}
		l.search(text)
	}
	return l
}

// Filter returns the options in which every word of the query begins a word,
// whatever its capitals and accents. An empty query returns all of them.
func Filter(options []Suggestion, query string) []Suggestion {
	words := strings.Fields(french.Fold(query))
	if len(words) == 0 {
		return options
	}
	var found []Suggestion
	for _, o := range options {
		text := " " + french.Fold(o.Label+" "+o.Detail)
		all := true
		for _, w := range words {
			all = all && strings.Contains(text, " "+w)
		}
		if all {
			found = append(found, o)
		}
	}
	return found
}

// ShowText shows an answer that does not come from this entry.
func (l *Lookup) ShowText(text string) {
	l.picked = text
	l.Entry.ShowText(text)
}

// Picked returns the label that was taken or shown last.
func (l *Lookup) Picked() string { return l.picked }

// Tapped opens the list of a select.
func (l *Lookup) Tapped(ev *fyne.PointEvent) {
	l.Entry.Tapped(ev)
	if l.strict && !l.Disabled() {
		l.openAll()
	}
}

// FocusLost is called by Fyne.
func (l *Lookup) FocusLost() {
	if l.drop != nil { // the list keeps the keyboard in the entry's name
		return
	}
	l.settle()
	l.Entry.FocusLost()
}

// settle brings a select back to an answer when it is left: what was typed in
// full counts, anything else does not. Emptying it takes the answer back.
func (l *Lookup) settle() {
	if !l.strict || l.Text == l.picked {
		return
	}
	if strings.TrimSpace(l.Text) == "" {
		l.take(Suggestion{})
		return
	}
	if found := l.find(l.Text); len(found) == 1 {
		l.take(found[0])
		return
	}
	l.Entry.ShowText(l.picked)
}

// TypedKey is called by Fyne.
func (l *Lookup) TypedKey(key *fyne.KeyEvent) {
	if l.Disabled() {
		return
	}
	if l.drop == nil {
		switch key.Name {
		case fyne.KeyDown, fyne.KeyUp:
			l.openAll()
			return
		case fyne.KeySpace:
			if l.strict && l.Text == l.picked {
				l.openAll()
				return
			}
		}
		l.Entry.TypedKey(key)
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		l.list.move(1)
	case fyne.KeyUp:
		l.list.move(-1)
	case fyne.KeyPageDown:
		l.list.move(shownSuggestions - 1)
	case fyne.KeyPageUp:
		l.list.move(1 - shownSuggestions)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s, ok := l.list.current(); ok {
			l.take(s)
		}
		l.close()
	case fyne.KeyEscape:
		l.close()
		if l.strict {
			l.Entry.ShowText(l.picked)
		}
	default:
		l.Entry.TypedKey(key)
	}
}

// TypedRune is called by Fyne. The space that opens a select is not its text.
func (l *Lookup) TypedRune(r rune) {
	if l.strict && r == ' ' && (l.Text == l.picked || l.Text == "") {
		return
	}
	if l.strict && l.Text == l.picked && l.picked != "" && l.SelectedText() == "" {
		l.Entry.ShowText("") // typing over an answer starts a new search
	}
	l.Entry.TypedRune(r)
}

func (l *Lookup) openAll() {
	if l.Disabled() {
		return
	}
	if on := canvasOf(l); on != nil && l.drop == nil && on.Focused() != fyne.Focusable(l) && lineage(l) != nil {
		on.Focus(l)
	}
	query := l.Text
	if l.strict && query == l.picked {
		query = ""
	}
	l.offer(l.find(query))
	if l.list != nil {
		l.list.moveTo(l.picked)
	}
}

func (l *Lookup) search(text string) {
	if len([]rune(strings.TrimSpace(text))) < l.least {
		l.close()
		return
	}
	l.offer(l.find(text))
}

func (l *Lookup) offer(found []Suggestion) {
	if len(found) == 0 && !l.strict {
		l.close()
		return
	}
	on := canvasOf(l)
	if on == nil {
		return
	}
	if l.drop == nil {
		l.list = newSuggestions(l)
		l.drop = newOverlay(on, l.list.panel, func() {
			l.drop, l.list = nil, nil
			l.Refresh()
		})
		l.drop.under = l
		l.drop.width = l.Size().Width
		if !l.strict {
			l.drop.width = max(l.drop.width, min(leastDrop, on.Size().Width-2*Space8))
		}
		l.list.show(found)
		l.drop.Open()
		on.Focus(l.list)
	} else {
		l.list.show(found)
		l.drop.Refresh()
	}
}

func (l *Lookup) close() {
	if l.drop != nil {
		l.drop.Dismiss()
	}
}

func (l *Lookup) take(s Suggestion) {
	l.picked = s.Label
	l.Entry.ShowText(s.Label)
	l.CursorColumn = len([]rune(s.Label))
	l.Refresh()
	if l.OnPick != nil {
		l.OnPick(s)
	}
}

// Suggestions returns what the open list offers, nil where it is closed.
func (l *Lookup) Suggestions() []Suggestion {
	if l.list == nil {
		return nil
	}
	return l.list.found
}

const shownSuggestions = 8

// leastDrop is how wide a list of codes is at least: names are longer than the codes that
// a narrow entry is made for.
const leastDrop float32 = 420

// suggestions is the list itself. An overlay takes the keyboard away from what
// is under it, so the list hands every key on to its entry.
type suggestions struct {
	control
	l     *Lookup
	panel *Panel
	found []Suggestion
	at    int
	first int
}

func newSuggestions(l *Lookup) *suggestions {
	s := &suggestions{l: l}
	s.extend(s)
	s.panel = NewFlushCard(s)
	s.panel.Radius = RadiusControl
	s.panel.Stroke = ColorControl
	return s
}

func (s *suggestions) show(found []Suggestion) {
	s.found, s.at, s.first = found, 0, 0
	s.Refresh()
}

func (s *suggestions) current() (Suggestion, bool) {
	if s.at < 0 || s.at >= len(s.found) {
		return Suggestion{}, false
	}
	return s.found[s.at], true
}

func (s *suggestions) move(by int) {
	s.at = max(min(s.at+by, len(s.found)-1), 0)
	s.follow()
}

func (s *suggestions) moveTo(label string) {
	for i, f := range s.found {
		if f.Label == label {
			s.at = i
		}
	}
	s.follow()
}

func (s *suggestions) follow() {
	if s.at < s.first {
		s.first = s.at
	}
	if s.at >= s.first+shownSuggestions {
		s.first = s.at - shownSuggestions + 1
	}
	s.Refresh()
}

// FocusGained keeps the entry looking focused.
func (s *suggestions) FocusGained() { s.l.FocusGained() }

// FocusLost is called by Fyne.
func (s *suggestions) FocusLost() {}

// AcceptsTab lets Tab take the suggestion and go on.
func (s *suggestions) AcceptsTab() bool { return true }

// TypedRune is called by Fyne.
func (s *suggestions) TypedRune(r rune) { s.l.TypedRune(r) }

// TypedKey is called by Fyne.
func (s *suggestions) TypedKey(key *fyne.KeyEvent) {
	if key.Name != fyne.KeyTab {
		s.l.TypedKey(key)
		return
	}
	l, on := s.l, canvasOf(s)
	if pick, ok := s.current(); ok && (l.strict || strings.TrimSpace(l.Text) != "") {
		l.take(pick)
	}
	l.close()
	if on == nil {
		return
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		on.FocusPrevious()
		return
	}
	on.FocusNext()
}

// TypedShortcut is called by Fyne: copy, paste, undo go to the entry.
func (s *suggestions) TypedShortcut(shortcut fyne.Shortcut) { s.l.TypedShortcut(shortcut) }

// KeyDown is called by Fyne.
func (s *suggestions) KeyDown(key *fyne.KeyEvent) { s.l.KeyDown(key) }

// KeyUp is called by Fyne.
func (s *suggestions) KeyUp(key *fyne.KeyEvent) { s.l.KeyUp(key) }

// Scrolled is called by Fyne.
func (s *suggestions) Scrolled(ev *fyne.ScrollEvent) {
	by := 1
	if ev.Scrolled.DY > 0 {
		by = -1
	}
	s.first = max(min(s.first+by, len(s.found)-shownSuggestions), 0)
	s.Refresh()
}

// Tapped is called by Fyne.
func (s *suggestions) Tapped(ev *fyne.PointEvent) {
	i := s.first + int(ev.Position.Y/TargetHeight)
	if i < 0 || i >= len(s.found) {
		return
	}
	l := s.l
	l.take(s.found[i])
	l.close()
}

// MouseMoved is called by Fyne: the line under the pointer is the current one.
func (s *suggestions) MouseMoved(ev *desktop.MouseEvent) {
	i := s.first + int(ev.Position.Y/TargetHeight)
	if i != s.at && i >= 0 && i < len(s.found) {
		s.at = i
		s.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (s *suggestions) CreateRenderer() fyne.WidgetRenderer {
	r := &suggestionsRenderer{s: s, bar: canvas.NewRectangle(nil), none: NewMuted(word("no_result"))}
	for range shownSuggestions {
		label := NewLine("")
		label.Truncate = true
		detail := NewCaption("")
		r.labels, r.details = append(r.labels, label), append(r.details, detail)
	}
	r.Refresh()
	return r
}

type suggestionsRenderer struct {
	s               *suggestions
	bar             *canvas.Rectangle
	none            *Text
	labels, details []*Text
}

func (r *suggestionsRenderer) Layout(size fyne.Size) {
	r.bar.Resize(fyne.NewSize(size.Width-8, TargetHeight-2))
	r.bar.Move(fyne.NewPos(4, float32(r.s.at-r.s.first)*TargetHeight+1))
	middle(r.none, Space12, TargetHeight)
	for i := range r.labels {
		y := float32(i) * TargetHeight
		least := r.details[i].MinSize()
		r.details[i].Resize(least)
		r.details[i].Move(fyne.NewPos(size.Width-least.Width-Space12, y+(TargetHeight-least.Height)/2))
		width := max(size.Width-least.Width-3*Space12, 0)
		r.labels[i].Resize(fyne.NewSize(width, r.labels[i].lineHeight()))
		r.labels[i].Move(fyne.NewPos(Space12, y+(TargetHeight-r.labels[i].lineHeight())/2))
	}
}

func (r *suggestionsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, float32(max(min(len(r.s.found), shownSuggestions), 1))*TargetHeight)
}

func (r *suggestionsRenderer) Refresh() {
	s := r.s
	r.none.Hidden = len(s.found) > 0
	r.none.Refresh()
	r.bar.FillColor, r.bar.CornerRadius = paint(ColorAccentSoft), 4
	r.bar.Hidden = len(s.found) == 0
	r.bar.Refresh()
	for i := range r.labels {
		k := s.first + i
		shown := k < len(s.found)
		r.labels[i].Hidden, r.details[i].Hidden = !shown, !shown
		if !shown {
			continue
		}
		r.labels[i].Text, r.details[i].Text = s.found[k].Label, s.found[k].Detail
		r.labels[i].Color = ColorInk
		if k == s.at {
			r.labels[i].Color = ColorAccent
		}
		r.labels[i].Style.Bold = k == s.at
		r.labels[i].Refresh()
		r.details[i].Refresh()
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}

func (r *suggestionsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.bar, r.none}
	for i := range r.labels {
		objects = append(objects, r.labels[i], r.details[i])
	}
	return objects
}

func (r *suggestionsRenderer) Destroy() {}
