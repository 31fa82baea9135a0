//go:build !windows

package opener

import (
	"os/exec"
	"runtime"
)

func open(path string) error {
	if runtime.GOOS == "darwin" {
		return exec.Command("open", path).Run()
	}
	return exec.Command("xdg-open", path).Run()
}
