package guide

import "time"

// Walk is an exercise under way. Nothing of it is ever kept.
type Walk struct {
	Pace
	Exercise *Exercise
	Safety   Safety
	asked    bool
}

// NewWalk begins with what is said first.
func NewWalk(e *Exercise, g Ground) *Walk {
	return &Walk{Pace: newPace(e.Steps), Exercise: e, Safety: g.Safety}
}

// Asked notes that the words to ask first, and how to sit out, stand on the screen.
func (w *Walk) Asked() bool {
	if w.phase != Opening || w.asked {
		return false
	}
	w.asked = true
	return true
}

// Ready says that the first step may begin.
func (w *Walk) Ready() bool { return w.asked && w.phase == Opening }

// Begin starts the first step; not before people were asked.
func (w *Walk) Begin(now time.Time) bool { return w.asked && w.begin(now) }

// Close leaves the steps for what comes after: where to get support, and how to part.
func (w *Walk) Close(now time.Time) bool { return w.close(now) }

// Reopen returns to the step it was in.
func (w *Walk) Reopen(now time.Time) bool { return w.reopen(now) }

// Leave ends it, wherever it is.
func (w *Walk) Leave() { w.end() }
