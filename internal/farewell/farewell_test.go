package farewell

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
)

// A signal saves first and ends the program then; a program that is still there is told
// again.
func TestASignalSavesBeforeTheProgramGoes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals to send")
	}
	for _, s := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		did := make(chan string, 2)
		stop, err := Listen(Calls{Save: func() { did <- "save" }, Go: func() { did <- "go" }})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := tell(s); err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{"save", "go"} {
				if got := <-did; got != want {
					t.Errorf("%v: it does %q, want %q", s, got, want)
				}
			}
		}
		stop()
	}
}

// tell sends a signal to this process.
func tell(s os.Signal) error {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	return self.Signal(s)
}

// The part for Windows cannot be run on another system, but it can be compiled and vetted
// there.
func TestThePartForWindowsCompiles(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("compiles for another system")
	}
	cmd := exec.Command("go", "vet", ".")
	cmd.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
