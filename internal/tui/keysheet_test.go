package tui_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/internal/identify"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui"
	"heed/internal/tui/keys"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// someone is what a route may need: a journal with an entry in it, and a sitting that was begun.
type someone struct {
	p       *practice.Practice
	sitting *practice.Sitting
	entry   journal.ID
}

func someoneNew(t *testing.T) someone {
	t.Helper()
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	checkIn(s)
	s.Keys("ctrl+d")
	heads := must(p.Heads(context.Background()))
	sitting := must(p.Begin())
	sitting.Text = "I shouted at the boys to line up, and never said what it was for."
	sitting.Check().Lens, sitting.Check().Path = theme.Person, "short"
	sitting.Check().Set(selfcheck.Answer{Item: "s1", Option: selfcheck.NotThisTime, Note: "barked"})
	sitting.Touch()
	return someone{p, sitting, heads[0].ID}
}

// sheet is every screen in the order of the page, each with the keys that lead to other things that it can do. When a
// screen is added, it is named here.
var sheet = []struct {
	name  string
	route func(someone) ui.Route
	walks [][]string
}{
	{"Home", func(someone) ui.Route { return ui.Home{} }, nil},
	{"The first time", func(someone) ui.Route { return ui.Welcome{} }, [][]string{{"enter"}, {"down", "enter"}}},
	{"Opening the journal", func(someone) ui.Route { return ui.Unlock{Locked: true} }, nil},
	{"Check in", func(s someone) ui.Route { return ui.Check{Sitting: must(s.p.Begin())} }, nil},
	{"Check in: a statement", func(s someone) ui.Route { return ui.Check{Sitting: s.sitting, At: "s1"} }, [][]string{{"n"}, {"esc"}}},
	{"What stands out", func(s someone) ui.Route { return ui.Standout{Sitting: s.sitting} }, nil},
	{"Suggestions", func(s someone) ui.Route { return ui.Suggest{Sitting: s.sitting} }, nil},
	{"Why not another?", func(s someone) ui.Route { return ui.WhyNot{ID: "close-the-loop", Sitting: s.sitting} }, nil},
	{"Something comes first", func(someone) ui.Route { return ui.First{Line: "x"} }, nil},
	{"Write", func(s someone) ui.Route { return ui.Write{Sitting: s.sitting} }, [][]string{{"f2"}}},
	{"What may point to a person", func(s someone) ui.Route { return ui.Marks{Sitting: s.sitting, Walk: new(identify.Walk)} }, nil},
	{"In your own editor", func(s someone) ui.Route { return ui.Outside{Sitting: s.sitting} }, nil},
	{"One thing to try", func(s someone) ui.Route { return ui.Intend{Entry: s.entry} }, nil},
	{"Things to try", func(someone) ui.Route { return ui.Intentions{} }, nil},
	{"How it went", func(someone) ui.Route { return ui.Went{} }, nil},
	{"Entries", func(someone) ui.Route { return ui.Entries{} }, [][]string{{"/"}}},
	{"An entry", func(s someone) ui.Route { return ui.Entry{ID: s.entry} }, nil},
	{"An afterthought", func(s someone) ui.Route { return ui.After{Entry: s.entry} }, nil},
	{"What an entry was like before", func(s someone) ui.Route { return ui.History{ID: s.entry} }, nil},
	{"Into a file", func(s someone) ui.Route { return ui.Export{ID: s.entry} }, nil},
	{"By theme", func(someone) ui.Route { return ui.Themes{} }, nil},
	{"One theme", func(someone) ui.Route { return ui.Thread{Theme: theme.Role} }, nil},
	{"On this day", func(someone) ui.Route { return ui.Day{} }, nil},
	{"Bin", func(someone) ui.Route { return ui.Bin{} }, nil},
	{"Library", func(someone) ui.Route { return ui.Library{} }, [][]string{{"/"}, {"enter"}}},
	{"What is hard right now?", func(someone) ui.Route { return ui.Wayfinder{} }, nil},
	{"A pattern", func(someone) ui.Route { return ui.Card{ID: "close-the-loop"} }, nil},
	{"Remembered", func(someone) ui.Route { return ui.Remembered{} }, nil},
	{"Where I stand", func(someone) ui.Route { return ui.Standpoint{} }, nil},
	{"Readings", func(someone) ui.Route { return ui.Readings{} }, nil},
	{"A reading", func(someone) ui.Route { return ui.Reading{Name: "about"} }, nil},
	{"A path of seven weeks", func(someone) ui.Route { return ui.Path{} }, [][]string{{"enter"}}},
	{"Guided sessions", func(someone) ui.Route { return ui.Together{} }, nil},
	{"A guided session", func(someone) ui.Route { return ui.Guided{ID: "what-rang"} }, nil},
	{"The window for the room", func(someone) ui.Route { return ui.InRoom{} }, nil},
	{"Two people", func(someone) ui.Route { return ui.Talk{} }, nil},
	{"Exercises", func(someone) ui.Route { return ui.Exercises{} }, nil},
	{"An exercise", func(someone) ui.Route { return ui.Exercise{ID: "line-up"} }, nil},
	{"Demonstration", func(someone) ui.Route { return ui.Demo{} }, nil},
	{"Settings", func(someone) ui.Route { return ui.Settings{} }, [][]string{{"end"}}},
	{"Passphrase", func(someone) ui.Route { return ui.Protect{} }, nil},
	{"All keys", func(someone) ui.Route { return ui.Keys{} }, nil},
}

func TestTheSheetOfKeysAgreesWithTheScreens(t *testing.T) {
	got := drawSheet(t)
	page, docs := filepath.Join("keys", "keys.md"), filepath.Join("..", "..", "docs", "keys.md")
	if updating() {
		for _, file := range []string{page, docs} {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	const how = "A key was changed. Write the pages anew: go test ./internal/tui -run TestTheSheetOfKeys -update"
	if keys.Sheet != got {
		t.Errorf("%s is not what the screens say. %s\n%s", page, how, firstDifference(keys.Sheet, got))
	}
	if string(must(os.ReadFile(docs))) != got {
		t.Errorf("%s is not what the screens say. %s", docs, how)
	}
}

func firstDifference(old, now string) string {
	was, is := strings.Split(old, "\n"), strings.Split(now, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			return fmt.Sprintf("line %d: %q is now %q", i+1, was[i], is[i])
		}
	}
	return "one is longer than the other"
}

// TestEveryScreenIsOnTheSheetOfKeys compares it with the sitemap.
func TestEveryScreenIsOnTheSheetOfKeys(t *testing.T) {
	there := map[string]bool{}
	who := someoneNew(t)
	for _, screen := range sheet {
		there[reflect.TypeOf(screen.route(who)).Name()] = true
	}
	source := must(os.ReadFile(filepath.Join("ui", "routes.go")))
	for _, m := range regexp.MustCompile(`(?m)^func \((\w+)\) +isRoute`).FindAllSubmatch(source, -1) {
		if name := string(m[1]); !there[name] {
			t.Errorf("the sheet of keys says nothing of ui.%s: name it in keysheet_test.go", name)
		}
	}
}

// TestNoScreenTakesAKeyThatIsForEverywhere: it would shut a person off from help, or from the way out.
func TestNoScreenTakesAKeyThatIsForEverywhere(t *testing.T) {
	for _, screen := range sheet {
		for _, c := range controlsOf(t, screen.route, screen.walks) {
			for _, a := range c.Actions {
				for _, k := range []string{"?", "f1", "ctrl+o", ":", "ctrl+l", "ctrl+c"} {
					if slices.Contains(a.Keys, k) && a.Do != nil {
						t.Errorf("%s takes %s for %q", screen.name, k, a.Help)
					}
				}
			}
		}
	}
}

// controlsOf is what can be done on a screen, and after each of the walks from there.
func controlsOf(t *testing.T, route func(someone) ui.Route, walks [][]string) []ui.Controls {
	t.Helper()
	var all []ui.Controls
	for _, walk := range append([][]string{nil}, walks...) {
		who := someoneNew(t)
		m := tui.New(who.p, route(who))
		s := uitest.New(t, m, 80, 24)
		s.Keys(walk...)
		all = append(all, m.Top().Controls())
	}
	return all
}

// drawSheet makes the page out of the action tables.
func drawSheet(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# Keys\n\nEvery key, screen by screen. While you type, letters are text, and only the other keys do something. " +
		"On any screen `?` (or F1) says what can be done there now, and Ctrl+O lets you type what you want to do.\n")
	section := func(name string, actions []ui.Action) {
		if len(actions) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n## %s\n\n", name)
		for _, a := range actions {
			names := make([]string, len(a.Keys))
			for i, k := range a.Keys {
				names[i] = "`" + ui.KeyName(k) + "`"
			}
			fmt.Fprintf(&b, "- %s – %s\n", strings.Join(names, " or "), a.Help)
		}
	}
	m := tui.New(newPractice(t), ui.Home{})
	common := map[string][]ui.Action{
		"On a list": (&ui.List{Count: 2}).Actions(), "On a page": (&ui.Scroll{}).Actions(), "While you write": ui.EditorHelp(),
	}
	section("Everywhere", m.Everywhere())
	known := m.Everywhere()
	for _, name := range []string{"On a list", "On a page", "While you write"} {
		section(name, common[name])
		known = slices.Concat(known, common[name])
	}
	for _, screen := range sheet {
		var own []ui.Action
		for _, c := range controlsOf(t, screen.route, screen.walks) {
			for _, a := range c.Actions {
				if !slices.ContainsFunc(slices.Concat(own, known), func(o ui.Action) bool { return sameAction(a, o) }) {
					own = append(own, a)
				}
			}
		}
		section(screen.name, own)
	}
	return b.String()
}

// sameAction says that two rows of the tables tell a person the same. Where letters are free for a screen, a list leaves its
// own out.
func sameAction(a, b ui.Action) bool { return a.Help == b.Help && a.Keys[0] == b.Keys[0] }

// updating says that -update was given, which the library of goldens reads.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}
