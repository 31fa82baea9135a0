package ui

import (
	"slices"
	"strconv"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// standing is the word for where a dossier stands, and its tone.
func (a *App) standing(state shelf.State, complete bool) (string, kit.Tone) {
	switch state {
	case shelf.Exported:
		return a.T("ui.state.exported"), kit.Accent
	case shelf.Signed:
		return a.T("ui.state.signed"), kit.Rule
	case shelf.Filed:
		return a.T("ui.state.filed"), kit.Success
	}
	if complete {
		return a.T("ui.state.complete"), kit.Success
	}
	return a.T("ui.state.draft"), kit.Neutral
}

// mark says where a dossier stands now, and then does the rest. What is signed or
// filed is a version that was exported complete; of several the person says which.
func (a *App) mark(e shelf.Entry, to shelf.State, then func()) {
	word, _ := a.standing(to, false)
	set := func(x shelf.Event) {
		a.Do(func() error { return a.opened.Library.SetState(e.ID, to, shelf.Event{Version: x.Version}) }, func() {
			then()
			words := a.T("ui.state.now", "state", word)
			if x.Version != 0 {
				words = a.T("ui.state.now_version", "state", word, "version", x.Version, "when", a.When(x.At))
			}
			a.Toasts.Say(words, "", nil)
		})
	}
	if to == shelf.Draft || to == shelf.Exported {
		set(shelf.Event{})
		return
	}
	shell.Background(a.Shell, func() ([]shelf.Event, error) { return a.opened.Library.History(e.ID) }, func(events []shelf.Event) {
		switch finals := e.Finals(events); len(finals) {
		case 0:
			a.Warn(&say.Trouble{Message: say.Message{What: a.T("ui.mark.none"), Do: a.T("ui.mark.none_do")}}, nil)
		case 1:
			set(finals[0])
		default:
			a.chooseVersion(a.T("ui.row.state_"+string(to)), finals, set)
		}
	})
}

// chooseVersion asks which of the exported versions is meant; the newest is chosen
// already.
func (a *App) chooseVersion(title string, finals []shelf.Event, then func(shelf.Event)) {
	picked := finals[0]
	var options []kit.Option
	for _, x := range finals {
		options = append(options, kit.Option{
			ID: strconv.Itoa(x.Version), Hint: x.Note, Label: a.T("ui.mark.version", "version", x.Version, "when", a.When(x.At)),
		})
	}
	choice := kit.NewChoice(options, false)
	choice.ShowChosen(options[0].ID)
	choice.OnChange = func(id string) {
		if i := slices.IndexFunc(options, func(o kit.Option) bool { return o.ID == id }); i >= 0 {
			picked = finals[i]
		}
	}
	var d *kit.Overlay
	yes := kit.NewPrimary(title, func() {
		d.Dismiss()
		then(picked)
	})
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: title, Width: 620,
		Content: kit.NewField(kit.FieldOf{Label: a.T("ui.mark.which"), Hint: a.T("ui.mark.which_hint"), Editor: choice}),
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), yes},
	})
}
