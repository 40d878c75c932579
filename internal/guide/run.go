package guide

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"heed/internal/theme"
)

// Consent is the lines that are shown before anything begins. That they were shown is known; who agreed is not.
type Consent struct {
	lines []Line
	shown int
}

// Lines are all the lines; of these Shown are on the screen.
func (c *Consent) Lines() []Line { return slices.Clone(c.lines) }

// Shown is how many lines were shown.
func (c *Consent) Shown() int { return c.shown }

// ShowLine shows one more; false when all were.
func (c *Consent) ShowLine() bool {
	if c.shown == len(c.lines) {
		return false
	}
	c.shown++
	return true
}

// AllShown says that every line was shown.
func (c *Consent) AllShown() bool { return c.shown == len(c.lines) }

// Holder says who has a role.
type Holder struct {
	Role
	Who string // a short name or initials; empty when nobody has it. It is never kept
}

// nameLimit is how long a name for a role can be, in characters: enough for a first name, too little for a story.
const nameLimit = 20

// Run is a guided session under way. It lives in memory alone and has no form in which it could be written down: one
// that is abandoned leaves nothing.
type Run struct {
	Pace
	Consent
	Session *Session
	ground  Ground
	held    map[string]string // role to name
	draft   *Draft
}

// NewRun begins with consent. The first line that people agree to says what the session is for.
func NewRun(s *Session, g Ground) *Run {
	lines := slices.Clone(g.Agreement)
	if len(lines) > 0 {
		lines[0].Say = strings.TrimSpace(s.About + " " + lines[0].Say)
	}
	return &Run{Pace: newPace(s.Steps), Consent: Consent{lines: lines}, Session: s, ground: g, held: map[string]string{}}
}

// String says nothing of what people typed.
func (r *Run) String() string { return "a guided session: " + r.Session.ID }

// Begin starts the first step; not before every line was shown.
func (r *Run) Begin(now time.Time) bool { return r.AllShown() && r.begin(now) }

// Roles are the roles of the session with who has them.
func (r *Run) Roles() []Holder {
	var all []Holder
	for _, role := range r.Session.Roles {
		all = append(all, Holder{role, r.held[role.ID]})
	}
	return all
}

// Leading is who leads the step it is in; false when that is the leader.
func (r *Run) Leading() (Holder, bool) {
	for _, h := range r.Roles() {
		if h.ID == r.Current().Who {
			return h, true
		}
	}
	return Holder{}, false
}

// SetRole notes who has a role: a name or initials of at most twenty characters. An empty one takes it away.
func (r *Run) SetRole(id, who string) bool {
	known := slices.ContainsFunc(r.Session.Roles, func(role Role) bool { return role.ID == id })
	if !known || r.phase == Ended {
		return false
	}
	who = strings.Join(strings.Fields(who), " ")
	if utf8.RuneCountInString(who) > nameLimit {
		who = strings.TrimSpace(string([]rune(who)[:nameLimit]))
	}
	r.held[id] = who
	return true
}

// WaysBack are sentences for when it slides into advice or blame: the session's own, then those for every session.
func (r *Run) WaysBack() []string { return slices.Concat(r.Session.WaysBack, r.ground.WaysBack) }

// StopPage is what stands on the screen when it is stopped.
func (r *Run) StopPage() StopPage { return r.ground.Stop }

// Keeping is what may be kept of it.
func (r *Run) Keeping() Keeping { return r.ground.Keeping }

// Close leaves the steps, and makes the draft of what could be kept. Nothing of it is kept yet.
func (r *Run) Close(now time.Time) bool {
	if !r.close(now) {
		return false
	}
	facts := Facts{Date: r.begun, Minutes: int(r.Length().Round(time.Minute) / time.Minute), Format: r.Session.Name}
	r.draft = newDraft(facts, r.ground.Keeping, r.draft)
	return true
}

// Reopen returns from the draft to the step it was in. What was typed is still there when it is closed again; what was
// agreed has to be agreed anew.
func (r *Run) Reopen(now time.Time) bool { return r.reopen(now) }

// Draft is what could be kept; nil but while closing.
func (r *Run) Draft() *Draft {
	if r.phase != Closing {
		return nil
	}
	return r.draft
}

// Finish ends the session, and with it sends what was agreed on its way. Parts that nobody decided on are dropped. It is
// false while the draft was not read together, unless it goes nowhere.
func (r *Run) Finish(to Destination) bool {
	if r.phase != Closing || !r.draft.finish(to) {
		return false
	}
	r.end()
	clear(r.held)
	return true
}

// Record is what was agreed to be kept; false before the end, and when that is nothing.
func (r *Run) Record() (Record, bool) {
	if r.phase != Ended || r.draft == nil {
		return Record{}, false
	}
	return r.draft.record()
}

// Leave ends it, wherever it is, and forgets all of it.
func (r *Run) Leave() {
	r.end()
	r.draft = nil
	clear(r.held)
}

// Talk is a check-in of two people under way, one of whom guides: consent, the statements, what is kept. It has no clock.
type Talk struct {
	Consent
	Words  CheckIn
	ground Ground
	phase  Phase
	begun  time.Time
	draft  *Draft
}

// NewTalk begins with consent.
func NewTalk(g Ground) *Talk {
	return &Talk{Consent: Consent{lines: g.CheckIn.Lines}, Words: g.CheckIn, ground: g, phase: Opening}
}

// String says nothing of what people typed.
func (t *Talk) String() string { return "a guided check-in" }

// Phase is where it is. A talk is never Stopped: Leave ends it.
func (t *Talk) Phase() Phase { return t.phase }

// Begin goes on to the statements; not before every line was shown.
func (t *Talk) Begin(now time.Time) bool {
	if t.phase != Opening || !t.AllShown() {
		return false
	}
	t.phase, t.begun = Going, wall(now)
	return true
}

// Close goes on to the draft of what could be kept.
func (t *Talk) Close() bool {
	if t.phase != Going {
		return false
	}
	t.phase = Closing
	t.draft = newDraft(Facts{Date: t.begun, Format: t.Words.Name}, t.ground.Keeping, t.draft)
	return true
}

// Reopen returns to the statements.
func (t *Talk) Reopen() bool {
	if t.phase != Closing {
		return false
	}
	t.phase = Going
	return true
}

// Draft is what could be kept; nil but while closing.
func (t *Talk) Draft() *Draft {
	if t.phase != Closing {
		return nil
	}
	return t.draft
}

// Finish ends it, as Run.Finish does.
func (t *Talk) Finish(to Destination) bool {
	if t.phase != Closing || !t.draft.finish(to) {
		return false
	}
	t.phase = Ended
	return true
}

// Record is what both agreed to keep; false before the end, and when that is nothing.
func (t *Talk) Record() (Record, bool) {
	if t.phase != Ended || t.draft == nil {
		return Record{}, false
	}
	return t.draft.record()
}

// Leave ends it and forgets all of it.
func (t *Talk) Leave() { t.phase, t.draft = Ended, nil }

// themeNames are the names of themes in the order of the seven.
func themeNames(chosen []theme.ID) string {
	var names []string
	for _, t := range theme.All() {
		if slices.Contains(chosen, t.ID) {
			names = append(names, t.Name)
		}
	}
	return strings.Join(names, " · ")
}
