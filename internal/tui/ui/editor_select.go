package ui

// SelectAll selects everything, so that the first letter typed takes the place of words that only make a beginning.
func (e *Editor) SelectAll() { e.buf.SelectAll() }
