package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"dossierpme/internal/safefile"
	"dossierpme/ui"
	"dossierpme/ui/kit"
)

// settingsFile holds the choices about the window, in the data folder. It is read
// before the toolkit starts, which takes the size of everything only then.
const settingsFile = "reglages.json"

type storedSettings struct {
	Scale      int     `json:"scale"`
	Appearance string  `json:"appearance"`
	Width      float32 `json:"width,omitempty"`
	Height     float32 `json:"height,omitempty"`
	// LastFolder is that of Folders[""]; it was the only one.
	LastFolder string            `json:"last_folder,omitempty"`
	Folders    map[string]string `json:"folders,omitempty"`
}

var appearances = []string{kit.FollowSystem: "system", kit.Light: "light", kit.Dark: "dark"}

// readSettings returns what is stored; anything unreadable counts as not chosen.
func readSettings(dir string) ui.Settings {
	s := ui.Settings{Scale: 100, Appearance: kit.Light}
	raw, err := os.ReadFile(filepath.Join(dir, settingsFile))
	if err != nil {
		return s
	}
	var in storedSettings
	if json.Unmarshal(raw, &in) != nil {
		return s
	}
	if slices.Contains(ui.Scales, in.Scale) {
		s.Scale = in.Scale
	}
	if i := slices.Index(appearances, in.Appearance); i >= 0 {
		s.Appearance = kit.Appearance(i)
	}
	s.Width, s.Height = in.Width, in.Height
	s.Folders = map[string]string{}
	maps.Copy(s.Folders, in.Folders)
	if in.LastFolder != "" {
		s.Folders[""] = in.LastFolder
	}
	return s
}

func writeSettings(dir string, s ui.Settings) error {
	others := maps.Clone(s.Folders)
	delete(others, "")
	raw, err := json.MarshalIndent(storedSettings{s.Scale, appearances[s.Appearance], s.Width, s.Height, s.Folders[""], others}, "", "  ")
	if err != nil {
		return err
	}
	return safefile.Write(filepath.Join(dir, settingsFile), append(raw, '\n'))
}
