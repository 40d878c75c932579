package e2e

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Sizes of a picture in pixels. A cell is 0.6 em wide, which is what most monospace fonts are drawn for.
const (
	fontSize = 15
	cellW    = 9
	cellH    = 20
	baseline = 15 // of a row's letters, from its top
	margin   = 18 // around the cells
	bar      = 34 // height of the window's title bar
)

// fonts names a monospace font for each kind of system; the last is whatever it has.
const fonts = "'JetBrains Mono','Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"

// Frame is what a terminal shows at one moment, to be drawn.
type Frame struct {
	rows          [][]uv.Cell
	x, y          int  // of the cursor
	cursor        bool // it is shown
	title         string
	ground, words color.Color // the terminal's own colours
}

// Frame waits for the end of a frame that is being drawn, and returns what the terminal then shows. Of a program that has
// broken there is no picture.
func (t *Term) Frame() Frame {
	t.tb.Helper()
	t.mu.Lock()
	for t.modes.drawing && !t.ended {
		changed := t.changed
		t.mu.Unlock()
		<-changed
		t.mu.Lock()
	}
	if t.ended && t.code != 0 {
		t.mu.Unlock()
		t.fail("the program has ended with status %d", t.code)
	}
	defer t.mu.Unlock()
	at := t.em.CursorPosition()
	f := Frame{
		rows: make([][]uv.Cell, t.em.Height()), x: at.X, y: at.Y, cursor: !t.modes.hidden,
		title: t.modes.title, ground: t.em.BackgroundColor(), words: t.em.ForegroundColor(),
	}
	for y := range f.rows {
		f.rows[y] = t.cells(y)
	}
	return f
}

// BeforeCursor is the character that the cursor stands behind.
func (f Frame) BeforeCursor() string {
	if f.x == 0 {
		return ""
	}
	return f.rows[f.y][f.x-1].Content
}

// CursorAt is where the cursor stands, counted from 0 at the top left.
func (f Frame) CursorAt() (x, y int) { return f.x, f.y }

// SVG draws the frame as a picture of a window: colours, bold, italic, faint, reversed and underlined text, box lines
// that join, and the cursor.
func (f Frame) SVG() []byte {
	p := f.paint()
	var out strings.Builder
	f.window(&out, "")
	for _, element := range append(p.grounds, p.marks...) {
		out.WriteString(element + "\n")
	}
	out.WriteString("</g></svg>\n")
	return []byte(out.String())
}

// paint draws what is in the window, piece by piece.
func (f Frame) paint() *painter {
	p := &painter{ground: f.ground, words: f.words}
	for y, cells := range f.rows {
		p.row(y, cells)
	}
	if f.cursor {
		p.under(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s" fill-opacity="0.4"/>`, left(f.x), top(f.y), cellW, cellH, rgb(f.words))
	}
	return p
}

func left(x int) int { return margin + x*cellW }
func top(y int) int  { return bar + y*cellH }

// painter gathers the elements of a picture, each a line of SVG that knows its place.
type painter struct {
	grounds       []string    // what lies below
	marks         []string    // letters and lines, which stand on it
	ground, words color.Color // the terminal's own colours
}

func (p *painter) under(format string, args ...any) {
	p.grounds = append(p.grounds, fmt.Sprintf(format, args...))
}

func (p *painter) add(format string, args ...any) {
	p.marks = append(p.marks, fmt.Sprintf(format, args...))
}

// window opens the picture and draws the frame. style is CSS, or empty.
func (f Frame) window(out *strings.Builder, style string) {
	width, height := len(f.rows[0])*cellW+2*margin, len(f.rows)*cellH+bar+margin
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	line(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`, width, height, width, height)
	if style != "" {
		line("<style>\n%s</style>", style)
	}
	line(`<rect x="0.5" y="0.5" width="%d" height="%d" rx="9" fill="%s" stroke="%s" stroke-opacity="0.35"/>`,
		width-1, height-1, rgb(f.ground), rgb(f.words))
	for i := range 3 {
		line(`<circle cx="%d" cy="17" r="5.5" fill="%s" fill-opacity="0.3"/>`, 20+i*18, rgb(f.words))
	}
	line(`<g font-family="%s" font-size="%d" xml:space="preserve">`, fonts, fontSize)
	line(`<text x="%d" y="22" font-size="13" text-anchor="middle" fill="%s" fill-opacity="0.7">%s</text>`, width/2, rgb(f.words), html.EscapeString(f.title))
}

// cells are those of one row, with a blank where there is nothing. It is for those who hold the lock.
func (t *Term) cells(y int) []uv.Cell {
	cells := make([]uv.Cell, t.em.Width())
	for x := range cells {
		cells[x] = uv.Cell{Content: " ", Width: 1}
		if c := t.em.CellAt(x, y); c != nil && c.Content != "" {
			cells[x] = *c
		}
	}
	return cells
}

// row draws one row: first the grounds, then piece by piece what stands on them.
func (p *painter) row(y int, cells []uv.Cell) {
	for x := 0; x < len(cells); {
		_, bg := p.colours(cells[x].Style)
		n := alike(cells[x:], func(c uv.Cell) bool { _, other := p.colours(c.Style); return other == bg })
		if bg != nil {
			p.under(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, left(x), top(y), n*cellW, cellH, rgb(bg))
		}
		x += n
	}
	for x := 0; x < len(cells); {
		x += p.piece(x, y, cells[x:])
	}
}

// alike is how many cells from the first on are as the first is.
func alike(cells []uv.Cell, as func(uv.Cell) bool) int {
	n := 1
	for n < len(cells) && as(cells[n]) {
		n++
	}
	return n
}

// piece draws what can be drawn in one from the first of cells on, and returns how many cells that is. Letters end where
// two blanks follow each other, so that a font that is a little wider or narrower than a cell does not drift far.
func (p *painter) piece(x, y int, cells []uv.Cell) int {
	c := cells[0]
	if c.Content == " " {
		return 1
	}
	if n := p.shape(x, y, cells); n > 0 {
		return n
	}
	if c.Width > 1 {
		p.text(x, y, c.Width, c.Content, c.Style)
		return c.Width
	}
	s := c.Content
	n := alike(cells, func(next uv.Cell) bool {
		if next.Width != 1 || !next.Style.Equal(&c.Style) || isShape(next.Content) || strings.HasSuffix(s, "  ") {
			return false
		}
		s += next.Content
		return true
	})
	words := strings.TrimRight(s, " ")
	p.text(x, y, n-(len(s)-len(words)), words, c.Style)
	return n
}

// text draws letters that look alike. A browser fits them to their cells; other programs draw them as the font has them.
func (p *painter) text(x, y, cells int, s string, look uv.Style) {
	fg, _ := p.colours(look)
	style := attribute(look.Attrs&uv.AttrBold != 0, ` font-weight="bold"`) +
		attribute(look.Attrs&uv.AttrItalic != 0, ` font-style="italic"`) +
		attribute(look.Attrs&uv.AttrFaint != 0, ` fill-opacity="0.6"`) +
		attribute(look.Underline != 0, ` text-decoration="underline"`)
	p.add(`<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`,
		left(x), top(y)+baseline, cells*cellW, rgb(fg), style, html.EscapeString(s))
}

func attribute(on bool, s string) string {
	if on {
		return s
	}
	return ""
}

// colours are a cell's letters' and its ground's; no ground means the window's.
func (p *painter) colours(look uv.Style) (fg, bg color.Color) {
	fg, bg = look.Fg, look.Bg
	if fg == nil {
		fg = p.words
	}
	if look.Attrs&uv.AttrReverse == 0 {
		return fg, bg
	}
	if bg == nil {
		bg = p.ground
	}
	return bg, fg
}

// boxes are the lines of a box character from the middle of its cell: up, right, down, left; capital when they are heavy.
const boxes = "│ud ─lr ┌dr ┐dl └ur ┘ul ├udr ┤udl ┬ldr ┴lur ┼udlr ╭dr ╮dl ╰ur ╯ul ┃UD ━LR"

// blocks are the parts of a cell that a block character fills, in eighths: left, top, width, height.
const blocks = "█0088 ▌0048 ▐4048 ▀0084 ▄0484 ▏0018 ▎0028"

func isShape(character string) bool { return after(boxes, character)+after(blocks, character) != "" }

// shape draws lines or blocks that meet those in the next cell, where a font would leave gaps. It returns how many cells
// it has drawn: none when the first holds no such character, and several when a line goes on.
func (p *painter) shape(x, y int, cells []uv.Cell) int {
	c := cells[0]
	fg, _ := p.colours(c.Style)
	if arms := after(boxes, c.Content); arms != "" {
		n := 1
		if strings.EqualFold(arms, "lr") {
			n = alike(cells, func(next uv.Cell) bool { return next.Content == c.Content && next.Style.Equal(&c.Style) })
		}
		thick := 1 + strings.Count("UDLR", arms[:1])
		p.add(`<path d="%s" stroke="%s" stroke-width="%d" fill="none"/>`, lines(x, y, n, arms), rgb(fg), thick)
		return n
	}
	part := after(blocks, c.Content)
	if part == "" {
		return 0
	}
	eighths := func(i, of int) float64 { return float64(int(part[i]-'0')*of) / 8 }
	p.add(`<rect x="%g" y="%g" width="%g" height="%g" fill="%s"/>`,
		float64(left(x))+eighths(0, cellW), float64(top(y))+eighths(1, cellH), eighths(2, cellW), eighths(3, cellH), rgb(fg))
	return 1
}

// lines is the path of a box character, or of n cells of one that goes from left to right. It runs through the middle of
// pixels, so that it is sharp.
func lines(x, y, n int, arms string) string {
	midX, midY := float64(left(x)+cellW/2)+0.5, float64(top(y)+cellH/2)+0.5
	var d strings.Builder
	for _, arm := range strings.ToLower(arms) {
		switch arm {
		case 'u':
			fmt.Fprintf(&d, "M%g %gV%d", midX, midY+0.5, top(y))
		case 'd':
			fmt.Fprintf(&d, "M%g %gV%d", midX, midY-0.5, top(y)+cellH)
		case 'l':
			fmt.Fprintf(&d, "M%g %gH%d", midX+0.5, midY, left(x))
		case 'r':
			fmt.Fprintf(&d, "M%g %gH%d", midX-0.5, midY, left(x+n))
		}
	}
	return d.String()
}

// after finds what a table says of a character.
func after(table, character string) string {
	for entry := range strings.FieldsSeq(table) {
		if rest, found := strings.CutPrefix(entry, character); found && character != "" && rest != "" {
			return rest
		}
	}
	return ""
}

func rgb(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
