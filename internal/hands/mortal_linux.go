package hands

import (
	"os/exec"
	"syscall"
)

// mortal has a program end with the tests, also where those are killed and clean nothing up.
func mortal(cmd *exec.Cmd) *exec.Cmd {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return cmd
}
