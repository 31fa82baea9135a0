package failure

import "syscall"

// By their Win32 numbers.
var errnoCodes = []codeOf{
	{syscall.Errno(267), "not_directory"},  // ERROR_DIRECTORY
	{syscall.Errno(39), "disk_full"},       // ERROR_HANDLE_DISK_FULL
	{syscall.Errno(112), "disk_full"},      // ERROR_DISK_FULL
	{syscall.Errno(1295), "disk_full"},     // ERROR_DISK_QUOTA_EXCEEDED
	{syscall.Errno(19), "read_only"},       // ERROR_WRITE_PROTECT
	{syscall.Errno(6009), "read_only"},     // ERROR_FILE_READ_ONLY
	{syscall.Errno(206), "name_too_long"},  // ERROR_FILENAME_EXCED_RANGE
	{syscall.Errno(123), "bad_name"},       // ERROR_INVALID_NAME
	{syscall.Errno(32), "busy"},            // ERROR_SHARING_VIOLATION
	{syscall.Errno(33), "busy"},            // ERROR_LOCK_VIOLATION
	{syscall.Errno(1921), "link_loop"},     // ERROR_CANT_RESOLVE_FILENAME
	{syscall.Errno(223), "file_too_large"}, // ERROR_FILE_TOO_LARGE
}
