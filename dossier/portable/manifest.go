package portable

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
)

// Format is the version of the form that this program writes.
const Format = 1

// Why a file is refused.
var (
	ErrDamaged    = errors.New("portable: damaged, or not a file of ours")
	ErrTooLarge   = errors.New("portable: larger than what is read")
	ErrNewer      = errors.New("portable: written in a newer format")
	ErrLocked     = errors.New("portable: locked, and no passphrase was given")
	ErrPassphrase = errors.New("portable: the passphrase does not open it")
)

// The names in the archive. An annex is called by its hash: what a person called it
// stands in the dossier, and a name that is no path leads nowhere.
const (
	manifestName = "manifest.json"
	dossierName  = "dossier.json"
	callName     = "call.json"
	historyName  = "history.json"
	annexFolder  = "annexes/"
)

// What is read at most.
const (
	maxManifest = 1 << 20
	maxDossier  = 64 << 20
	maxCall     = 2 << 20
	maxHistory  = 256 << 20
	// maxRatio is how much larger than its packed form a file may be; text packs
	// twentyfold. This program packs nothing.
	maxRatio = 100
	// maxDirectory bounds the list of names at the end of the archive, which is read
	// whole before anything is known of it.
	maxDirectory = 1 << 20
)

// What the annexes of one dossier are at most, here and wherever they come from.
const (
	MaxAnnexes = 1000
	MaxAnnex   = 200 << 20 // bytes of one: what a portal would never take
	MaxTotal   = 2 << 30   // bytes of all files
)

// Manifest says what is in the file.
type Manifest struct {
	Format   int    `json:"format"`
	ID       string `json:"id"`
	Version  int    `json:"version"`
	Call     string `json:"call"`
	Revision int    `json:"revision"`
	// Versions are those that the history of the dossier knows, this one last, so that
	// two histories can be held against each other without being shown.
	Versions []Version `json:"versions"`
	Files    []File    `json:"files"`
}

// Version names a state of the dossier by its fingerprint.
type Version struct {
	Version     int    `json:"version"`
	Fingerprint string `json:"fingerprint"`
}

// File is one file of the archive.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// bound is the largest size of a file of this name; 0 where none is called so.
func bound(name string) int64 {
	switch {
	case name == manifestName:
		return maxManifest
	case name == dossierName:
		return maxDossier
	case name == callName:
		return maxCall
	case name == historyName:
		return maxHistory
	case strings.HasPrefix(name, annexFolder) && hashForm.MatchString(name[len(annexFolder):]):
		return MaxAnnex
	}
	return 0
}

// parseManifest reads a manifest and refuses one that contradicts itself.
func parseManifest(raw []byte) (*Manifest, error) {
	var head struct {
		Format int `json:"format"`
	}
	m := &Manifest{}
	if json.Unmarshal(raw, &head) != nil || head.Format < 1 {
		return nil, ErrDamaged
	}
	if head.Format > Format {
		return nil, ErrNewer
	}
	if json.Unmarshal(raw, m) != nil {
		return nil, ErrDamaged
	}
	var total int64
	annexes := 0
	seen := map[string]bool{}
	for _, f := range m.Files {
		most := bound(f.Name)
		switch {
		case most == 0, f.Name == manifestName, seen[f.Name], f.Size < 0, !hashForm.MatchString(f.SHA256):
			return nil, ErrDamaged
		case strings.HasPrefix(f.Name, annexFolder) && f.Name[len(annexFolder):] != f.SHA256:
			return nil, ErrDamaged
		case f.Size > most:
			return nil, ErrTooLarge
		}
		if strings.HasPrefix(f.Name, annexFolder) {
			annexes++
		}
		seen[f.Name] = true
		total += f.Size
	}
	switch {
	case !seen[dossierName]:
		return nil, ErrDamaged
	case total > MaxTotal, annexes > MaxAnnexes:
		return nil, ErrTooLarge
	}
	return m, nil
}

func (m *Manifest) file(name string) *File {
	i := slices.IndexFunc(m.Files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &m.Files[i]
}
