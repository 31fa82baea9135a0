package store

import "syscall"

// The errors of the system that a caller decides on, by their Win32 numbers.
var (
	fullErrnos = []error{
		syscall.Errno(39),   // ERROR_HANDLE_DISK_FULL
		syscall.Errno(112),  // ERROR_DISK_FULL
		syscall.Errno(223),  // ERROR_FILE_TOO_LARGE
		syscall.Errno(1295), // ERROR_DISK_QUOTA_EXCEEDED
	}
	readOnlyErrnos = []error{
		syscall.Errno(5),    // ERROR_ACCESS_DENIED
		syscall.Errno(19),   // ERROR_WRITE_PROTECT
		syscall.Errno(6009), // ERROR_FILE_READ_ONLY
	}
	lockedErrnos = []error{
		syscall.Errno(32), // ERROR_SHARING_VIOLATION
		syscall.Errno(33), // ERROR_LOCK_VIOLATION
	}
)
