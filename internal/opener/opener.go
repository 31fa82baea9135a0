// Package opener gives a file to the program that the system has for it: to be
// looked at, or to be printed.
package opener

import "fmt"

// Open opens a file with the program that the system has for it.
func Open(path string) error {
	if err := open(path); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return nil
}
