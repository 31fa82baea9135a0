package failure_test

import "syscall"

// What the system says of a medium, and of a folder, that may not be written to.
var (
	writeProtected = []syscall.Errno{19, 6009} // ERROR_WRITE_PROTECT, ERROR_FILE_READ_ONLY
	forbidden      = syscall.Errno(5)          // ERROR_ACCESS_DENIED
)
