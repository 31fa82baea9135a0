// Package softgl has a window drawn by a software OpenGL where the machine's own cannot:
// over Remote Desktop, in a virtual machine, with an old driver. It is slower, so it is
// used only after the machine's own has failed: the program then starts again, once, and
// knows by a variable of its environment that it has.
//
// On Windows the software is a library in the folder `opengl` beside the program, if it
// is there. On Linux it is part of Mesa, which is asked for it.
package softgl

import (
	"os"
	"path/filepath"
)

// Variable is set to software in a program that was started again. A user may set it too.
const (
	Variable = "DOSSIERPME_OPENGL"
	software = "logiciel"
)

// folder and library are where the software lies on Windows, beside the program.
const (
	folder  = "opengl"
	library = "opengl32.dll"
)

// Wanted reports whether this process is to use the software.
func Wanted() bool { return os.Getenv(Variable) == software }

// Beside is the library beside a program, "" where there is none.
func Beside(program string) string {
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	path := filepath.Join(filepath.Dir(program), folder, library)
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path
}
