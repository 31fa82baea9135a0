# Dossier PME. `make help` lists what can be asked for; docs/ says why.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# Everything that may contain Fyne is built, vetted and tested with the same tags:
# Fyne takes minutes to compile, and another set of tags compiles it again.
TAGS := migrated_fynedo

# The program's version stands in FyneApp.toml; only the commit is known here.
COMMIT := $(shell git describe --always --abbrev=12 --exclude='*' --dirty=+ 2>/dev/null || true)
LDFLAGS := -X dossierpme/internal/version.commit=$(COMMIT)
EXE := $(shell go env GOEXE 2>/dev/null)
# A Windows program with a window has no console.
GUI := $(if $(filter .exe,$(EXE)),-H=windowsgui)

# The linter is compiled from its module by the same Go as the program. Cold, on two
# cores, that took 3 minutes in all; the result is kept under build/tools.
GOLANGCI_VERSION := v2.15.0
GOLANGCI := build/tools/golangci-lint-$(GOLANGCI_VERSION)

# What makes the package for Debian, and what lists the parts of a program.
NFPM_VERSION := v2.45.2
NFPM := build/tools/nfpm-$(NFPM_VERSION)
SBOM_VERSION := v1.10.0
SBOM := build/tools/cyclonedx-gomod-$(SBOM_VERSION)

FUZZTIME ?= 10s

.PHONY: help run test window-test build dossierctl lint fmt bench gallery refdata licences update-golden fuzz vulncheck clean check-go setup-build setup-test windows linux package-test release macos pictures windows-opengl windows-test

help: ## List what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name words; do printf '%-22s %s\n' "$$name" "$$words"; done

check-go:
	@scripts/check-go

setup-build: check-go
	@scripts/setup build

setup-test: check-go
	@scripts/setup test

run: check-go ## Build and start the window on a demonstration folder; without a display, do the main job on the command line
	@scripts/run

# With the flags of the tests, so that what both need, the C part of the window above all,
# is compiled once; only what is handed out is built with -trimpath.
build: dossierctl setup-build ## Build both programs into build/bin
	go build -tags $(TAGS) -ldflags '$(LDFLAGS) $(GUI)' -o build/bin/dossierpme$(EXE) ./cmd/dossierpme

dossierctl: check-go ## Build the command line alone: no C compiler, no display
	CGO_ENABLED=0 go build -ldflags '$(LDFLAGS)' -o build/bin/dossierctl$(EXE) ./cmd/dossierctl

test: setup-test ## Install what the tests need and run all of them: unit, race, golden, scripts, fuzz seeds, the real window
	@TAGS='$(TAGS)' scripts/test

window-test: setup-test ## Only the real window, on displays of its own
	@TAGS='$(TAGS)' scripts/test window

$(GOLANGCI):
	@mkdir -p build/tools
	GOBIN='$(CURDIR)/build/tools' CGO_ENABLED=0 GOFLAGS= go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	@mv build/tools/golangci-lint$(EXE) $@

lint: setup-build $(GOLANGCI) ## Run the linters of .golangci.yml, formatting and imports included
	$(GOLANGCI) run --allow-parallel-runners ./...
	@go mod tidy -diff
	@scripts/check-shell

fmt: check-go $(GOLANGCI) ## Format every Go file as the linter wants it
	$(GOLANGCI) fmt ./...

bench: setup-test ## Print what the programs cost beside the smallest of their kind, and run the benchmarks
	@scripts/with-display go run -tags $(TAGS) ./internal/bench -tags $(TAGS)
	@packages="$$(grep -rl --include='*_test.go' '^func Benchmark' . | xargs -r -n 1 dirname | sort -u)"; \
	if [ -z "$$packages" ]; then echo "There is no benchmark yet."; exit 0; fi; \
	go test -tags $(TAGS) -run '^$$' -bench . -benchmem $$packages

gallery: setup-test ## Draw every kind of field and every page to build/gallery
	@mkdir -p build/gallery
	DOSSIERPME_GALLERY='$(CURDIR)/build/gallery' go test -tags $(TAGS) -count=1 -run Gallery ./ui/... ./dossier/outline
	@echo "The pictures are in build/gallery."

pictures: build setup-test ## Draw the pictures of README.md anew
	@scripts/pictures

refdata: check-go ## Fetch the reference data again (communes, NAF ...); the only thing here that needs their publishers
	go run ./internal/refdata

licences: check-go ## Collect the licences of what the programs link
	go run ./internal/licences/collect

windows: check-go ## Build both programs for Windows, an installer and an archive for a key, into build/windows
	@scripts/setup windows
	@TAGS='$(TAGS)' LDFLAGS='$(LDFLAGS)' scripts/windows/build

windows-opengl: ## Compile the software OpenGL that make windows puts in, once: a quarter of an hour
	@scripts/setup windows-opengl
	@scripts/windows/opengl

windows-test: check-go ## Install what make windows made, use it and remove it, under Wine
	@scripts/setup windows-test
	@TAGS='$(TAGS)' LDFLAGS='$(LDFLAGS)' scripts/windows/test

update-golden: setup-build ## Write the golden files anew; then look at what git diff says
	@packages="$$(grep -rl --include='*_test.go' 'flag\.Bool("update"' . | xargs -r -n 1 dirname | sort -u)"; \
	go test -tags $(TAGS) -count=1 $$packages -update

fuzz: check-go ## Fuzz every target for FUZZTIME (10s)
	@TAGS='$(TAGS)' scripts/fuzz $(FUZZTIME)

vulncheck: setup-build ## Hold the programs against the known vulnerabilities of what they link
	@TAGS='$(TAGS)' scripts/vulncheck

$(NFPM):
	@mkdir -p build/tools
	GOBIN='$(CURDIR)/build/tools' CGO_ENABLED=0 GOFLAGS= go install github.com/goreleaser/nfpm/v2/cmd/nfpm@$(NFPM_VERSION)
	@mv build/tools/nfpm$(EXE) $@

$(SBOM):
	@mkdir -p build/tools
	GOBIN='$(CURDIR)/build/tools' CGO_ENABLED=0 GOFLAGS=-trimpath go install github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@$(SBOM_VERSION)
	@mv build/tools/cyclonedx-gomod$(EXE) $@

linux: setup-build $(NFPM) ## Build both programs for Linux, a package for Debian and an archive, into build/linux
	@scripts/setup linux
	@TAGS='$(TAGS)' LDFLAGS='$(LDFLAGS)' scripts/linux/build $(NFPM)

package-test: ## Install what `make linux` made in a new Debian, start it and take it away again; as root
	@scripts/setup linux-test
	@scripts/linux/test

macos: check-go ## Build the bundle of macOS into build/macos; on a Mac, with the window
	@TAGS='$(TAGS)' LDFLAGS='$(LDFLAGS)' scripts/macos/build

release: windows linux $(SBOM) ## Build all that is handed out, with sums, parts, licences and changelog, into build/release
	@TAGS='$(TAGS)' scripts/release $(SBOM)

clean: ## Remove everything that was made, the demonstration folder included
	rm -rf build
