// Package opener gives a file to the program that the system has for it: to be
// looked at, or to be printed.
package opener

import (
	"fmt"
	"os/exec"
	"runtime"
)

// Open opens a file with the program that the system has for it.
func Open(path string) error {
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
