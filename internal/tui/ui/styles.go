package ui

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"heed/internal/config"
)

// Palette is the colours by their meaning. None is needed to understand a screen: each also has a word, a sign or a place.
//
//	Text    what is read
//	Muted   what stands beside it: dates, sources, hints, what a thing is about
//	Accent  where one is and what can be pressed, and nothing else
//	Head    what a part is called
//	Own     the person's own words, and heed's about them in their words
//	Care    take care: a thing may go otherwise than one wishes
//	Wrong   something could not be done, or comes before everything else
type Palette struct {
	Text, Muted, Accent, Head, Own, Care, Wrong color.Color
}

// The grounds are common terminals' (#1e1e1e and #fafafa). Each colour's contrast against them is tested: 4.5 to 1 at
// least, for muted too, since muted text is still text. Hues follow Okabe and Ito, who chose them to be told apart
// by colour-blind people. They also stay what they are where a terminal, or tmux, has only 256 colours: grey stays grey there,
// and no two meanings become one.
func paletteFor(dark bool) Palette {
	if dark {
		return Palette{
			Text: lipgloss.Color("#e6e1d8"), Muted: lipgloss.Color("#9e9e9e"), Accent: lipgloss.Color("#87c8f0"), Head: lipgloss.Color("#a2d6b0"),
			Own: lipgloss.Color("#e6c35c"), Care: lipgloss.Color("#f2a65a"), Wrong: lipgloss.Color("#ff8c82"),
		}
	}
	return Palette{
		Text: lipgloss.Color("#23201c"), Muted: lipgloss.Color("#625c52"), Accent: lipgloss.Color("#005a8c"), Head: lipgloss.Color("#14591a"),
		Own: lipgloss.Color("#6b4a00"), Care: lipgloss.Color("#8a3c06"), Wrong: lipgloss.Color("#a3161a"),
	}
}

// highContrast is the same hues further from the ground: 7 to 1 at least, which the guidelines call enhanced (level AAA).
func highContrast(dark bool) Palette {
	if dark {
		return Palette{
			Text: lipgloss.Color("#ffffff"), Muted: lipgloss.Color("#d8d8d8"), Accent: lipgloss.Color("#8fdcff"), Head: lipgloss.Color("#a8ecc4"),
			Own: lipgloss.Color("#ffff87"), Care: lipgloss.Color("#ffc08a"), Wrong: lipgloss.Color("#ffbdb5"),
		}
	}
	return Palette{
		Text: lipgloss.Color("#000000"), Muted: lipgloss.Color("#333333"), Accent: lipgloss.Color("#00308f"), Head: lipgloss.Color("#003d26"),
		Own: lipgloss.Color("#4a3200"), Care: lipgloss.Color("#5f2600"), Wrong: lipgloss.Color("#7d0008"),
	}
}

// Styles is how things look, named by what they mean. It is a value: nothing changes it.
type Styles struct {
	Dark    bool
	Palette Palette

	Text    lipgloss.Style // running text
	Muted   lipgloss.Style // help, sources, dates
	Title   lipgloss.Style // the name of the screen
	Heading lipgloss.Style // a heading in a text
	Key     lipgloss.Style // a key one can press
	Chosen  lipgloss.Style // the chosen row of a list
	Strong  lipgloss.Style
	Quote   lipgloss.Style // a sentence one could say
	Own     lipgloss.Style // the person's own words
	Care    lipgloss.Style // take care
	Wrong   lipgloss.Style // something could not be done
	Marked  lipgloss.Style // selected text
	Rule    lipgloss.Style // lines between things
}

// NewStyles makes the styles for a dark or a light ground.
func NewStyles(dark bool) Styles { return stylesOf(paletteFor(dark), dark) }

// StylesFor makes the styles that a person has asked for, on the ground the terminal says it has.
func StylesFor(look config.Look, dark bool) Styles {
	switch look {
	case config.Light:
		return NewStyles(false)
	case config.Dark:
		return NewStyles(true)
	case config.Contrast:
		st := stylesOf(highContrast(dark), dark)
		st.Chosen = st.Chosen.Underline(true)
		st.Key = st.Key.Bold(true)
		return st
	}
	return NewStyles(dark)
}

func stylesOf(p Palette, dark bool) Styles {
	in := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	return Styles{
		Dark: dark, Palette: p,
		Text: in(p.Text), Muted: in(p.Muted), Title: in(p.Text).Bold(true), Heading: in(p.Head).Bold(true),
		Key: in(p.Accent), Chosen: in(p.Accent).Bold(true), Strong: in(p.Text).Bold(true), Quote: in(p.Text).Italic(true),
		Own: in(p.Own), Care: in(p.Care), Wrong: in(p.Wrong).Bold(true), Marked: in(p.Text).Reverse(true), Rule: in(p.Muted),
	}
}
