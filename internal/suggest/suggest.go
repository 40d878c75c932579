// Package suggest picks the cards that fit what a person has said: at most three, each with its reasons, or none.
//
// It reads the answers of a self-check (each statement names its cards, the best fitting first) and free text, lets the two add up, and then chooses: spread over the themes, one card that builds on something that went
// right, one for the place when the place got in the way, nothing that was waved away within the month. From text
// alone nobody can be sure how a moment is meant, so the engine also names up to six statements that the text makes
// likely, for the person to confirm: "Was any of this part of it?" Signs that somebody may be in danger (risk.yaml) come
// back with the result, to be said before any card; that is a list of phrases and no diagnosis.
//
// It is a pure function of its arguments: no clock, no storage, no chance, and nothing learned about the person. The
// numbers inside order cards against each other; none leaves the package, and reasons are data (Reason) that
// screens may word as they like. The package leaves asking, showing and remembering to others.
//
// Free text is read by a trained model (heed/internal/suggest/model), which knows the cards that heed comes with; a
// person's own cards take part through the words that they share with the text (see index). What either says goes through
// the type reader, on one scale: 0 to 1, where 1 is what a plain answer counts. How good all this is, the command
// heed/internal/suggest/eval prints.
package suggest

import (
	"slices"
	"sync"
	"time"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest/model"
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
	Kept  []Past     // cards kept
	Tried []Past     // cards that were tried
	Waved []Past     // cards waved away
	Max   int        // how many to suggest at most: 1 to Most, anything else means Most
}

// Result is what the engine has to say.
type Result struct {
	Risk        *Risk // a sign that somebody may be in danger, which comes before any card; most often nil
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

// Engine suggests cards of one library for answers to one questionnaire. Any number of goroutines may use it.
type Engine struct {
	lib    *pattern.Library
	q      *selfcheck.Questionnaire
	cards  []*pattern.Pattern // in the order of the library, which settles ties
	at     map[pattern.ID]int // a card's place in cards
	items  []selfcheck.Item
	reader func() *reader // made when there is something to read
	finder func() *finder // made when it is first asked for
}

// New prepares an engine: no time at all, a few milliseconds at the first text, and ten at the first Find.
func New(lib *pattern.Library, q *selfcheck.Questionnaire) *Engine {
	return NewWith(lib, q, model.Trained)
}

// NewWith prepares an engine that reads with another model, made at the first text.
func NewWith(lib *pattern.Library, q *selfcheck.Questionnaire, m func() *model.Model) *Engine {
	e := &Engine{lib: lib, q: q, cards: lib.All(), items: q.Items(), at: map[pattern.ID]int{}}
	for i, p := range e.cards {
		e.at[p.ID] = i
	}
	e.reader = sync.OnceValue(func() *reader { return newReader(e.cards, m()) })
	e.finder = sync.OnceValue(func() *finder { return newFinder(e.cards) })
	return e
}

// Suggest answers r as of now.
func (e *Engine) Suggest(r Request, now time.Time) Result {
	w := e.weigh(r, now)
	c := w.choose()
	out := Result{Risk: w.read.risk, Silent: len(c.picked) == 0, Ask: w.ask()}
	for i, p := range c.picked {
		s := Suggestion{Pattern: p.card}
		switch {
		case c.right != nil && i == len(c.picked)-1:
			s.Right, s.Because = true, w.becauseRight(*c.right, w.read.right)
		case p == c.well:
			s.Right, s.Because = true, w.because(p) // their words, without telling them what they meant
		default:
			s.ForPlace, s.Because = p.forPlace(), w.because(p)
		}
		out.Suggestions = append(out.Suggestions, s)
	}
	if out.Risk != nil {
		out.comesFirst()
	}
	return out
}

// comesFirst leaves, beside a sign of danger, only what an answer of the person speaks for: a card or a question guessed from
// such a text would be out of place, and one that finds something in it that went right, cruel.
func (r *Result) comesFirst() {
	r.Ask = nil
	r.Suggestions = slices.DeleteFunc(r.Suggestions, func(s Suggestion) bool {
		return !slices.ContainsFunc(s.Because, func(b Reason) bool { return b.Kind == Answered || b.Kind == Place })
	})
	r.Silent = false
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
