package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Palette holds the colours of one variant of the theme, by what they mean.
type Palette struct {
	Background, Surface, Quiet, Line, Control color.NRGBA
	Ink, Muted                                color.NRGBA
	Accent, AccentSoft, AccentStrong          color.NRGBA
	OnAccent                                  color.NRGBA
	Warning, WarningSoft                      color.NRGBA
	Error, ErrorSoft, OnError                 color.NRGBA
	Success, SuccessSoft                      color.NRGBA
	Rule, RuleSoft                            color.NRGBA
	Scrim, Shadow                             color.NRGBA
}

// Names by which widgets ask the theme for a colour.
const (
	ColorBackground   = theme.ColorNameBackground
	ColorSurface      = fyne.ThemeColorName("kit.surface")
	ColorQuiet        = fyne.ThemeColorName("kit.quiet")
	ColorLine         = fyne.ThemeColorName("kit.line")
	ColorControl      = fyne.ThemeColorName("kit.control")
	ColorInk          = fyne.ThemeColorName("kit.ink")
	ColorMuted        = fyne.ThemeColorName("kit.muted")
	ColorAccent       = fyne.ThemeColorName("kit.accent")
	ColorAccentSoft   = fyne.ThemeColorName("kit.accentSoft")
	ColorAccentStrong = fyne.ThemeColorName("kit.accentStrong")
	ColorOnAccent     = fyne.ThemeColorName("kit.onAccent")
	ColorWarning      = fyne.ThemeColorName("kit.warning")
	ColorWarningSoft  = fyne.ThemeColorName("kit.warningSoft")
	ColorError        = fyne.ThemeColorName("kit.error")
	ColorErrorSoft    = fyne.ThemeColorName("kit.errorSoft")
	ColorOnError      = fyne.ThemeColorName("kit.onError")
	ColorSuccess      = fyne.ThemeColorName("kit.success")
	ColorSuccessSoft  = fyne.ThemeColorName("kit.successSoft")
	ColorRule         = fyne.ThemeColorName("kit.rule")
	ColorRuleSoft     = fyne.ThemeColorName("kit.ruleSoft")
	ColorScrim        = fyne.ThemeColorName("kit.scrim")
	// ColorDisabled draws what cannot be used now.
	ColorDisabled = ColorControl
	// ColorNone paints nothing.
	ColorNone = fyne.ThemeColorName("")
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// LightPalette returns the colours on light ground.
func LightPalette() Palette {
	return Palette{
		Background: rgb(0xF4F5F2), Surface: rgb(0xFFFFFF), Quiet: rgb(0xECEEEA), Line: rgb(0xDADDD6), Control: rgb(0x87918F),
		Ink: rgb(0x1D2A2F), Muted: rgb(0x5C6A6E),
		Accent: rgb(0x12586B), AccentSoft: rgb(0xE3EEF0), AccentStrong: rgb(0x0D4655), OnAccent: rgb(0xFFFFFF),
		Warning: rgb(0x9A5B00), WarningSoft: rgb(0xFBF0DD),
		Error: rgb(0xA32A20), ErrorSoft: rgb(0xFAE9E6), OnError: rgb(0xFFFFFF),
		Success: rgb(0x2C6B46), SuccessSoft: rgb(0xE6F1EA),
		Rule: rgb(0x8A6D1D), RuleSoft: rgb(0xFCF8EB),
		Scrim: color.NRGBA{R: 0x1D, G: 0x2A, B: 0x2F, A: 0x80}, Shadow: color.NRGBA{R: 0x1D, G: 0x2A, B: 0x2F, A: 0x2E},
	}
}

// DarkPalette returns the colours on dark ground.
func DarkPalette() Palette {
	return Palette{
		Background: rgb(0x151B1D), Surface: rgb(0x1D2528), Quiet: rgb(0x2A3438), Line: rgb(0x333E42), Control: rgb(0x6F7E83),
		Ink: rgb(0xE8EDEC), Muted: rgb(0x9DABAE),
		Accent: rgb(0x6FB6C6), AccentSoft: rgb(0x1F3A42), AccentStrong: rgb(0x8CC8D6), OnAccent: rgb(0x10181A),
		Warning: rgb(0xE0AC5A), WarningSoft: rgb(0x3A2E18),
		Error: rgb(0xF0958B), ErrorSoft: rgb(0x3F211E), OnError: rgb(0x1F100E),
		Success: rgb(0x7FC79C), SuccessSoft: rgb(0x1C3426),
		Rule: rgb(0xCDB15E), RuleSoft: rgb(0x322C18),
		Scrim: color.NRGBA{A: 0x99}, Shadow: color.NRGBA{A: 0x66},
	}
}

// byName maps the names of this package, and Fyne's own names, to the palette.
func (p Palette) byName() map[fyne.ThemeColorName]color.Color {
	clear := color.NRGBA{}
	return map[fyne.ThemeColorName]color.Color{
		ColorBackground: p.Background, ColorSurface: p.Surface, ColorQuiet: p.Quiet, ColorLine: p.Line,
		ColorControl: p.Control, ColorInk: p.Ink, ColorMuted: p.Muted,
		ColorAccent: p.Accent, ColorAccentSoft: p.AccentSoft, ColorAccentStrong: p.AccentStrong, ColorOnAccent: p.OnAccent,
		ColorWarning: p.Warning, ColorWarningSoft: p.WarningSoft,
		ColorError: p.Error, ColorErrorSoft: p.ErrorSoft, ColorOnError: p.OnError,
		ColorSuccess: p.Success, ColorSuccessSoft: p.SuccessSoft,
		ColorRule: p.Rule, ColorRuleSoft: p.RuleSoft, ColorScrim: p.Scrim, ColorNone: clear,

		theme.ColorNameButton: p.Surface, theme.ColorNameDisabledButton: p.Quiet, theme.ColorNameDisabled: p.Muted,
		theme.ColorNameError: p.Error, theme.ColorNameFocus: p.AccentSoft, theme.ColorNameForeground: p.Ink,
		theme.ColorNameForegroundOnError: p.OnError, theme.ColorNameForegroundOnPrimary: p.OnAccent,
		theme.ColorNameForegroundOnSuccess: p.Surface, theme.ColorNameForegroundOnWarning: p.Surface,
		theme.ColorNameHeaderBackground: p.Surface, theme.ColorNameHover: p.Quiet, theme.ColorNameHyperlink: p.Accent,
		theme.ColorNameInputBackground: p.Surface, theme.ColorNameInputBorder: p.Control,
		theme.ColorNameInnerWindowBorder: p.Line, theme.ColorNameInnerWindowBorderInactive: p.Line,
		theme.ColorNameMenuBackground: p.Surface, theme.ColorNameOverlayBackground: p.Surface,
		theme.ColorNamePlaceHolder: p.Muted, theme.ColorNamePressed: p.AccentSoft, theme.ColorNamePrimary: p.Accent,
		theme.ColorNameScrollBar: p.scrollBar(), theme.ColorNameScrollBarBackground: clear,
		theme.ColorNameSelection: p.selection(), theme.ColorNameSeparator: p.Line, theme.ColorNameShadow: p.Shadow,
		theme.ColorNameSuccess: p.Success, theme.ColorNameWarning: p.Warning,
	}
}

// selection is a little stronger than the soft accent: it stands behind single
// letters on a white entry.
func (p Palette) selection() color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*3 + int(b)) / 4) }
	return color.NRGBA{
		R: mix(p.AccentSoft.R, p.Accent.R), G: mix(p.AccentSoft.G, p.Accent.G),
		B: mix(p.AccentSoft.B, p.Accent.B), A: 0xff,
	}
}

// scrollBar is quieter than a control: it only says that there is more.
func (p Palette) scrollBar() color.NRGBA {
	c := p.Control
	c.A = 0x99
	return c
}

// Tone is what a coloured thing means.
type Tone int

// The tones. Each of them comes with a word or a sign wherever it is used.
const (
	Neutral Tone = iota
	Accent
	Warning
	Error
	Success
	Rule
)

// Ink returns the name of the colour of text in this tone.
func (t Tone) Ink() fyne.ThemeColorName {
	switch t {
	case Accent:
		return ColorAccent
	case Warning:
		return ColorWarning
	case Error:
		return ColorError
	case Success:
		return ColorSuccess
	case Rule:
		return ColorRule
	default:
		return ColorMuted
	}
}

// Soft returns the name of the colour behind text in this tone.
func (t Tone) Soft() fyne.ThemeColorName {
	switch t {
	case Accent:
		return ColorAccentSoft
	case Warning:
		return ColorWarningSoft
	case Error:
		return ColorErrorSoft
	case Success:
		return ColorSuccessSoft
	case Rule:
		return ColorRuleSoft
	default:
		return ColorQuiet
	}
}

// paint looks a colour up in the theme that is in force.
func paint(name fyne.ThemeColorName) color.Color {
	if name == ColorNone {
		return color.Transparent
	}
	return theme.Color(name)
}
