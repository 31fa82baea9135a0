package folders_test

import (
	"errors"
	"runtime"
	"testing"

	"dossierpme/internal/folders"
)

func TestTheDataFolderIsWhereTheSystemWantsIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the paths below are those of Unix")
	}
	home := func() (string, error) { return "/home/lea", nil }
	nobody := func() (string, error) { return "", errors.New("no home") }
	for name, c := range map[string]struct {
		goos string
		env  map[string]string
		home func() (string, error)
		want string
	}{
		"Linux":                                  {"linux", nil, home, "/home/lea/.local/share/dossierpme"},
		"Linux with a folder of its own":         {"linux", map[string]string{"XDG_DATA_HOME": "/data"}, home, "/data/dossierpme"},
		"a relative XDG_DATA_HOME is ignored":    {"linux", map[string]string{"XDG_DATA_HOME": "data"}, home, "/home/lea/.local/share/dossierpme"},
		"macOS":                                  {"darwin", map[string]string{"XDG_DATA_HOME": "/data"}, home, "/home/lea/Library/Application Support/Dossier PME"},
		"Windows":                                {"windows", map[string]string{"APPDATA": "/roaming"}, nobody, "/roaming/Dossier PME"},
		"Windows without APPDATA is told":        {"windows", nil, home, ""},
		"a user without a home is told":          {"linux", nil, nobody, ""},
		"XDG_DATA_HOME serves where home is not": {"linux", map[string]string{"XDG_DATA_HOME": "/data"}, nobody, "/data/dossierpme"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := folders.Data(c.goos, func(k string) string { return c.env[k] }, c.home)
			if got != c.want || (err == nil) != (c.want != "") {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
