package suggest

import (
	"strings"
	"testing"
)

func TestWhatSpeaksForSomethingElseIsNoReason(t *testing.T) {
	e := realEngine(t)
	got := e.Suggest(Request{Text: "so tired I snapped at the family, and the rota gives me no break"}, noon())
	for _, s := range got.Suggestions {
		line := Because(s.Because)
		if s.Pattern.ID == "say-sorry-plainly" && strings.Contains(line, "rota") {
			t.Error(line)
		}
		if !strings.HasPrefix(line, `because you wrote "`) && line != "because of what you wrote as a whole" {
			t.Errorf("%s: %s", s.Pattern.ID, line)
		}
	}
	if len(got.Suggestions) == 0 {
		t.Error("nothing is suggested")
	}
}
