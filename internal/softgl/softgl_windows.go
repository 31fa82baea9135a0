package softgl

import (
	"fmt"
	"os"
	"os/exec"

	"golang.org/x/sys/windows"
)

// Offered reports whether there is a software OpenGL that was not tried yet.
func Offered() bool {
	program, err := os.Executable()
	return err == nil && !Wanted() && Beside(program) != ""
}

// Use has every part of this process that asks for OpenGL get the software. It must be
// called before the toolkit is: Windows gives a library that is loaded to whoever asks for
// one of its name, wherever that may lie.
func Use() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	path := Beside(program)
	if path == "" {
		return nil
	}
	// Its own libraries lie beside it.
	if _, err := windows.LoadLibraryEx(path, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH); err != nil {
		return fmt.Errorf("software OpenGL: %w", err)
	}
	return nil
}

// Again starts the program once more with the software. The new one is on its own: this
// one has closed what it holds, and ends.
func Again() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(program, os.Args[1:]...)
	cmd.Env = append(os.Environ(), Variable+"="+software)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start again with the software OpenGL: %w", err)
	}
	return cmd.Process.Release()
}
