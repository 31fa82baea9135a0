package output

// PrintOptions are the choices before printing on paper.
type PrintOptions struct {
	Final         bool
	Owners        bool // with the tables of personal data
	OnlySignature bool // only the pages to sign
}

// Way is what the system did with a file that was to be printed.
type Way string

// The ways, the better ones first.
const (
	Dialog Way = "dialog" // the system asks how to print
	Viewer Way = "viewer" // a viewer shows the file: it prints from there
)

// PrintReport is what came of it.
type PrintReport struct {
	Way   Way
	Pages int
	Draft bool
}
