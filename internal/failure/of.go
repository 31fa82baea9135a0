package failure

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"syscall"

	"dossierpme/dossier"
	"dossierpme/dossier/portable"
	"dossierpme/dossier/store"
	"dossierpme/internal/french"
	"dossierpme/pdf/picture"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/seal"
)

// Of finds the code of any error. path is the file or folder that was used, as the
// user named it. An error of the operating system is never shown as the system
// words it.
func Of(err error, path string) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	args := map[string]string{"path": path}
	// The store comes before the file form: a dossier of the store that is no JSON any
	// more is a failing disk, and nobody who has one wants to hear of commas.
	for _, s := range slices.Concat(storeCodes, protected, refused) {
		if errors.Is(err, s.err) {
			return &Error{s.code, args, err}
		}
	}
	var file *dossier.FileError
	if errors.As(err, &file) {
		if file.Line > 0 {
			args["line"], args["column"] = strconv.Itoa(file.Line), strconv.Itoa(file.Col)
		}
		args["detail"], args["id"] = file.Detail, file.Detail
		return &Error{file.Code, bounded(file.Code, args), err}
	}
	for _, s := range slices.Concat(portableCodes, sealCodes) {
		if errors.Is(err, s.err) {
			return &Error{s.code, bounded(s.code, args), err}
		}
	}
	for _, s := range systemCodes {
		if !errors.Is(err, s.err) {
			continue
		}
		if info, err := os.Stat(path); err == nil && !info.IsDir() && s.code == "not_directory" {
			args["file"] = "yes" // the path itself, and nothing before it
		}
		return &Error{s.code, args, err}
	}
	if errors.Is(err, context.Canceled) { // by a person: nothing else cancels
		return &Error{"cancelled", args, err}
	}
	var number syscall.Errno
	var inPath *fs.PathError
	switch {
	case errors.As(err, &number):
		args["number"] = fmt.Sprint(uintptr(number))
		return &Error{"io", args, err}
	case errors.As(err, &inPath):
		return &Error{"io", args, err}
	}
	return &Error{"internal", args, err}
}

// bounded adds what the words of a code say of the limit that was passed.
func bounded(code string, args map[string]string) map[string]string {
	switch code {
	case "too_large":
		args["most"] = french.SizeLimit(dossier.MaxFile)
	case "portable_too_large":
		args["count"] = french.Count(portable.MaxAnnexes)
		args["most"], args["total"] = french.SizeLimit(portable.MaxAnnex), french.SizeLimit(portable.MaxTotal)
	}
	return args
}

type codeOf struct {
	err  error
	code string
}

// storeCodes comes before systemCodes: a sentinel of the store says more than
// the system's error that it wraps.
var storeCodes = []codeOf{
	{store.ErrInUse, "store_in_use"},
	{store.ErrNewer, "store_newer"},
	{store.ErrFull, "disk_full"},
	{store.ErrCorrupt, "store_corrupt"},
	{store.ErrReplaced, "store_moved"},
	{store.ErrMissing, "store_missing"},
	{store.ErrAnnexDamaged, "annex_damaged"},
	{store.ErrNotTrashed, "dossier_not_trashed"},
	{store.ErrNotExported, "dossier_not_exported"},
	{store.ErrClosed, "store_closed"},
	{store.ErrNotFound, "not_found"},
}

// protected are what each system says of a medium that nobody may write to. The store
// calls it read-only as it does a folder that somebody has no rights to, and a key that
// is locked wants other words.
var protected = slices.DeleteFunc(slices.Clone(errnoCodes), func(c codeOf) bool { return c.code != "read_only" })

// refused is what the store could not write for another reason.
var refused = []codeOf{{store.ErrReadOnly, "permission"}}

// portableCodes are what can be wrong with a portable file.
var portableCodes = []codeOf{
	{portable.ErrDamaged, "portable_damaged"},
	{portable.ErrTooLarge, "portable_too_large"},
	{portable.ErrNewer, "newer"},
	{portable.ErrLocked, "portable_locked"},
	{portable.ErrPassphrase, "portable_passphrase"},
}

// sealCodes are what can be wrong with a PDF that is opened.
var sealCodes = []codeOf{
	{seal.ErrNotPDF, "pdf_unreadable"},
	{seal.ErrLocked, "pdf_locked"},
	{seal.ErrNoData, "pdf_no_data"},
	{seal.ErrDamaged, "pdf_damaged"},
	{seal.ErrNewer, "pdf_newer"},
	{seal.ErrTooBig, "pdf_too_large"},
	{raster.ErrNotPDF, "pdf_unreadable"},
	{raster.ErrLocked, "pdf_locked"},
	{raster.ErrTooLarge, "pdf_too_large"},
	{raster.ErrEndless, "pdf_too_large"},
	{picture.ErrNotPicture, "pdf_unreadable"},
	{picture.ErrDamaged, "scan_damaged"},
	{picture.ErrPixels, "scan_too_large"},
	{picture.ErrHEIC, "scan_heic"},
	{picture.ErrUnsupported, "scan_unsupported"},
}

// systemCodes are the errors of the system that have words of their own; the
// numbers that only one system has stand in errno_*.go.
var systemCodes = append(errnoCodes,
	codeOf{fs.ErrNotExist, "not_found"},
	codeOf{fs.ErrPermission, "permission"},
)
