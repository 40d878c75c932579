package guide

import "time"

// going keeps the time, and says whether it is in the steps.
func (p *Pace) going(now time.Time) bool {
	p.Tick(now)
	return p.phase == Going
}

// Pause lets the clock stand still.
func (p *Pace) Pause(now time.Time) bool {
	if !p.going(now) || p.paused {
		return false
	}
	p.paused = true
	return true
}

// Resume lets the clock go on.
func (p *Pace) Resume(now time.Time) bool {
	if !p.going(now) || !p.paused {
		return false
	}
	p.paused = false
	return true
}

// Next ends this step and begins the one after it. After the last there is none: then it is time to close.
func (p *Pace) Next(now time.Time) bool { return p.leave(now, Done) }

// Skip leaves this step out, whatever of it was done, and begins the one after it. Back undoes it.
func (p *Pace) Skip(now time.Time) bool { return p.leave(now, Skipped) }

func (p *Pace) leave(now time.Time, as StageState) bool {
	if !p.going(now) || p.Last() {
		return false
	}
	p.stages[p.at].State = as
	p.enter(p.at + 1)
	return true
}

// Back returns to the step before, with the time it had used. The one that is left keeps its own, and lies ahead again.
func (p *Pace) Back(now time.Time) bool {
	if !p.going(now) || p.at == 0 {
		return false
	}
	p.stages[p.at].State = Ahead
	p.enter(p.at - 1)
	return true
}

// enter begins the step with that number. Whoever moves along the plan has come back to it.
func (p *Pace) enter(i int) {
	p.at = i
	p.stages[i].State = Now
	p.veered = false
}

// Move puts the step with that number in Stages earlier (by -1) or later (by 1). Only steps that are to come can change
// places, and only with each other.
func (p *Pace) Move(i, by int) bool {
	j := i + by
	if p.phase != Going || by*by != 1 || min(i, j) <= p.at || max(i, j) >= len(p.stages) {
		return false
	}
	p.stages[i], p.stages[j] = p.stages[j], p.stages[i]
	return true
}

// Stretch gives the step with that number in Stages more minutes, or fewer; never less than one in all. What is over
// cannot be changed.
func (p *Pace) Stretch(i, minutes int) bool {
	if p.phase != Going || i < p.at || i >= len(p.stages) {
		return false
	}
	planned := p.stages[i].Planned + time.Duration(minutes)*time.Minute
	if planned < shortest || planned > longest*time.Minute || minutes == 0 {
		return false
	}
	p.stages[i].Planned = planned
	return true
}

// Veer leaves the plan for something that matters more just now. The time goes on in all, but not in the step.
func (p *Pace) Veer(now time.Time) bool {
	if !p.going(now) || p.veered {
		return false
	}
	p.veered = true
	return true
}

// Return comes back to the step that was left.
func (p *Pace) Return(now time.Time) bool {
	if !p.going(now) || !p.veered {
		return false
	}
	p.veered = false
	return true
}

// Stop ends it for now, from any step: the clock stands still, and the stop page is shown.
func (p *Pace) Stop(now time.Time) bool {
	if !p.going(now) {
		return false
	}
	p.phase = Stopped
	return true
}

// GoOn returns from the stop page to where it was.
func (p *Pace) GoOn(now time.Time) bool {
	p.Tick(now)
	if p.phase != Stopped {
		return false
	}
	p.phase = Going
	return true
}

// close leaves the steps, for good or until reopen.
func (p *Pace) close(now time.Time) bool {
	p.Tick(now)
	if p.phase != Going && p.phase != Stopped {
		return false
	}
	p.phase = Closing
	return true
}

// reopen returns from closing to the step it was in.
func (p *Pace) reopen(now time.Time) bool {
	p.Tick(now)
	if p.phase != Closing {
		return false
	}
	p.phase = Going
	return true
}

// end is the end of it.
func (p *Pace) end() { p.phase = Ended }
