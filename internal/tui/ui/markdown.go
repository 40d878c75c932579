package ui

import (
	"fmt"
	"image/color"
	"regexp"
	"strings"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	xansi "github.com/charmbracelet/x/ansi"
)

// Markdown draws a text of heed's or of a person's own card for rows of the given width. It takes some ten
// milliseconds for a card: call it in a tea.Cmd, never in View.
func Markdown(md string, width int, st Styles) ([]string, error) {
	if itemWritten.MatchString(md) {
		width -= len(hang) // for what hang adds
	}
	r, err := glamour.NewTermRenderer(glamour.WithStyles(styleSheet(st)), glamour.WithWordWrap(max(width, 10)))
	if err != nil {
		return nil, fmt.Errorf("set up the page: %w", err)
	}
	out, err := r.Render(Clean(md))
	if err != nil {
		return nil, fmt.Errorf("draw the page: %w", err)
	}
	var rows []string
	for row := range strings.SplitSeq(out, "\n") {
		row = trimmed(oneBar(row))
		if row == "" && (len(rows) == 0 || rows[len(rows)-1] == "") {
			continue // one empty row is enough, and none at the top
		}
		rows = append(rows, row)
	}
	for len(rows) > 0 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1]
	}
	hangItems(rows)
	return rows, nil
}

// oneBar mends a row of a quote: Glamour counts a token as one cell when it wraps, so ours is one cell, drawn twice.
func oneBar(row string) string {
	if !strings.HasPrefix(xansi.Strip(row), quoteBar+quoteBar) {
		return row
	}
	first, rest, _ := strings.Cut(row, quoteBar)
	return first + quoteBar + strings.Replace(rest, quoteBar, " ", 1)
}

// trimmed takes away the blanks with which Glamour fills a row.
func trimmed(row string) string {
	used := xansi.StringWidth(strings.TrimRight(xansi.Strip(row), " "))
	if used == 0 {
		return ""
	}
	return xansi.Truncate(row, used, "")
}

var (
	itemWritten = regexp.MustCompile(`(?m)^\s*([-*+]|\d+\.)\s`) // what begins an item, as it is written
	itemDrawn   = regexp.MustCompile(`^( *)(• |\d+\. )`)        // and as it is drawn
)

// hang stands before the further rows of an item, so that its words are below each other.
const hang = "  "

// hangItems indents the further rows of items, which Glamour begins where the item's sign is.
func hangItems(rows []string) {
	within := false
	for i, row := range rows {
		plain := xansi.Strip(row)
		switch {
		case itemDrawn.MatchString(plain):
			within = true
		case plain == "" || strings.HasPrefix(plain, quoteBar):
			within = false
		case within:
			rows[i] = hang + row
		}
	}
}

// quoteBar stands at the left of a quote.
const quoteBar = "│"

// styleSheet is our own style: the palette, and signs that carry the same meaning without colour. A heading stands right
// above what it is the heading of, as on every other screen; between parts there is one empty row.
func styleSheet(st Styles) ansi.StyleConfig {
	in := func(c color.Color) *string {
		r, g, b, _ := c.RGBA()
		hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
		return &hex
	}
	yes := true
	bar, two := quoteBar, uint(2)
	p := st.Palette
	heading := ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: in(p.Head), Bold: &yes}}
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: in(p.Text)}},
		Heading:        heading,
		H1:             ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes, Color: in(p.Text), BlockSuffix: "\n"}},
		BlockQuote:     ansi.StyleBlock{Indent: &two, IndentToken: &bar, StylePrimitive: ansi.StylePrimitive{Italic: &yes}},
		Emph:           ansi.StylePrimitive{Italic: &yes},
		Strong:         ansi.StylePrimitive{Bold: &yes},
		List:           ansi.StyleList{LevelIndent: 2},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		HorizontalRule: ansi.StylePrimitive{Color: in(p.Muted), Format: "\n───\n"},
		Link:           ansi.StylePrimitive{Color: in(p.Muted), Underline: &yes},
		LinkText:       ansi.StylePrimitive{Color: in(p.Accent)},
		Code:           ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: in(p.Accent)}},
	}
}
