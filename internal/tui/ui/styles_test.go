package ui

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/config"
)

// The least contrast that the Web Content Accessibility Guidelines ask for between text and its ground: usually (level AA),
// and where more is asked for (level AAA).
const (
	leastContrast  = 4.5
	leastHigh      = 7
	darkest, white = "#000000", "#ffffff"
)

func TestEveryStyleCanBeReadOnItsGround(t *testing.T) {
	for _, g := range []struct {
		look   config.Look
		dark   bool
		least  float64
		ground []string
	}{
		{config.Auto, true, leastContrast, []string{darkest, "#1e1e1e", "#002b36"}},
		{config.Auto, false, leastContrast, []string{white, "#fafafa", "#fdf6e3"}},
		{config.Dark, false, leastContrast, []string{darkest, "#1e1e1e", "#002b36"}},
		{config.Light, true, leastContrast, []string{white, "#fafafa", "#fdf6e3"}},
		{config.Contrast, true, leastHigh, []string{darkest, "#1e1e1e", "#002b36"}},
		{config.Contrast, false, leastHigh, []string{white, "#fafafa", "#fdf6e3"}},
	} {
		all := reflect.ValueOf(StylesFor(g.look, g.dark))
		for i := range all.NumField() {
			style, ok := reflect.TypeAssert[lipgloss.Style](all.Field(i))
			if !ok {
				continue
			}
			name := all.Type().Field(i).Name
			if _, plain := style.GetBackground().(lipgloss.NoColor); !plain {
				t.Errorf("%s paints a ground of its own, which this test does not know", name)
			}
			for _, ground := range g.ground { // text the other way round has the same contrast
				if c := contrast(style.GetForeground(), lipgloss.Color(ground)); c < g.least {
					t.Errorf("%s: %s on %s: contrast %.1f, want at least %.1f", g.look, name, ground, c, g.least)
				}
			}
		}
	}
}

func TestEveryMeaningHasAColourInEveryLook(t *testing.T) {
	for _, look := range []config.Look{config.Auto, config.Contrast} {
		for _, dark := range []bool{true, false} {
			all := reflect.ValueOf(StylesFor(look, dark).Palette)
			for i := range all.NumField() {
				if all.Field(i).IsNil() {
					t.Errorf("%s, dark %v: %s has none", look, dark, all.Type().Field(i).Name)
				}
			}
		}
	}
}

func TestFewerColoursKeepMeaningsApart(t *testing.T) {
	for _, look := range []config.Look{config.Auto, config.Contrast} {
		for _, dark := range []bool{true, false} {
			all := reflect.ValueOf(StylesFor(look, dark).Palette)
			seen := map[ansi.IndexedColor]string{}
			for i := range all.NumField() {
				name := all.Type().Field(i).Name
				c, _ := reflect.TypeAssert[color.Color](all.Field(i))
				few := ansi.Convert256(c)
				if other, is := seen[few]; is {
					t.Errorf("%s, dark %v: of 256 colours %s has the one that %s has", look, dark, name, other)
				}
				seen[few] = name
				r, g, b, _ := few.RGBA()
				if name == "Muted" && (r != g || g != b) {
					t.Errorf("%s, dark %v: of 256 colours %s is no grey: %d", look, dark, name, few)
				}
			}
		}
	}
}

// TestNoStyleIsFaintOrBlinks: both are less than the contrast that was measured, and one of them moves.
func TestNoStyleIsFaintOrBlinks(t *testing.T) {
	for _, look := range []config.Look{config.Auto, config.Contrast} {
		all := reflect.ValueOf(StylesFor(look, true))
		for i := range all.NumField() {
			if style, ok := reflect.TypeAssert[lipgloss.Style](all.Field(i)); ok && (style.GetFaint() || style.GetBlink()) {
				t.Errorf("%s: %s is faint or blinks", look, all.Type().Field(i).Name)
			}
		}
	}
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
