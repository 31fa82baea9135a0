package shell

import (
	"strconv"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// T returns the words of a key; see say.Words.T.
func (s *Shell) T(key string, args ...any) string { return s.Words.T(key, args...) }

// TimeOfDay writes a time of day: 14 h 32.
func TimeOfDay(t time.Time) string { return french.Clock(t.Hour(), t.Minute()) }

// When writes how long ago something was, as people say it: à 14 h 32, hier, le
// 18 novembre.
func (s *Shell) When(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	now := s.Clock()
	t = t.In(now.Location())
	day, today := dossier.DateOf(t), dossier.DateOf(now)
	yesterday := dossier.DateOf(now.AddDate(0, 0, -1))
	switch day {
	case today:
		return s.T("ui.when.today", "time", TimeOfDay(t))
	case yesterday:
		return s.T("ui.when.yesterday")
	}
	return s.T("ui.when.day", "date", day.French())
}

// Percent writes a share: 64 %.
func Percent(n int) string { return strconv.Itoa(n) + french.Hard + "%" }
