package tui

import (
	"testing"

	"heed/internal/tui/ui"
)

// Esc and then at once Ctrl+L or Ctrl+C: the page is no longer on the stack, and what seals it may not have begun.
func TestAPageThatIsBeingPutAwayIsSealedBeforeAnythingIsClosed(t *testing.T) {
	for _, why := range []closing{leaving, locking, suspending} {
		p, memory, page := writing(t)
		m := New(p, ui.Home{})
		m.push(page)
		late := m.move(ui.Move{Kind: ui.Returning}) // not run yet
		if msg := m.close(why)(); msg != (sealed{}) {
			t.Errorf("%v: %v", why, msg)
		}
		drafts, err := memory.Drafts(t.Context())
		if err != nil || len(drafts) != 1 || drafts[0].Text != "half a sentence" {
			t.Errorf("%v: the draft: %v, %v", why, drafts, err)
		}
		if late == nil {
			t.Error("nothing seals it by itself")
		}
	}
}

func TestAScreenThatIsPutAwayIsForgotten(t *testing.T) {
	p, _, page := writing(t)
	m := New(p, ui.Home{})
	m.push(page)
	seal := m.putAway(m.top())
	if len(m.going) != 1 {
		t.Fatalf("%d screens are being put away", len(m.going))
	}
	m.Update(seal())
	if len(m.going) != 0 {
		t.Error("what was on it stays in memory")
	}
}
