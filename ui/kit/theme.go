package kit

import (
	"errors"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Sizes of text, in Fyne's device independent pixels.
const (
	SizeHeading  float32 = 12
	SizeCaption  float32 = 13
	SizeBody     float32 = 15
	SizeSubtitle float32 = 18
	SizeTitle    float32 = 24
)

// Distances. Everything is spaced by one of these.
const (
	Space4  float32 = 4
	Space8  float32 = 8
	Space12 float32 = 12
	Space16 float32 = 16
	Space24 float32 = 24
	Space32 float32 = 32
)

const (
	// ControlHeight is the height of entries, buttons and closed choices.
	ControlHeight float32 = 34
	// TargetHeight is the least height of anything that can be clicked.
	TargetHeight float32 = 32
	// RadiusControl rounds the corners of controls.
	RadiusControl float32 = 6
	// RadiusCard rounds those of cards.
	RadiusCard float32 = 8
)

// Appearance chooses between the two variants of the theme.
type Appearance int

// The choices of the setting « Apparence ».
const (
	FollowSystem Appearance = iota
	Light
	Dark
)

// Fonts holds the font files of the theme (TrueType or OpenType).
type Fonts struct {
	Regular  []byte
	Semibold []byte // stands for bold everywhere but in titles
	Bold     []byte // titles; Semibold is taken where it is empty
	Italic   []byte
}

// Theme is the look of the program as a Fyne theme.
type Theme struct {
	appearance  Appearance
	light, dark map[fyne.ThemeColorName]color.Color

	regular, semibold, bold, italic fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the theme with the given fonts. Regular, Semibold and Italic
// are required.
func NewTheme(appearance Appearance, fonts Fonts) (*Theme, error) {
	if len(fonts.Regular) == 0 || len(fonts.Semibold) == 0 || len(fonts.Italic) == 0 {
		return nil, errors.New("new theme: a font is missing")
	}
	if len(fonts.Bold) == 0 {
		fonts.Bold = fonts.Semibold
	}
	return &Theme{
		appearance: appearance,
		light:      LightPalette().byName(),
		dark:       DarkPalette().byName(),
		regular:    fyne.NewStaticResource("kit-regular", fonts.Regular),
		semibold:   fyne.NewStaticResource("kit-semibold", fonts.Semibold),
		bold:       fyne.NewStaticResource("kit-bold", fonts.Bold),
		italic:     fyne.NewStaticResource("kit-italic", fonts.Italic),
	}, nil
}

// With returns the same theme in another appearance.
func (t *Theme) With(appearance Appearance) *Theme {
	other := *t
	other.appearance = appearance
	return &other
}

// Appearance returns the choice the theme was made with.
func (t *Theme) Appearance() Appearance { return t.appearance }

// Color returns a colour of the palette, Fyne's own where the palette has none.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	dark := variant == theme.VariantDark
	switch t.appearance {
	case Light:
		dark = false
	case Dark:
		dark = true
	}
	colors := t.light
	if dark {
		colors = t.dark
	}
	if c, ok := colors[name]; ok {
		return c
	}
	if dark {
		variant = theme.VariantDark
	} else {
		variant = theme.VariantLight
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font returns the font of a style. Fixed width and symbols are Fyne's.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return t.semibold
	case style.Italic:
		return t.italic
	default:
		return t.regular
	}
}

// Icon returns Fyne's icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size returns a size of Fyne's own widgets in the proportions of this theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return SizeBody
	case theme.SizeNameCaptionText:
		return SizeCaption
	case theme.SizeNameSubHeadingText:
		return SizeSubtitle
	case theme.SizeNameHeadingText:
		return SizeTitle
	case theme.SizeNamePadding:
		return Space4
	case theme.SizeNameInnerPadding:
		return Space8
	case theme.SizeNameLineSpacing:
		return Space4
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameScrollBarRadius:
		return 3
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameMenuRadius, theme.SizeNamePopupRadius:
		return RadiusControl
	case theme.SizeNameCardRadius, theme.SizeNameDialogRadius:
		return RadiusCard
	case theme.SizeNameModalBlurRadius:
		return 0 // a flat veil is calmer, and free where OpenGL is done in software
	default:
		return theme.DefaultTheme().Size(name)
	}
}

// themeOfOurs returns the theme, nil where another one is set.
func themeOfOurs() *Theme {
	t, _ := theme.Current().(*Theme)
	return t
}

// titleFont returns the heavy font of titles, nil where another theme is set.
func titleFont() fyne.Resource {
	if t := themeOfOurs(); t != nil {
		return t.bold
	}
	return nil
}
