package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func TestBlackOnWhiteHasTheKnownContrast(t *testing.T) {
	if got := contrast(rgb(0), rgb(0xFFFFFF)); math.Abs(got-21) > 0.001 {
		t.Errorf("contrast = %v, want 21", got)
	}
}

// WCAG 2.1: text 4.5 (criterion 1.4.3), outlines of controls 3 (1.4.11).
func TestEveryPairOfColoursThatIsReadHoldsContrastAA(t *testing.T) {
	for name, p := range map[string]Palette{"light": LightPalette(), "dark": DarkPalette()} {
		grounds := map[string]color.NRGBA{"surface": p.Surface, "background": p.Background, "quiet": p.Quiet, "accent soft": p.AccentSoft}
		text := func(what string, ink, ground color.NRGBA, least float64) {
			t.Helper()
			if got := contrast(ink, ground); got < least {
				t.Errorf("%s: %s has contrast %.2f, want %.1f", name, what, got, least)
			}
		}
		for where, ground := range grounds {
			text("ink on "+where, p.Ink, ground, 4.5)
			text("muted on "+where, p.Muted, ground, 4.5)
			text("accent on "+where, p.Accent, ground, 4.5)
		}
		for _, pair := range []struct {
			what      string
			ink, soft color.NRGBA
		}{
			{"warning", p.Warning, p.WarningSoft},
			{"error", p.Error, p.ErrorSoft},
			{"success", p.Success, p.SuccessSoft},
			{"rule", p.Rule, p.RuleSoft},
		} {
			text(pair.what+" on its soft colour", pair.ink, pair.soft, 4.5)
			text(pair.what+" on surface", pair.ink, p.Surface, 4.5)
			text("ink on soft "+pair.what, p.Ink, pair.soft, 4.5)
		}
		text("label of the main button", p.OnAccent, p.Accent, 4.5)
		text("label of the main button under the pointer", p.OnAccent, p.AccentStrong, 4.5)
		text("label of the dangerous button", p.OnError, p.Error, 4.5)
		text("selected text", p.Ink, p.selection(), 4.5)
		text("outline of a control on surface", p.Control, p.Surface, 3)
		text("focus ring on surface", p.Accent, p.Surface, 3)
		text("focus ring on background", p.Accent, p.Background, 3)
	}
}

func TestTheThemeFollowsTheSystemUnlessToldOtherwise(t *testing.T) {
	th := testTheme(t, FollowSystem)
	light, dark := LightPalette().Surface, DarkPalette().Surface
	for _, c := range []struct {
		name       string
		appearance Appearance
		variant    fyne.ThemeVariant
		want       color.NRGBA
	}{
		{"a light system", FollowSystem, theme.VariantLight, light},
		{"a dark system", FollowSystem, theme.VariantDark, dark},
		{"light on a dark system", Light, theme.VariantDark, light},
		{"dark on a light system", Dark, theme.VariantLight, dark},
	} {
		if got := th.With(c.appearance).Color(ColorSurface, c.variant); got != c.want {
			t.Errorf("%s: surface is %v, want %v", c.name, got, c.want)
		}
	}
}

func TestEveryColourNameOfFyneIsDefined(t *testing.T) {
	startApp(t, Light)
	test.AssertAllColorNamesDefined(t, testTheme(t, Light), "kit")
}

func TestAThemeWithoutAFontIsRefused(t *testing.T) {
	if _, err := NewTheme(Light, Fonts{}); err == nil {
		t.Error("no error")
	}
}
