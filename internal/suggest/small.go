package suggest

import (
	"slices"

	"heed/internal/pattern"
)

// mostWhenSmall is how many cards are suggested to someone who is worn out or stirred up: one small thing, and what
// went right.
const mostWhenSmall = 2

// smallCards are our own cards that are something small: nothing has to be set up, nobody has to be asked for
// anything, and no hard talk is opened. Apologies and talks about what is between people are not among them, however
// short: they are better done rested.
func smallCards() []pattern.ID {
	return []pattern.ID{
		// done alone, in the head or on paper
		"two-minute-power-scan", "what-am-i-missing", "up-here-down-there", "whose-story-do-i-warm-to", "one-local-step",
		"they-choose-when-it-is-mended", "trust-has-a-history",
		// taking something off: saying less, asking less, going slower, carrying less
		"count-the-cost", "listen-to-the-end", "leave-room-for-the-question", "let-them-set-the-pace", "speak-last",
		"ask-only-what-you-need", "small-pieces-then-check", "let-them-give-to-you",
		// one sentence more in what one does anyway
		"plain-words", "ask-what-they-call-it", "explain-the-why", "close-the-loop", "ask-before-you-help", "change-the-room",
		"name-what-they-did", "small-promises-kept", "repair-in-the-moment", "what-matters-to-you", "ask-why-not",
	}
}

// isSmall says whether a card is something small. A person's own card is, since they know what it asks of them.
func isSmall(p *pattern.Pattern) bool { return p.Own || slices.Contains(smallCards(), p.ID) }
