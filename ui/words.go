package ui

import (
	"fmt"
	"strconv"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// t returns the words of a key; see say.Words.T.
func (a *App) t(key string, args ...any) string { return a.Words.T(key, args...) }

func number(n int) string { return strconv.Itoa(n) }

// clock writes a time of day: 14 h 32.
func clock(t time.Time) string { return french.Clock(t.Hour(), t.Minute()) }

// when writes how long ago something was, as people say it: à 14 h 32, hier, le
// 18 novembre.
func (a *App) when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	now := a.Clock()
	t = t.In(now.Location())
	day, today := dossier.DateOf(t), dossier.DateOf(now)
	yesterday := dossier.DateOf(now.AddDate(0, 0, -1))
	switch day {
	case today:
		return a.t("ui.when.today", "time", clock(t))
	case yesterday:
		return a.t("ui.when.yesterday")
	}
	return a.t("ui.when.day", "date", day.French())
}

// minutes writes how much time is left: 35 min, 2 h 10.
func minutes(n int) string {
	if n < 60 {
		return fmt.Sprintf("%d%smin", n, french.Hard)
	}
	n = (n + 4) / 5 * 5
	if n%60 == 0 {
		return fmt.Sprintf("%d%sh", n/60, french.Hard)
	}
	return french.Clock(n/60, n%60)
}

// percentText writes a share: 64 %.
func percentText(n int) string { return number(n) + french.Hard + "%" }

// standing is the word for where a dossier stands, and its tone.
func (a *App) standing(state shelf.State, complete bool) (string, kit.Tone) {
	switch state {
	case shelf.Exported:
		return a.t("ui.state.exported"), kit.Accent
	case shelf.Signed:
		return a.t("ui.state.signed"), kit.Rule
	case shelf.Filed:
		return a.t("ui.state.filed"), kit.Success
	}
	if complete {
		return a.t("ui.state.complete"), kit.Success
	}
	return a.t("ui.state.draft"), kit.Neutral
}
