//go:build unix

package store

import "syscall"

// The errors of the system that a caller decides on. A file that meets the
// limit of its file system (FAT: 4 GiB) or of the process is as full as a disk.
var (
	fullErrnos     = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	readOnlyErrnos = []error{syscall.EROFS, syscall.EACCES, syscall.EPERM}
	lockedErrnos   = []error{syscall.ETXTBSY}
)
