package ui

import "heed/internal/text"

// Selecting says that some of the text is selected.
func (e *Editor) Selecting() bool { return !e.buf.Selection().Empty() }

// MoveTo puts the cursor at a byte of a paragraph.
func (e *Editor) MoveTo(para, byteAt int) { e.buf.MoveTo(text.Pos{Para: para, Byte: byteAt}, false) }

// Pasted puts words where the cursor is, as if they were pasted.
func (e *Editor) Pasted(words string) { e.buf.Paste(words) }
