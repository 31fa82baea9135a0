package main

import (
	"regexp"
	"strings"
)

var (
	pictureAlone = regexp.MustCompile(`(?m)^!\[[^\]]*\]\([^)]*\)\n\n?`)
	link         = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
)

// readme is the page that users read as it is handed out, away from the sources: without
// the pictures, and with the words alone of what leads to a file beside it.
func readme(page string) string {
	return link.ReplaceAllStringFunc(pictureAlone.ReplaceAllString(page, ""), func(found string) string {
		parts := link.FindStringSubmatch(found)
		if to := parts[2]; strings.HasPrefix(to, "#") || strings.Contains(to, "://") {
			return found
		}
		return parts[1]
	})
}
