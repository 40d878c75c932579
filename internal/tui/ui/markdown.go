package ui

import (
	"fmt"
	"image/color"
	"strings"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	xansi "github.com/charmbracelet/x/ansi"
)

// Markdown draws a text of heed's or of a person's own card for rows of the given width. It takes some ten
// milliseconds for a card: call it in a tea.Cmd, never in View.
func Markdown(md string, width int, st Styles) ([]string, error) {
	r, err := glamour.NewTermRenderer(glamour.WithStyles(styleSheet(st)), glamour.WithWordWrap(max(width, 10)))
	if err != nil {
		return nil, fmt.Errorf("set up the page: %w", err)
	}
	out, err := r.Render(Clean(md))
	if err != nil {
		return nil, fmt.Errorf("draw the page: %w", err)
	}
	rows := strings.Split(strings.Trim(out, "\n"), "\n")
	for i, row := range rows {
		// Glamour pads rows to the width, and counts a token as one cell when it wraps: so ours is one cell, drawn twice.
		if strings.HasPrefix(xansi.Strip(row), quoteBar+quoteBar) {
			first, rest, _ := strings.Cut(row, quoteBar)
			row = first + quoteBar + strings.Replace(rest, quoteBar, " ", 1)
		}
		rows[i] = ""
		if used := xansi.StringWidth(strings.TrimRight(xansi.Strip(row), " ")); used > 0 {
			rows[i] = xansi.Truncate(row, used, "")
		}
	}
	for len(rows) > 0 && rows[0] == "" {
		rows = rows[1:]
	}
	for len(rows) > 0 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1]
	}
	return rows, nil
}

// quoteBar stands at the left of a quote.
const quoteBar = "│"

// styleSheet is our own style: the palette, and signs that carry the same meaning without colour.
func styleSheet(st Styles) ansi.StyleConfig {
	in := func(c color.Color) *string {
		r, g, b, _ := c.RGBA()
		hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
		return &hex
	}
	yes := true
	bar, two := quoteBar, uint(2)
	p := st.Palette
	heading := ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: in(p.Accent), Bold: &yes, BlockSuffix: "\n"}}
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: in(p.Text)}},
		Heading:        heading,
		H1:             ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes, Color: in(p.Text)}},
		BlockQuote:     ansi.StyleBlock{Indent: &two, IndentToken: &bar, StylePrimitive: ansi.StylePrimitive{Italic: &yes}},
		Emph:           ansi.StylePrimitive{Italic: &yes},
		Strong:         ansi.StylePrimitive{Bold: &yes},
		List:           ansi.StyleList{LevelIndent: 2},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		HorizontalRule: ansi.StylePrimitive{Color: in(p.Muted), Format: "\n───\n"},
		Link:           ansi.StylePrimitive{Color: in(p.Muted), Underline: &yes},
		LinkText:       ansi.StylePrimitive{Color: in(p.Accent)},
		Code:           ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: in(p.Own)}},
	}
}
