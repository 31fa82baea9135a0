// Package compare holds two PDF files against each other by what a reader of
// them meets: what their pages draw and say, and what stands beside the pages,
// such as scripts, notes, fields, layers and files inside the file. How the
// bytes are written makes no difference.
//
// Neither file is trusted: objects are read by source, within its bounds, and
// pages are drawn by raster in a memory of its own. The package writes nothing,
// knows no dossier and words nothing. A File belongs to one goroutine.
package compare
