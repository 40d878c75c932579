// Package guide holds guided sessions and exercises: what to say, step by step, and the engines that walk through them.
//
// The words are YAML files, embedded: sessions/ (one file a session), exercises/ (one file an exercise) and ground/ (what
// holds for all of them: the lines agreed at the start, ways back when it slides into advice or blame, the stop page, what
// may be kept, the safety floor of every exercise, and the check-in of two people). Somebody's own sessions and exercises are files
// of the same form, checked as strictly; what is wrong with one of those costs that one. See Load.
//
// The engines are pure: the time is an argument, nothing is read or written, and nothing is remembered when they are let go.
//
//	Pace    the steps and the time: pause, skip, back, reorder, stretch, veer off, stop. It is part of Run and Walk
//	Run     a guided session: consent first, then the steps, then what is kept
//	Walk    an exercise: what is said first, the steps, what comes after
//	Talk    a check-in of two people: consent first, no clock, then what is kept
//	Draft   what could be kept, read together, each part kept, changed or dropped
//
// How a screen uses a Run (a Walk is the same without consent lines and draft):
//
//	run := guide.NewRun(session, shelf.Ground)
//	for run.ShowLine() {}                // one key a line; run.Shown() of run.Lines() stand on the screen
//	run.SetRole("presenter", "AB")       // when the session has roles; a name or initials, never kept
//	run.Begin(now)                       // false until every line was shown
//	run.Tick(now)                        // once a second: keeps the time, and sees when the computer slept
//	run.Current(), run.Coming()          // the stage now, and those that come
//	run.Left(), run.LeftInAll()          // negative: over by so much. WholeMinutes rounds for people
//	if d := run.Slept(); d > 0 { … }     // "the computer slept: count it?": run.CountSleep() or run.DropSleep()
//	run.Stop(now)                        // the stop page; run.GoOn(now), run.Close(now) or run.Leave()
//	run.Close(now)                       // from a step: the draft
//	d := run.Draft()                     // d.ToggleTheme, d.AddAction, d.ReadTogether, d.Keep(i) …
//	run.Finish(guide.ToJournal)          // only now there is a run.Record(), of what was agreed and nothing else
//
// Every action says whether it was done; one that cannot be done now changes nothing.
package guide

import (
	"time"

	"heed/internal/pattern"
	"heed/internal/theme"
)

// Step is one part of a session or an exercise.
type Step struct {
	ID      string
	Name    string
	Minutes int
	Say     string   // what the leader says; in an exercise it may be empty
	Do      string   // what the trainer does; empty in a session
	Screen  string   // what a shared screen may show to everybody
	Note    string   // for the leader alone; may be empty
	Who     string   // id of the role that leads this step; empty for the leader
	Silent  bool     // nobody is told anything: a screen shows the time alone, and Say only when it is asked for
	Spare   []string // questions for when the talk dries up
}

// Role is a part that somebody takes in a session.
type Role struct {
	ID   string
	Name string // "presenter"
	Does string // one sentence
}

// Session is a talk with a form, for two people or a group.
type Session struct {
	ID       string
	Name     string
	People   string // "2", "5 to 10 and a leader"
	About    string // what it is for: the first of the lines that are shown before it
	Fit      string // whom it is not for; may be empty
	Themes   []theme.ID
	Lens     theme.Lens // empty for most
	Roles    []Role
	Steps    []Step
	WaysBack []string // sentences for when it slides into advice or blame; those of every session come after them
	Sources  []string // S1:n and S2:n are lines of the two documents heed began with; else a name
	Own      bool     // from a person's own folder
}

// Minutes is how long the session takes: its steps together.
func (s *Session) Minutes() int { return total(s.Steps) }

// Exercise is something a trainer does with a room.
type Exercise struct {
	ID       string
	Name     string
	People   string // "6 to 20"
	Aim      string
	Themes   []theme.ID
	Lens     theme.Lens // empty for most
	Before   Before
	Steps    []Step
	After    After
	Patterns []pattern.ID
	Sources  []string
	Own      bool
}

// Before is what an exercise needs before its first step.
type Before struct {
	Need      []string // things to bring
	Prepare   []string // what to do beforehand
	AskFirst  string   // what is said before anybody begins
	OptingOut string   // how one sits out of this exercise, and what there is to do instead
	Papers    []Paper  // what is printed for it
}

// PaperKind says what a paper looks like, and who gets it.
type PaperKind string

// The kinds of papers.
const (
	Flower PaperKind = "flower" // eight blank petals, for each person
	Boxes  PaperKind = "boxes"  // headings with room to write, for each person
	List   PaperKind = "list"   // lines to look at, for each person
	Cards  PaperKind = "cards"  // to cut out; the trainer has them
	Read   PaperKind = "read"   // lines that the trainer reads out
)

// Paper is something that is printed for an exercise.
type Paper struct {
	Kind  PaperKind
	Name  string
	Text  string
	Items []string
}

// ForEach says that each person gets one; else it is the trainer's.
func (p Paper) ForEach() bool { return p.Kind == Flower || p.Kind == Boxes || p.Kind == List }

// After is what belongs to the end of an exercise, and to what could go wrong with it.
type After struct {
	Debrief    []string // questions
	DoNot      string
	Variations []string
}

// Minutes is how long the exercise takes: its steps together.
func (e *Exercise) Minutes() int { return total(e.Steps) }

func total(steps []Step) int {
	n := 0
	for _, s := range steps {
		n += s.Minutes
	}
	return n
}

// Line is one thing that is agreed or told, with its short name.
type Line struct {
	ID   string
	Name string // for a shared screen
	Say  string // the words
}

// StopPage is what stands on the screen when a session is stopped. The lines of support come from the person's own settings.
type StopPage struct {
	Say    string
	Lines  []string // what to do now, in order
	NoHelp string   // shown when no lines of support were entered
}

// Keeping is what may be kept of a session.
type Keeping struct {
	Say   string
	Parts []Line   // the parts that are kept by default when people agree; their ids are those of PartKind
	Never []string // what is never written down
	Owner string   // whose it is
}

// Safety is the floor under every exercise.
type Safety struct {
	Tell      string // what people are told beforehand
	OptingOut string
	Assume    string
	Never     []string
	StaysHere string // what stays in the room and what cannot
	Debrief   []string
	After     string
	StopWhen  []string
	Sources   []string
}

// CheckIn is the words for two people who go through the self-check together, the answers spoken.
type CheckIn struct {
	Name    string
	About   string
	Lines   []Line // agreed before the first statement, in place of the lines for a session
	Opening string // what the guide says before the first statement
	Each    []string
	Closing []string
	Keep    string // said before anything is kept: both agree, or nothing is
	Sources []string
}

// Ground is what holds for every session and exercise.
type Ground struct {
	Agreement []Line   // the six lines before every session; the first is said with the session's own About
	Passing   string   // about passing, pausing and stopping
	WaysBack  []string // sentences a leader can say, for every session
	Stop      StopPage
	Keeping   Keeping
	Safety    Safety
	CheckIn   CheckIn
	Sources   []string
}

// WholeMinutes rounds for people: minutes that are left are rounded up, so that 0 means the time is up; minutes over are
// negative and whole ones only, so that nobody is told off for seconds.
func WholeMinutes(d time.Duration) int {
	if d > 0 {
		return int((d + time.Minute - 1) / time.Minute)
	}
	return int(d / time.Minute)
}
