package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestQuotesHaveOneBarAndKeepTheWidth(t *testing.T) {
	rows, err := Markdown("> I can do this. I can't do that. This one I don't know yet, so I'll find out by Friday.", 40, NewStyles(true))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		plain := ansi.Strip(r)
		if !strings.HasPrefix(plain, "│ ") || strings.Count(plain, "│") != 1 || ansi.StringWidth(plain) > 40 {
			t.Errorf("a row of a quote is %q", plain)
		}
	}
}

func TestACardFromAStrangerCannotSteerTheTerminal(t *testing.T) {
	rows, err := Markdown("# A\x1b]0;title\x07\n\nb\u009b31mred", 40, NewStyles(true))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if strings.Contains(r, "\x1b]") || strings.Contains(r, "\u009b") {
			t.Errorf("a terminal code has come through: %q", r)
		}
	}
}
