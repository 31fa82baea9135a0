package figures

import (
	"reflect"

	"dossierpme/dossier"
)

// Message is something to be said beside a number. Its words stand outside: Key
// finds them, Name and Args fill them. Without a key the message is Name as it
// is: a text of the dossier or of the law.
type Message struct {
	Key  string
	Name string
	Args []Arg
}

// Arg is a value inside a message: a string, a dossier.Date, a Quantity, a
// Spelled number, a Code, a Message or a list of strings or of messages.
type Arg struct {
	Name  string
	Value any
}

// Quantity is a number with what it measures.
type Quantity struct {
	Value dossier.Decimal
	Shape Shape
}

// Spelled is a small whole number that reads better as a word.
type Spelled int

// Code is a code of a list that is named.
type Code struct {
	Shape Shape
	Code  string
}

// Empty reports whether there is nothing to say.
func (m Message) Empty() bool { return m.Key == "" && m.Name == "" }

func (m Message) equal(n Message) bool {
	return m.Key == n.Key && m.Name == n.Name && (len(m.Args) == 0 && len(n.Args) == 0 || reflect.DeepEqual(m.Args, n.Args))
}

// say is a message by its key.
func say(key string, args ...Arg) Message { return Message{Key: key, Args: args} }

// about is a message about something that has a name.
func about(key, name string) Message { return Message{Key: key, Name: name} }

// plain is a text of the dossier or of the law as it is.
func plain(text string) Message { return Message{Name: text} }

// in and its siblings make the arguments of a message.
func text(name, s string) Arg             { return Arg{name, s} }
func day(name string, d dossier.Date) Arg { return Arg{name, d} }
func list(name string, of []string) Arg   { return Arg{name, of} }

func amount(name string, d dossier.Decimal, shape Shape) Arg { return Arg{name, Quantity{d, shape}} }

// years is a period that the law gives in months, in whole years.
func years(name string, months dossier.Decimal) Arg {
	return Arg{name, Spelled(whole(months) / 12)}
}

func category(name, code string) Arg { return Arg{name, Code{Category, code}} }

// Source says where a value of a derivation comes from: another figure, or a
// text of law, of the dossier or of the words. The zero value says nothing.
type Source struct {
	Figure string
	Message
}

// None reports whether there is no source.
func (s Source) None() bool { return s.Figure == "" && s.Empty() }

func from(figure *Spec) Source { return Source{Figure: figure.ID} }

func by(rule Rule) Source { return Source{Message: plain(rule.Source)} }

// cite names a text of law that no single rule stands for.
func cite(key string) Source { return Source{Message: say("source." + key)} }
