package journal

import (
	"context"
	"time"

	"heed/internal/pattern"
)

// Intention is one thing to try: "If it comes up again, then I will…".
type Intention struct {
	ID        ID
	Text      string
	Pattern   pattern.ID // empty when it is tied to none
	Entry     ID         // zero when it is tied to none
	Made      time.Time
	LookAgain time.Time // zero when no time was named
	State     IntentionState
	How       string    // a line on how it went
	Looked    time.Time // when State and How were said; zero while it is open
}

// IntentionState is what became of an intention. There is no failed state.
type IntentionState string

// What can become of an intention.
const (
	Open  IntentionState = ""
	Tried IntentionState = "tried"
	LetGo IntentionState = "let-go"
)

// Clone returns i as a journal keeps it, with times as [Stamp] leaves them.
func (i Intention) Clone() Intention {
	i.Made, i.LookAgain, i.Looked = Stamp(i.Made), Stamp(i.LookAgain), Stamp(i.Looked)
	return i
}

// Intender is a journal that keeps intentions: [Memory] and vault.Vault are.
type Intender interface {
	// SaveIntention keeps i, in place of the one with its id; without an id it gets one, and Made when that is zero. It
	// returns i as it now stands.
	SaveIntention(ctx context.Context, i Intention) (Intention, error)
	// DropIntention forgets an intention for good; no error if there is none.
	DropIntention(ctx context.Context, id ID) error
	// Intentions returns the intentions there are, saved last first. One that cannot be read does not hide the others:
	// they are returned, with the error.
	Intentions(ctx context.Context) ([]Intention, error)
}
