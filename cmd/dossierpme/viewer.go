package main

import (
	"fmt"
	"os/exec"
	"runtime"

	"github.com/ncruces/zenity"
)

// openInSystem opens a file with the program that the system has for it.
func openInSystem(path string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		cmd = exec.Command("open", path)
	default:
		cmd = exec.Command("xdg-open", path)
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return nil
}

// tellWithoutWindow says something where a program has neither window nor console.
func tellWithoutWindow(title, text string) {
	if runtime.GOOS == "windows" {
		_ = zenity.Error(text, zenity.Title(title))
	}
}
