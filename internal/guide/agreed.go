package guide

import "slices"

// Agreed is what Finish would send on its way now, so that it can be kept before the session ends: what could not be kept,
// because of a full disk or a wrong name, is then still there. It is false where Finish would be, and when nothing was
// agreed. The draft stays as it is.
func (d *Draft) Agreed(to Destination) (Record, bool) {
	copied := Draft{parts: slices.Clone(d.parts), themes: slices.Clone(d.themes)}
	if to == Nowhere || !copied.finish(to) {
		return Record{}, false
	}
	return copied.record()
}

// ForRoom is what everybody may read of a step: nothing, where nobody is told anything.
func (s Step) ForRoom() string {
	if s.Screen != "" || s.Silent {
		return s.Screen
	}
	return s.Say
}
