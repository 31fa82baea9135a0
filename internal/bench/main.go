//go:build linux

// Command bench prints what the programs cost as whole processes, beside the
// smallest program of the same kind: CPU, time and memory of dossierctl against
// an empty Go program, and of the window against one label. `make bench` runs it.
//
// It only prints. No test and no build fails by its figures: they are those of
// this machine, at this moment.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

func main() {
	runs := flag.Int("runs", 20, "how often each command is run")
	starts := flag.Int("starts", 5, "how often each window is started")
	tags := flag.String("tags", "migrated_fynedo", "build tags of what has a window")
	flag.Parse()
	b := &bench{runs: *runs, starts: *starts, tags: *tags, out: os.Stdout}
	if err := b.all(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	runs, starts int
	tags         string
	out          io.Writer
	dir          string
}

// dossiers are the sizes of the lists that the window is started with.
var dossiers = []int{0, 40, 1000}

func (b *bench) all() error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b.dir = dir
	if err := b.commands(); err != nil {
		return err
	}
	if os.Getenv("DISPLAY") == "" {
		fmt.Fprintln(b.out, "\nNo display: the window is not started. scripts/with-display gives one.")
		return nil
	}
	return b.windows()
}

// commands measures what dossierctl costs.
func (b *bench) commands() error {
	if err := os.WriteFile(b.path("empty.go"), []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		return err
	}
	empty, err := b.build("empty", b.path("empty.go"))
	if err != nil {
		return err
	}
	ctl, err := b.build("dossierctl", "./cmd/dossierctl")
	if err != nil {
		return err
	}
	example := b.path("example")
	if err := exec.Command(ctl, "example", "ferroviaire-somme", "-o", example).Run(); err != nil {
		return fmt.Errorf("writing the example: %w", err)
	}
	file, store := filepath.Join(example, "dossier.json"), []string{"--store", b.path("none")}
	t := table{head: []string{"command", "CPU ms", "×", "ms", "MB"}}
	var base cost
	for _, c := range []struct {
		name string
		args []string
	}{
		{"an empty Go program", []string{empty}},
		{"dossierctl version", []string{ctl, "version"}},
		{"dossierctl calls", append([]string{ctl, "calls"}, store...)},
		{"dossierctl check", append([]string{ctl, "check", file}, store...)},
		{"dossierctl figures", append([]string{ctl, "figures", file}, store...)},
		{"dossierctl export", append([]string{ctl, "export", file, "-o", b.path("out.pdf")}, store...)},
	} {
		var costs []cost
		for i := range b.runs + 1 {
			one, err := run(c.args)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			if i > 0 { // the first reads the program from the disk
				costs = append(costs, one)
			}
		}
		m := median(costs)
		if len(t.rows) == 0 {
			base = m
		}
		t.add(c.name, ms(m.cpu), ratio(m.cpu.Seconds(), base.cpu.Seconds()), ms(m.wall), mb(m.memory))
	}
	t.write(b.out)
	return nil
}

// windows measures what the window costs until it has nothing more to do.
func (b *bench) windows() error {
	label, err := b.build("onelabel", "./internal/bench/onelabel")
	if err != nil {
		return err
	}
	program, err := b.build("dossierpme", "./cmd/dossierpme")
	if err != nil {
		return err
	}
	stores, err := os.MkdirTemp(quickDisk(), "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stores)
	type variant struct {
		name string
		args []string
	}
	variants := []variant{{"one label", []string{label}}}
	for _, n := range dossiers {
		store := filepath.Join(stores, fmt.Sprint(n))
		if err := fill(store, n); err != nil {
			return fmt.Errorf("a store of %d dossiers: %w", n, err)
		}
		variants = append(variants, variant{fmt.Sprintf("%d dossiers", n), []string{program, "--store", store}})
	}
	costs := make([][]cost, len(variants))
	for i := range b.starts + 1 {
		for k, v := range variants { // in turn, so that a machine that slows down slows all
			one, err := start(v.args, b.path("home"))
			if err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
			if i > 0 {
				costs[k] = append(costs[k], one)
			}
		}
	}
	fmt.Fprintln(b.out)
	t := table{head: []string{"window until it is there, and until it rests", "CPU ms", "×", "ms", "×", "CPU ms", "×", "ms", "×", "MB", "×", "peak MB", "×"}}
	base := median(costs[0])
	for k, v := range variants {
		m := median(costs[k])
		t.add(v.name, ms(m.there.cpu), ratio(m.there.cpu.Seconds(), base.there.cpu.Seconds()), ms(m.there.wall), ratio(m.there.wall.Seconds(), base.there.wall.Seconds()),
			ms(m.cpu), ratio(m.cpu.Seconds(), base.cpu.Seconds()), ms(m.wall), ratio(m.wall.Seconds(), base.wall.Seconds()),
			mb(m.memory), ratio(m.memory, base.memory), mb(m.peak), ratio(m.peak, base.peak))
	}
	t.write(b.out)
	return nil
}

// quickDisk is a folder in memory where there is one: a thousand dossiers are a
// thousand transactions, each of which waits for the disk.
func quickDisk() string {
	const memory = "/dev/shm"
	if info, err := os.Stat(memory); err == nil && info.IsDir() {
		return memory
	}
	return ""
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

func (b *bench) build(name, what string) (string, error) {
	bin := b.path(name)
	out, err := exec.Command("go", "build", "-tags", b.tags, "-o", bin, what).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", what, err, out)
	}
	return bin, nil
}

// median is the median of each figure by itself.
func median(costs []cost) cost {
	var m cost
	middle := len(costs) / 2
	slices.SortFunc(costs, func(a, b cost) int { return int(a.cpu - b.cpu) })
	m.cpu = costs[middle].cpu
	slices.SortFunc(costs, func(a, b cost) int { return int(a.wall - b.wall) })
	m.wall = costs[middle].wall
	slices.SortFunc(costs, func(a, b cost) int { return int(a.memory - b.memory) })
	m.memory = costs[middle].memory
	slices.SortFunc(costs, func(a, b cost) int { return int(a.peak - b.peak) })
	m.peak = costs[middle].peak
	slices.SortFunc(costs, func(a, b cost) int { return int(a.there.cpu - b.there.cpu) })
	m.there.cpu = costs[middle].there.cpu
	slices.SortFunc(costs, func(a, b cost) int { return int(a.there.wall - b.there.wall) })
	m.there.wall = costs[middle].there.wall
	return m
}
