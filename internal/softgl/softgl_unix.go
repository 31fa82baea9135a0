//go:build !windows

package softgl

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// mesa is where Mesa looks for what is asked of it.
const mesa = "LIBGL_ALWAYS_SOFTWARE"

// Offered reports whether there may be a software OpenGL that was not tried yet.
func Offered() bool {
	return runtime.GOOS == "linux" && !Wanted() && os.Getenv(mesa) == ""
}

// Use has this process use the software.
func Use() error { return os.Setenv(mesa, "1") }

// Again is this program once more, in the place of this process, with the software. It
// returns only where that fails.
func Again() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	env := append(os.Environ(), Variable+"="+software)
	if err := syscall.Exec(program, os.Args, env); err != nil {
		return fmt.Errorf("start again with the software OpenGL: %w", err)
	}
	return nil
}
