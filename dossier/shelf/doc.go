// Package shelf says what a place that keeps dossiers knows of them without
// reading them: a line of the list, where a dossier stands, what happened to it.
// dossier/store keeps them on disk, the screen and the command line show them,
// and all speak of the same values. It touches no disk and words nothing.
package shelf
