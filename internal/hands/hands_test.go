package hands

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What shows a picture is found, seen and closed as the program is.
func TestAWindowIsFoundSeenAndClosed(t *testing.T) {
	Need(t, "xdotool", "display", "convert")
	red := filepath.Join(t.TempDir(), "red.png")
	if out, err := exec.Command("convert", "-size", "300x200", "xc:#FF1020", red).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	d := Open(t, Screen{Manager: true})
	if size := d.Picture().Rect.Size(); size != image.Pt(1366, 768) {
		t.Errorf("the screen has %v", size)
	}
	cmd := exec.Command("display", "-title", "rouge", red)
	cmd.Env = d.Environ()
	w := d.Start(t, cmd, func() string { return "" })
	w.Find("^rouge$")
	w.UntilTitle("rouge")
	w.Settle()
	img := w.Image()
	if size := img.Rect.Size(); size != image.Pt(300, 200) {
		t.Errorf("the window has %v", size)
	}
	for _, at := range []image.Point{{}, {299, 0}, {299, 199}} {
		is := img.NRGBAAt(img.Rect.Min.X+at.X, img.Rect.Min.Y+at.Y)
		if is.R != 0xFF || is.G != 0x10 || is.B != 0x20 || is.A != 0xFF {
			t.Errorf("at %v it has the colour %v", at, is)
		}
	}
	if !w.Shown("^rouge$") || w.Shown("^vert$") {
		t.Error("it is not known which windows there are")
	}
	ended := func() bool { is, _ := w.Ended(); return is }
	w.Try("the key that closes it", func() { w.Keys("q") }, ended)
	if w.Shown("^rouge$") {
		t.Error("it is still there")
	}
}

func TestACursorThatBlinksIsNoOtherPicture(t *testing.T) {
	one := make([]byte, 4*1000)
	two := append([]byte(nil), one...)
	for i := range cursor {
		two[4*i] = 1
	}
	if !alike(one, two) || alike(one, two[4:]) {
		t.Error("a cursor counts")
	}
	if two[4*cursor] = 1; alike(one, two) {
		t.Error("more than a cursor does not count")
	}
}

// A process that computes is busy, and one that waits is not.
func TestAProcessThatComputesIsBusy(t *testing.T) {
	if !busy(os.Getpid()) {
		t.Error("this process computes nothing")
	}
	for worked(os.Getpid()) == 0 {
	}
	cmd := exec.Command("sleep", "600")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	for busy(cmd.Process.Pid) {
	}
}
