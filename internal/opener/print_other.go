//go:build !windows

package opener

import (
	"os/exec"
	"runtime"

	"dossierpme/dossier/output"
)

// printDialogs are the programs of Linux desktops that open with the question how
// to print, with what stands before the path of the file. What prints at once,
// such as lp, is not among them: nobody wants forty pages by surprise.
var printDialogs = [][]string{
	{"okular", "--print"},
	{"evince-previewer"},
	{"gtklp"},
}

// Print opens a program that asks how to print, or else the viewer.
func Print(path string) (output.Way, error) {
	if runtime.GOOS == "linux" {
		for _, p := range printDialogs {
			program, err := exec.LookPath(p[0])
			if err != nil {
				continue
			}
			cmd := exec.Command(program, append(p[1:len(p):len(p)], path)...)
			if err := cmd.Start(); err != nil {
				continue
			}
			_ = cmd.Process.Release() // it stays open as long as its user wants
			return output.Dialog, nil
		}
	}
	return output.Viewer, Open(path)
}
