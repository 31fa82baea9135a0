package softgl

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A program that starts itself again does it once, with the same arguments.
func TestAProgramStartsAgainOnce(t *testing.T) {
	const asks = "SOFTGL_TEST_TELL"
	if told := os.Getenv(asks); told != "" {
		f, err := os.OpenFile(told, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		if Wanted() {
			if err := Use(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := f.WriteString(os.Getenv(mesa) + ";" + os.Args[len(os.Args)-1] + "\n"); err != nil {
			t.Fatal(err)
		}
		if Offered() {
			t.Fatal(Again())
		}
		return
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	told := filepath.Join(t.TempDir(), "told")
	cmd := exec.Command(self, "-test.run=^TestAProgramStartsAgainOnce$", "file.dossier")
	cmd.Env = []string{asks + "=" + told}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(told)
	if err != nil {
		t.Fatal(err)
	}
	if want := ";file.dossier\n1;file.dossier\n"; string(got) != want {
		t.Errorf("started with %q, want %q", got, want)
	}
}
