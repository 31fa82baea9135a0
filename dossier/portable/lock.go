package portable

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"
)

// A locked file is an age file for a passphrase, so that who has no program of ours
// opens it with theirs: https://age-encryption.org/v1.

const lockedHead = "age-encryption.org/v1\n"

// Work is the logarithm of the work that a guess of the passphrase costs: 256 MB and
// about a second. One that asks for more is refused, for it is the reader who pays.
const (
	work    = 18
	maxWork = 18
)

// Locked reports whether a file begins as a locked one does.
func Locked(head []byte) bool { return bytes.HasPrefix(head, []byte(lockedHead)) }

// Lock gives a writer whose content only the passphrase opens. Closing it ends the
// file, and closes nothing else. No two files are the same, as nobody may see from
// outside that nothing changed.
func Lock(to io.Writer, passphrase string) (io.WriteCloser, error) {
	return lockWith(to, passphrase, work)
}

func lockWith(to io.Writer, passphrase string, work int) (io.WriteCloser, error) {
	key, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	key.SetWorkFactor(work)
	return age.Encrypt(to, key)
}

// unlock reads a locked file without writing its content anywhere.
func unlock(from io.ReaderAt, size int64, passphrase string) (io.ReaderAt, int64, error) {
	if passphrase == "" {
		return nil, 0, ErrLocked
	}
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, 0, err
	}
	key.SetMaxWorkFactor(maxWork)
	plain, size, err := age.DecryptReaderAt(from, size, key)
	var wrong *age.NoIdentityMatchError
	switch {
	case errors.As(err, &wrong):
		return nil, 0, ErrPassphrase
	case err != nil:
		return nil, 0, ErrDamaged
	}
	return plain, size, nil
}
