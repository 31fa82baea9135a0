package licences_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/internal/licences"
)

func TestEveryLicenceSaysSomething(t *testing.T) {
	all, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Errorf("only %d licences", len(all))
	}
	for _, l := range all {
		if len(l.Text) < 200 || licences.Work(licences.File(l.Work)) != l.Work {
			t.Errorf("%s: %q", l.Work, l.Text)
		}
	}
}

func TestTheFontsOnThePagesHaveTheirLicence(t *testing.T) {
	all, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if strings.HasPrefix(l.Work, "Source Sans") && strings.Contains(l.Text, "SIL OPEN FONT LICENSE") {
			return
		}
	}
	t.Error("no licence of Source Sans")
}

// PDFium comes as one module that its compiler has put libraries into. No tool lists
// them; that they are inside, the module itself says.
func TestWhatTheModuleOfPDFiumHasInsideHasItsLicence(t *testing.T) {
	all, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	for work, says := range map[string][]string{
		"PDFium":         {"Copyright 2014 The PDFium Authors"},
		"PDFium (parts)": {"freetype", "lcms", "libopenjpeg", "zlib", "agg23"},
		"Emscripten":     {"Emscripten authors", "MIT license", "musl libc"},
		"musl":           {"Rich Felker", "Permission is hereby granted, free of charge"},
		"LLVM (libc++)":  {"libcxx", "libcxxabi", "compiler-rt", "LLVM Exceptions to the Apache 2.0 License"},
	} {
		i := slices.IndexFunc(all, func(l licences.Licence) bool { return l.Work == work })
		if i < 0 {
			t.Errorf("no licence of %s", work)
			continue
		}
		for _, words := range says {
			if !strings.Contains(all[i].Text, words) {
				t.Errorf("that of %s does not say %q", work, words)
			}
		}
	}
}
