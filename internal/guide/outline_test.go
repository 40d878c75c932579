package guide_test

import (
	"testing"

	"heed/internal/guide"
)

func TestAnOutlineReadsAsASentenceWould(t *testing.T) {
	for people, want := range map[string]string{
		"2":                      "50 minutes, 2 people",
		"4 to 18, in threes":     "50 minutes, 4 to 18 people, in threes",
		"5 to 10 and a leader":   "50 minutes, 5 to 10 and a leader",
		"5 to 12 and a convenor": "50 minutes, 5 to 12 and a convenor",
		"any number":             "50 minutes, any number",
	} {
		if got := guide.Outline(50, people); got != want {
			t.Errorf("%q reads %q, not %q", people, got, want)
		}
	}
}
