//go:build !windows

package main

import (
	"os/exec"
	"runtime"

	"github.com/ncruces/zenity"
)

// tellWithoutWindow says something where a program has no window and perhaps no terminal:
// by the small programs that desktops of Linux have for it.
func tellWithoutWindow(title, text string) {
	if runtime.GOOS != "linux" || !display() || zenity.Error(text, zenity.Title(title)) == nil {
		return
	}
	if program, err := exec.LookPath("xmessage"); err == nil {
		_ = exec.Command(program, "-center", "-title", title, text).Run()
	}
}
