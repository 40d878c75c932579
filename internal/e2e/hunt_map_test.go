//go:build unix

package e2e

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// place is a screen: how its first row is known, and a way to it from home, if no chance leads there: what to type into the
// palette, and the keys after that.
type place struct {
	name  string
	title string
	shows string   // instead of a title, where there is none
	start []string // the words heed is started with
	words string
	keys  []string
}

// atlas counts the screens that were seen.
type atlas struct {
	places []place
	rows   []*regexp.Regexp
	times  []int
}

// screens are all of them. What a list opens is told after what opens from places.
func screens() []place {
	return []place{
		{name: "room", shows: "This window follows a session", start: []string{"guide", "room"}},
		{name: "welcome", title: "Welcome", start: []string{}},
		{name: "unlock", title: "Unlock"},
		{name: "demo", title: "Demonstration", start: []string{"demo"}},
		{name: "home", title: "looking round.*", words: "About heed", keys: []string{"esc"}},
		{name: "palette", title: "Do or go"},
		{name: "help", title: "Help: .*", words: "Bin", keys: []string{"f1"}},
		{name: "keys", title: "All keys", words: "Bin", keys: []string{"f1", "a"}},
		{name: "check", title: "Check in.*", words: "Check in"},
		{name: "standout", title: "What stands out"},
		{name: "suggest", title: "You could try"},
		{name: "write", title: "Write.*", words: "Write"},
		{name: "outside", title: "Your own editor", words: "Write", keys: []string{"a", "f4"}},
		{name: "marks", title: "May point to a person"},
		{name: "entries", title: "Entries.*", words: "Entries"},
		{name: "entry", title: "Entry.*", words: "Entries", keys: []string{"enter"}},
		{name: "after", title: "What do you see now\\?|Seen later", words: "Entries", keys: []string{"enter", "a"}},
		{name: "history", title: "History.*", words: "Entries", keys: []string{"enter", "h"}},
		{name: "export", title: "Export.*", words: "Entries", keys: []string{"enter", "x"}},
		{name: "themes", title: "By theme", words: "By theme"},
		{name: "thread", title: "Clarifying your role|Creating shared .*|Conscious .*|Collaborating .*|Autonomy .*|Repairing .*|Being expansive .*", words: "By theme", keys: []string{"enter"}},
		{name: "day", title: "On this day", words: "Entries", keys: []string{"o"}},
		{name: "intentions", title: "One thing", words: "One thing"},
		{name: "intend", title: "One thing to try", words: "One thing", keys: []string{"a"}},
		{name: "went", title: "How did it go\\?", words: "One thing", keys: []string{"t"}},
		{name: "standpoint", title: "Where I stand.*", words: "Where I stand"},
		{name: "library", title: "Library.*|Why not….*", words: "Library"},
		{name: "wayfinder", title: "What is hard right now\\?"},
		{name: "card", title: "Pattern", words: "Library", keys: []string{"enter", "enter", "enter"}},
		{name: "whynot", title: "Why not this one\\?"},
		{name: "remembered", title: "What heed remembers", words: "Remembered"},
		{name: "readings", title: "Readings", words: "Readings"},
		{name: "reading", title: "About heed.*|.*trust.*|What heed .*|Groups, .*|Kinds of power.*", words: "About heed"},
		{name: "path", title: "A path of seven weeks|A week with one theme.*", words: "Readings", keys: []string{"end", "enter"}},
		{name: "guided sessions", title: "Guided sessions", words: "Guided sessions"},
		{name: "guided", title: "Guided session · .*|Guided", start: []string{"guide", "run", "one-to-one"}},
		{name: "exercises", title: "Exercises", words: "Exercises"},
		{name: "exercise", title: "Exercise · .*", start: []string{"exercise", "run", "petals"}},
		{name: "bin", title: "Bin", words: "Bin"},
		{name: "protect", title: "Passphrase", words: "Passphrase"},
		{name: "settings", title: "Settings", words: "Settings"},
	}
}

// newAtlas is one of which nothing was seen yet.
func newAtlas() *atlas {
	a := &atlas{places: screens()}
	for _, p := range a.places {
		title := ` · (?:` + p.title + `)`
		if p.name == "home" { // it has none
			title = `(?: · (?:` + p.title + `))?`
		}
		a.rows = append(a.rows, regexp.MustCompile(`^ *heed`+title+` *(?:demo(?:nstration.*)?)?$`))
	}
	a.times = make([]int, len(a.places))
	return a
}

// note counts what is on the screen.
func (a *atlas) note(screen string) {
	for i, p := range a.places {
		if p.shows != "" && strings.Contains(screen, p.shows) || p.shows == "" && a.rows[i].MatchString(firstRow(screen)) {
			a.times[i]++
			return
		}
	}
}

// walk goes on purpose to what chance has never shown.
func (a *atlas) walk(t *testing.T) {
	for i, p := range a.places {
		if a.times[i] > 0 || p.words == "" && p.start == nil {
			continue
		}
		t.Run("to "+p.name, func(t *testing.T) {
			h := &hand{T: t, life: life{journal: demonstration}, seen: a, width: 80, height: 24, home: t.TempDir()}
			h.prepare()
			start := p.start
			if start == nil {
				start = []string{"demo"}
			}
			h.term = Start(h, Options{Program: program(t, "heed/cmd/heed"), Args: start, Home: h.home})
			if p.start == nil {
				h.term.Wait("All of it is invented")
				h.term.Keys("enter")
				h.term.Wait("is invented")
				h.palette()
				h.term.Type(p.words + "\r")
			}
			h.term.Keys(p.keys...)
			if !h.until(patience, func(screen string) bool { a.note(screen); return a.times[i] > 0 }) {
				h.term.fail("this way does not lead there")
			}
			h.probe()
		})
	}
}

// String is the table of screens and how often they were seen.
func (a *atlas) String() string {
	var b strings.Builder
	for i, p := range a.places {
		fmt.Fprintf(&b, "\n%6d  %s", a.times[i], p.name)
	}
	return b.String()
}
