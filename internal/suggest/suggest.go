// Package suggest picks the cards that fit what a person has said: at most three, each with its reasons, or none.
//
// It reads the answers of a self-check (each statement names its cards, the best fitting first) and free text (see
// index), lets the two add up, and then chooses: spread over the themes, one card that builds on something that went
// right, one for the place when the place got in the way, nothing that was waved away within the month. From text
// alone words cannot tell how a moment is meant, so the engine also names up to six statements that the text makes
// likely, for the person to confirm: "Was any of this part of it?"
//
// It is a pure function of its arguments: no clock, no storage, no chance, and nothing learned about the person. The
// numbers inside order cards against each other; none leaves the package, and reasons are data (Reason) that
// screens may word as they like. The package leaves asking, showing and remembering to others, and looks for no sign of
// risk to anybody.
//
// Everything the engine does with free text goes through the type reader, so that a trained model can take its
// place or stand beside it.
package suggest

import (
	"time"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// Most is how many cards are suggested at most: more is a reading list.
const Most = 3

// Rest is how long a card stays away that was waved away.
const Rest = 30 * 24 * time.Hour

// Mood is how the person says they are: the options of the question selfcheck.HowAreYou.
type Mood string

// The moods that change what is suggested: both lead to something small. Any other leaves things as they are.
const (
	StirredUp Mood = "stirred-up"
	WornOut   Mood = "worn-out"
)

// Past is something that was done with a card before.
type Past struct {
	Pattern pattern.ID
	When    time.Time
}

// Request is what a person has said. All of it may be empty.
type Request struct {
	Check *selfcheck.Check
	Text  string     // of any length; the first 20,000 words are read
	Lens  theme.Lens // empty: that of the check, if there is one
	Mood  Mood       // empty: what the check says
	Kept  []Past     // cards kept or tried
	Waved []Past     // cards waved away
	Max   int        // how many to suggest at most: 1 to Most, anything else means Most
}

// Result is what the engine has to say.
type Result struct {
	Suggestions []Suggestion
	Silent      bool             // nothing stands out
	Ask         []selfcheck.Item // statements not answered yet that may be part of it, the likeliest first
}

// Suggestion is one card and why it is there.
type Suggestion struct {
	Pattern  *pattern.Pattern
	Because  []Reason // at least one, the weightiest first
	Right    bool     // it builds on something that went right
	ForPlace bool     // it is for the place, not for the person
}

// Engine suggests cards of one library for answers to one questionnaire. It never changes, so any number of
// goroutines may use it.
type Engine struct {
	lib    *pattern.Library
	q      *selfcheck.Questionnaire
	cards  []*pattern.Pattern // in the order of the library, which settles ties
	at     map[pattern.ID]int // a card's place in cards
	items  []selfcheck.Item
	reader *reader
	finder *finder
}

// New prepares an engine: about ten milliseconds for 71 cards.
func New(lib *pattern.Library, q *selfcheck.Questionnaire) *Engine {
	e := &Engine{lib: lib, q: q, cards: lib.All(), items: q.Items(), at: map[pattern.ID]int{}}
	for i, p := range e.cards {
		e.at[p.ID] = i
	}
	e.reader = newReader(e.cards)
	e.finder = newFinder(e.cards)
	return e
}

// Suggest answers r as of now.
func (e *Engine) Suggest(r Request, now time.Time) Result {
	w := e.weigh(r, now)
	c := w.choose()
	out := Result{Silent: len(c.picked) == 0, Ask: w.ask()}
	for i, p := range c.picked {
		s := Suggestion{Pattern: p.card}
		if c.right != nil && i == len(c.picked)-1 {
			s.Right, s.Because = true, w.becauseRight(*c.right)
		} else {
			s.ForPlace, s.Because = p.forPlace(), w.because(p)
		}
		out.Suggestions = append(out.Suggestions, s)
	}
	return out
}

// lens is the one the person looks through.
func (r Request) lens() theme.Lens {
	if r.Lens == "" && r.Check != nil {
		return r.Check.Lens
	}
	return r.Lens
}

// small says that the person is in no state for much.
func (r Request) small() bool {
	m := r.Mood
	if m == "" && r.Check != nil {
		m = Mood(r.Check.Words(selfcheck.HowAreYou))
	}
	return m == WornOut || m == StirredUp
}

// most is how many cards to suggest.
func (r Request) most() int {
	most := Most
	if 0 < r.Max && r.Max < Most {
		most = r.Max
	}
	if r.small() {
		return min(most, mostWhenSmall)
	}
	return most
}
