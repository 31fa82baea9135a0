//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// cost is what one process took.
type cost struct {
	cpu, wall    time.Duration // user and system time; from the start to the end, or to rest
	memory, peak float64       // megabytes: resident at rest, and at most
	there        moment        // when a window was on the screen
}

// moment is what a process had taken at some time.
type moment struct{ cpu, wall time.Duration }

// run runs a command to its end.
func run(args []string) (cost, error) {
	cmd := exec.Command(args[0], args[1:]...)
	begun := time.Now()
	err := cmd.Run()
	c := cost{wall: time.Since(begun)}
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) || cmd.ProcessState.ExitCode() == 1 {
		return c, err // 3, an incomplete dossier, is an answer
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.peak = float64(usage.Maxrss) / 1024
		c.memory = c.peak
	}
	return c, nil
}

// A window rests once it took no more than a twentieth of a processor for so long.
const (
	rest    = 600 * time.Millisecond
	resting = rest / 20
	often   = 20 * time.Millisecond
)

// patience is how long the slowest machine may take to show a window.
const patience = 2 * time.Minute

// start starts a program with a window and ends it when it rests.
func start(args []string, home string) (cost, error) {
	if err := os.MkdirAll(home, 0o700); err != nil {
		return cost{}, err
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home, "FYNE_SCALE=1")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		return cost{}, err
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	defer func() {
		_ = cmd.Process.Kill()
		<-ended
	}()
	c, err := untilRest(cmd.Process.Pid, begun, ended)
	if err != nil {
		return c, fmt.Errorf("%w\n%s", err, errs.String())
	}
	return c, nil
}

func untilRest(pid int, begun time.Time, ended <-chan struct{}) (cost, error) {
	type sample struct {
		at  time.Duration
		cpu time.Duration
	}
	var samples []sample
	var there moment
	for {
		select {
		case <-ended:
			return cost{}, errors.New("the program has ended")
		case <-time.After(often):
		}
		cpu, err := cpuOf(pid)
		if err != nil {
			return cost{}, err
		}
		now := sample{time.Since(begun), cpu}
		if now.at > patience {
			return cost{}, fmt.Errorf("no rest after %v, but %v of CPU", patience, cpu)
		}
		if there == (moment{}) && shown(pid) {
			there = moment{now.cpu, now.at}
		}
		samples = append(samples, now)
		first := 0
		for now.at-samples[first].at > rest {
			first++
		}
		samples = samples[max(first-1, 0):]
		if now.at-samples[0].at < rest || now.cpu-samples[0].cpu > resting || there == (moment{}) {
			continue
		}
		c := cost{cpu: samples[0].cpu, wall: samples[0].at, there: there}
		c.memory, c.peak, err = memoryOf(pid)
		return c, err
	}
}

// shown reports whether the process has a window on the screen.
func shown(pid int) bool {
	out, _ := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(pid), "--name", ".").Output()
	return len(bytes.TrimSpace(out)) > 0
}

// tick is the unit of times in /proc, the same on every Linux that Go runs on.
const tick = 10 * time.Millisecond

func cpuOf(pid int) (time.Duration, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The name in brackets may have spaces: user and system time are the 12th and
	// 13th word behind it.
	_, rest, _ := strings.Cut(string(raw), ") ")
	words := strings.Fields(rest)
	if len(words) < 13 {
		return 0, fmt.Errorf("%d words in /proc/%d/stat", len(words), pid)
	}
	user, _ := strconv.Atoi(words[11])
	system, _ := strconv.Atoi(words[12])
	return time.Duration(user+system) * tick, nil
}

func memoryOf(pid int) (now, peak float64, err error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(raw)) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		kb, _ := strconv.ParseFloat(words[1], 64)
		switch words[0] {
		case "VmRSS:":
			now = kb / 1024
		case "VmHWM:":
			peak = kb / 1024
		}
	}
	return now, peak, nil
}
