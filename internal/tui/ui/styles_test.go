package ui

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
)

// The least contrast that the Web Content Accessibility Guidelines ask for between text and its ground (level AA).
const leastContrast = 4.5

func TestEveryColourCanBeReadOnItsGround(t *testing.T) {
	for name, g := range map[string]struct {
		dark   bool
		ground string
	}{
		"dark":            {true, "#1e1e1e"},
		"black":           {true, "#000000"},
		"solarized dark":  {true, "#002b36"},
		"light":           {false, "#fafafa"},
		"solarized light": {false, "#fdf6e3"},
	} {
		p := reflect.ValueOf(paletteFor(g.dark))
		for i := range p.NumField() {
			c := contrast(p.Field(i).Interface().(color.Color), lipgloss.Color(g.ground))
			if c < leastContrast {
				t.Errorf("%s on %s ground: contrast %.1f, want at least %.1f", p.Type().Field(i).Name, name, c, leastContrast)
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
