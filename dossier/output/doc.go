// Package output says what can be made of a dossier and what came of it: a file
// that is exported, a proof that is looked at, paper. internal/paper makes them,
// the screen asks for them, and both speak of the same values. It makes nothing
// itself and knows neither PDF nor screen.
package output
