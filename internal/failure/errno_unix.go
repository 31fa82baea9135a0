//go:build unix

package failure

import "syscall"

var errnoCodes = []codeOf{
	{syscall.EISDIR, "is_directory"},
	{syscall.ENOTDIR, "not_directory"},
	{syscall.ENOSPC, "disk_full"},
	{syscall.EDQUOT, "disk_full"},
	{syscall.EROFS, "read_only"},
	{syscall.ENAMETOOLONG, "name_too_long"},
	{syscall.ELOOP, "link_loop"},
	{syscall.ETXTBSY, "busy"},
	{syscall.EFBIG, "file_too_large"},
	{syscall.EINVAL, "bad_name"},
	{syscall.EILSEQ, "bad_name"},
}
