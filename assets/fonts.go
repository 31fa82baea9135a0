package assets

import _ "embed"

var (
	//go:embed fonts/SourceSans3-Regular.ttf
	fontRegular []byte
	//go:embed fonts/SourceSans3-It.ttf
	fontItalic []byte
	//go:embed fonts/SourceSans3-Semibold.ttf
	fontSemibold []byte
	//go:embed fonts/SourceSans3-Bold.ttf
	fontBold []byte
)

// FontRegular returns Source Sans 3 Regular, a static TrueType font.
func FontRegular() []byte { return fontRegular }

// FontItalic returns Source Sans 3 Italic, a static TrueType font.
func FontItalic() []byte { return fontItalic }

// FontSemibold returns Source Sans 3 Semibold, a static TrueType font.
func FontSemibold() []byte { return fontSemibold }

// FontBold returns Source Sans 3 Bold, a static TrueType font.
func FontBold() []byte { return fontBold }
