package guide

import (
	"slices"
	"time"
)

// Phase is where a session or an exercise is.
type Phase string

// The phases, in order. From Stopped one may go on.
const (
	Opening Phase = "opening" // what is said before the first step
	Going   Phase = "going"   // in the steps
	Stopped Phase = "stopped" // the stop page
	Closing Phase = "closing" // after the last step
	Ended   Phase = "ended"
)

// SleepGap is the silence after which the computer is taken to have slept. A screen ticks every second; what keeps a
// program from its clock for a minute and a half is a closed lid.
const SleepGap = 90 * time.Second

// shortest is what a step can be shortened to.
const shortest = time.Minute

// StageState says how a step stands.
type StageState string

// How a step can stand.
const (
	Ahead   StageState = "ahead"
	Now     StageState = "now"
	Done    StageState = "done"
	Skipped StageState = "skipped"
)

// Stage is a step with its time.
type Stage struct {
	Step
	Planned time.Duration
	Used    time.Duration
	State   StageState
}

// Left is what is left of the stage; negative when it is over.
func (s Stage) Left() time.Duration { return s.Planned - s.Used }

// Spent says where the time went since the first step began. Together it is the time on the wall, as far as that went
// forwards.
type Spent struct {
	Steps  time.Duration // in the steps
	Aside  time.Duration // veered off
	Paused time.Duration // paused, stopped, or closing
	Slept  time.Duration // the computer slept, not counted
	Asked  time.Duration // the computer slept, and nobody has said yet whether it counts
}

// Pace is the steps and the time. Its zero value is not usable: Run and Walk hold one.
type Pace struct {
	phase  Phase
	stages []Stage
	at     int
	booked time.Duration
	begun  time.Time
	last   time.Time // the last time that was told
	paused bool
	veered bool
	hidden bool
	spent  Spent  // but for Steps, which stand in the stages
	dozed  string // id of the stage in which the computer slept; empty when it did beside the plan
}

func newPace(steps []Step) Pace {
	p := Pace{phase: Opening, booked: time.Duration(total(steps)) * time.Minute}
	for _, s := range steps {
		s.Spare = slices.Clone(s.Spare)
		p.stages = append(p.stages, Stage{Step: s, Planned: time.Duration(s.Minutes) * time.Minute, State: Ahead})
	}
	return p
}

// begin starts the first step.
func (p *Pace) begin(now time.Time) bool {
	if p.phase != Opening || len(p.stages) == 0 {
		return false
	}
	p.phase = Going
	p.begun, p.last = wall(now), wall(now)
	p.stages[0].State = Now
	return true
}

// wall takes away the reading of the steady clock, which stands still on some systems while the computer sleeps.
func wall(t time.Time) time.Time { return t.Round(0) }

// Tick keeps the time up to now. Every action that is given the time ticks first. Time that goes backwards, as when
// somebody sets the clock, counts nothing.
func (p *Pace) Tick(now time.Time) {
	if p.phase == Opening || p.phase == Ended {
		return
	}
	d := wall(now).Sub(p.last)
	p.last = wall(now)
	switch {
	case d <= 0:
	case p.phase != Going || p.paused:
		p.spent.Paused += d
	case d > SleepGap:
		p.doze(d)
	case p.veered:
		p.spent.Aside += d
	default:
		p.stages[p.at].Used += d
	}
}

// doze puts time aside until somebody says whether it counts. Of two sleeps in two steps, the first is no longer asked
// about: it does not count.
func (p *Pace) doze(d time.Duration) {
	in := p.stages[p.at].ID
	if p.veered {
		in = ""
	}
	if p.dozed != in {
		p.DropSleep()
	}
	p.dozed = in
	p.spent.Asked += d
}

// Slept is how long the computer slept, when nobody has said yet whether that counts; else 0. Meanwhile it does not.
func (p *Pace) Slept() time.Duration { return p.spent.Asked }

// CountSleep counts the time for which the computer slept: people went on talking. After the steps it is too late.
func (p *Pace) CountSleep() bool {
	if p.phase != Going && p.phase != Stopped {
		return false
	}
	d := p.spent.Asked
	p.spent.Asked = 0
	i := p.index(p.dozed)
	if i < 0 {
		p.spent.Aside += d
		return d > 0
	}
	p.stages[i].Used += d
	return d > 0
}

// DropSleep leaves that time out.
func (p *Pace) DropSleep() bool {
	d := p.spent.Asked
	p.spent.Slept += d
	p.spent.Asked = 0
	return d > 0
}

// Phase is where it is.
func (p *Pace) Phase() Phase { return p.phase }

// Begun is when the first step began; zero before.
func (p *Pace) Begun() time.Time { return p.begun }

// Stages returns all steps in the order in which they stand now.
func (p *Pace) Stages() []Stage { return slices.Clone(p.stages) }

// At is the number of the step in Stages that it is in, or begins with.
func (p *Pace) At() int { return p.at }

// Current is the step that it is in.
func (p *Pace) Current() Stage { return p.stages[p.at] }

// Coming are the steps after that.
func (p *Pace) Coming() []Stage { return slices.Clone(p.stages[p.at+1:]) }

// Last says that no step comes after this one.
func (p *Pace) Last() bool { return p.at == len(p.stages)-1 }

// Left is what is left of the step; negative when it is over.
func (p *Pace) Left() time.Duration { return p.stages[p.at].Left() }

// LeftInAll is what is left of the time that was set aside for the whole; negative when it is over. Stretching a step does
// not change when people have to leave: see Needed.
func (p *Pace) LeftInAll() time.Duration { return p.booked - p.Length() }

// Needed is how much the rest of this step and those to come want. When it is more than LeftInAll, something has to give.
func (p *Pace) Needed() time.Duration {
	d := max(0, p.Left())
	for _, s := range p.stages[p.at+1:] {
		d += max(0, s.Left())
	}
	return d
}

// Length is how long it has taken until now: in the steps and aside from them.
func (p *Pace) Length() time.Duration { return p.Spent().Steps + p.spent.Aside }

// Spent says where the time went.
func (p *Pace) Spent() Spent {
	s := p.spent
	for _, stage := range p.stages {
		s.Steps += stage.Used
	}
	return s
}

// Paused says that the clock stands still.
func (p *Pace) Paused() bool { return p.paused }

// Veered says that the talk has left the plan for a while.
func (p *Pace) Veered() bool { return p.veered }

// Hidden says that nobody wants to see the time.
func (p *Pace) Hidden() bool { return p.hidden }

// HideTime shows the time no longer, or again.
func (p *Pace) HideTime(hidden bool) { p.hidden = hidden }

func (p *Pace) index(id string) int {
	return slices.IndexFunc(p.stages, func(s Stage) bool { return s.ID == id })
}
