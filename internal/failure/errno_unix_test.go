//go:build unix

package failure_test

import "syscall"

// What the system says of a medium, and of a folder, that may not be written to.
var (
	writeProtected = []syscall.Errno{syscall.EROFS}
	forbidden      = syscall.EACCES
)
