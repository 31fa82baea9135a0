package callfile

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"dossierpme/dossier"
)

// CommonFile is the name of the common definitions beside the shipped calls.
const CommonFile = "_common.toml"

// Set is the calls that a program knows: those it ships and the user's own.
type Set struct {
	Common *Common
	Calls  []*dossier.Call
	Faults []Fault // of the user's files; the others still serve

	former formerCalls
}

// Load reads the shipped calls and then those of a user's folder, which may be
// nil. A fault in a shipped file is an error; a fault in a user's file is kept
// in Faults, and that file is left out. A user's call is marked unverified
// unless it is closed.
func Load(shipped, own fs.FS, names Names) (*Set, []Fault) {
	src, err := fs.ReadFile(shipped, CommonFile)
	if err != nil {
		return nil, []Fault{{CommonFile, 0, "unreadable", nil}}
	}
	common, faults := parseCommon(CommonFile, src, names)
	if faults != nil {
		return nil, faults
	}
	s := &Set{Common: common, former: formerCalls{dir: shipped}}
	if faults := s.read(shipped, names, false); len(faults) > 0 {
		return nil, faults
	}
	if own != nil {
		s.Faults = s.read(own, names, true)
	}
	return s, nil
}

func (s *Set) read(dir fs.FS, names Names, own bool) []Fault {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		if own {
			return nil // no folder of own calls is no fault
		}
		return []Fault{{".", 0, "unreadable", nil}}
	}
	var out []Fault
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".toml") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") {
			continue
		}
		src, refused := readPlain(dir, name)
		if refused != nil {
			out = append(out, refused...)
			continue
		}
		c, faults := Parse(s.Common, name, src, names)
		if faults != nil {
			out = append(out, faults...)
			continue
		}
		if s.Find(c.ID) != nil {
			out = append(out, IDTaken(name, src, c.ID))
			continue
		}
		if own && c.Status == "open" {
			c.Status = "unverified"
		}
		s.Calls = append(s.Calls, c)
	}
	return out
}

// readPlain reads a file, or says by a fault why not. A pipe would wait for ever and a
// device never end, so that only a plain file is opened; and no more is read than Parse
// takes, whatever the file says of its size.
func readPlain(dir fs.FS, name string) (src []byte, refused []Fault) {
	because := func(code string) ([]byte, []Fault) { return nil, []Fault{{name, 0, code, nil}} }
	info, err := fs.Stat(dir, name)
	switch {
	case err != nil && isLink(dir, name):
		return because("link_out")
	case err != nil:
		return because("unreadable")
	case !info.Mode().IsRegular():
		return because("not_regular")
	case info.Size() > MaxFile:
		return nil, []Fault{TooLarge(name)}
	}
	f, err := dir.Open(name)
	if err != nil {
		return because("unreadable")
	}
	defer f.Close()
	src, err = io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return because("unreadable")
	}
	return src, nil
}

// isLink reports whether a name is a link: one that leads out of the folder, or
// nowhere, where what it leads to cannot be looked at.
func isLink(dir fs.FS, name string) bool {
	info, err := fs.Lstat(dir, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// Find returns the call of an id, nil where there is none.
func (s *Set) Find(id string) *dossier.Call {
	i := slices.IndexFunc(s.Calls, func(c *dossier.Call) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return s.Calls[i]
}
