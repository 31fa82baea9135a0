package folders

import (
	"os"
	"path/filepath"
	"sync"
)

// Marker is the file that makes a program a portable copy, where it stands beside it: on
// a key, everything is kept on the key. What is written in it is for its reader.
const Marker = "portable.txt"

// portableData is the folder of a portable copy, beside the program, and portableCache
// the one in it for what can be made again.
const (
	portableData  = "donnees"
	portableCache = "cache"
)

// carried is the folder beside this program, if it is a portable copy.
var carried = sync.OnceValue(func() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	return Beside(program)
})

// Beside is where a portable copy keeps its dossiers, "" where the program is none.
func Beside(program string) string {
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	dir := filepath.Dir(program)
	if info, err := os.Stat(filepath.Join(dir, Marker)); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return filepath.Join(dir, portableData)
}
