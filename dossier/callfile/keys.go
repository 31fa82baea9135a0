package callfile

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"dossierpme/dossier"
)

// key is one key of a block: the name of a field of a Go struct, in lower case or
// as its tag says.
type key struct {
	name  string
	index []int
	typ   reflect.Type
	// may is what a call may do to a common field here; see dossier.Field.
	may string
}

// keysOf lists the keys of a block: those of embedded structs with its own,
// which go before them.
func keysOf(t reflect.Type) []key {
	var keys []key
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous || !f.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		keys = append(keys, key{name, f.Index, f.Type, f.Tag.Get("call")})
	}
	return keys
}

// knownKeys are the keys of all blocks, for the hint under a mistyped one.
var knownKeys = sync.OnceValue(func() []string {
	var names []string
	var walk func(reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return
		}
		for _, k := range keysOf(t) {
			if !slices.Contains(names, k.name) {
				names = append(names, k.name)
				walk(k.typ)
			}
		}
	}
	for _, t := range []reflect.Type{reflect.TypeFor[commonFile](), reflect.TypeFor[callHead](), reflect.TypeFor[fieldFile](), reflect.TypeFor[dossier.Condition](), reflect.TypeFor[dossier.Apart](), reflect.TypeFor[dossier.Was]()} {
		walk(t)
	}
	slices.Sort(names)
	return names
})

// more is the first key of a block that the other leaves empty.
func more(block, alone any) string {
	a, b := reflect.ValueOf(block), reflect.ValueOf(alone)
	for _, k := range keysOf(a.Type()) {
		if !reflect.DeepEqual(a.FieldByIndex(k.index).Interface(), b.FieldByIndex(k.index).Interface()) {
			return k.name
		}
	}
	return ""
}

// change puts the keys of an override into a field, where a call may change them,
// and returns the first that it may not.
func change(f, by *dossier.Field) (refused string) {
	to, from := reflect.ValueOf(f).Elem(), reflect.ValueOf(by).Elem()
	for _, k := range keysOf(to.Type()) {
		given := from.FieldByIndex(k.index)
		switch {
		case given.IsZero():
		case k.may == "change":
			to.FieldByIndex(k.index).Set(given)
		case refused == "":
			refused = k.name
		}
	}
	return refused
}
