package plain

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/internal/journal"
)

// TestEveryActionOfTheScreensIsReachable holds docs/plain.md against the sheet of keys, which is made of the screens'
// action tables, and against what can be typed here.
func TestEveryActionOfTheScreensIsReachable(t *testing.T) {
	offered := offeredOnARoundTrip(t)
	rows := tableOf(t, "plain.md", regexp.MustCompile(`^\| (.+) \| (.+) \|$`))
	actions := tableOf(t, "keys.md", regexp.MustCompile("^- `.*` – (.+)()$"))
	const how = "say in docs/plain.md what does it line by line, or that it is for screens only, and why"
	for action := range actions {
		if rows[action] == "" {
			t.Errorf("%s: %q: %s", action.screen, action.help, how)
		}
	}
	for row, does := range rows {
		if _, ok := actions[row]; !ok {
			t.Errorf("docs/plain.md: %s: %q: no screen has this action", row.screen, row.help)
		}
		at := strings.LastIndex(does, ": ")
		if at < 0 {
			t.Errorf("%s: %q: %q names no place", row.screen, row.help, does)
			continue
		}
		switch place, word := does[:at], does[at+2:]; {
		case strings.HasPrefix(does, "screen only: "):
		case place == "asked": // by Begin, where there is a terminal
		case place == "everywhere" && isEverywhere(word):
		case !slices.Contains(offered[place], word):
			t.Errorf("%s: %q: %q cannot be typed at %q, where there are %q", row.screen, row.help, word, place, offered[place])
		}
	}
}

type action struct{ screen, help string }

// tableOf reads a page of docs: for each row below a heading what is in it.
func tableOf(t *testing.T, file string, row *regexp.Regexp) map[action]string {
	t.Helper()
	all := map[action]string{}
	screen := ""
	for line := range strings.Lines(string(must(os.ReadFile(filepath.Join("..", "..", "docs", file))))) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "## "); ok {
			screen = name
		}
		if m := row.FindStringSubmatch(line); m != nil && screen != "" && m[1] != "on the screen" {
			all[action{screen, m[1]}] = m[2]
		}
	}
	if len(all) < 100 {
		t.Fatalf("%s: only %d rows were found", file, len(all))
	}
	return all
}

func isEverywhere(word string) bool {
	if word == "begin again" { // in a demonstration
		return true
	}
	for _, row := range slices.Concat(everywhere[:], atChoices[:]) {
		if names, _, _ := strings.Cut(row, ":"); slices.Contains(strings.Split(names, ", or "), word) {
			return true
		}
	}
	return false
}

// offeredOnARoundTrip is what can be typed at each place, as far as somebody comes who goes everywhere.
func offeredOnARoundTrip(t *testing.T) map[string][]string {
	t.Helper()
	offered := map[string][]string{}
	for _, trip := range []struct {
		road  Road
		lines []string
	}{
		{Home, append(slices.Clone(road),
			"e", "1", "see now", "I see it now.", ".", "keep", "history", "back", "export", "back", "try", "she waits", "I wait", "1", "back", "back",
			"i", "back", "t", "1", "back", "back", "e", "on this day", "back", "back", "m", "back", "b", "back", ",", "1", "back", "back",
			"r", "1", "back", "7", "1", "back", "back", "back", "y", "write", "me", ".", "questions", "back", "keep", "back",
			"l", "1", "1", "1", "back", "back", "back", "back", "g", "back", "x", "back",
			"w", "Mr Smith said.", ".", "frame", "back", "look", "back", "throw away",
			"c", "", "", "1", "1", "1", "jump", "back", "2", "x", "stop", "2", "suggestions", "why not", "2", "1", "back", "back", "back", "back", "back", "3",
		)},
		{Session("one-to-one"), []string{"", "", "", "", "", "", "plan", "back", "stop", "go on", "close", "we read it", "themes", "back", "send", "back"}},
		{Session("what-rang"), []string{"roles", "back"}},
		{Exercise("line-up"), []string{"ask first", "begin", "close", "done"}},
		{(*talk).twoPeople, []string{"", "", "", "", "", "", "1", "", "close"}},
		{Demo, nil},
		{(*talk).welcome, nil},
		{Room, []string{""}},
	} {
		s := newSomeone(t)
		before := must(s.p.Save(t.Context(), journal.Entry{Title: "A week ago", Date: noon().AddDate(0, 0, -7)}))
		gone := must(s.p.Save(t.Context(), journal.Entry{Title: "Not wanted", Date: before.Date}))
		if err := s.p.Delete(t.Context(), gone.ID); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		talk := newTalk(context.Background(), streams(&out, trip.lines), s.p)
		talk.seen = func(place, word string) { offered[place] = append(offered[place], word) }
		_ = talk.run(trip.road)
	}
	var out strings.Builder
	sealed := newSealed(t)
	talk := newTalk(context.Background(), streams(&out, []string{"p"}), sealed)
	talk.seen = func(place, word string) { offered[place] = append(offered[place], word) }
	_ = talk.run(Home)
	return offered
}
