package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"heed/internal/theme"
)

func TestEverySettingIsRead(t *testing.T) {
	got, problems := Parse([]byte(`# mine
theme = "contrast"
reduced_motion = true
one_column = true
idle_lock = "7m"
lens = "group"
frame = "gibbs"
editor = 'vim -n'   # no swap file
plain_words = true
line_by_line = true
support = [
  "Sam, 0000 000000", # at work
  "the night line",
]
`), FileName)
	want := Config{
		Look: Contrast, ReducedMotion: true, OneColumn: true, IdleLock: 7 * time.Minute, Lens: theme.Group, Frame: "gibbs", Editor: "vim -n",
		PlainWords: true, LineByLine: true, Support: []string{"Sam, 0000 000000", "the night line"},
	}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v and %v", got, problems)
	}
}

func TestWhatIsWrongIsToldAndCostsNothingElse(t *testing.T) {
	const rest = "\nplain_words = true\n"
	for _, tt := range []struct{ claim, text, want string }{
		{"a key nobody knows", "\n\nidle_loc = \"5m\"", "config.toml:3:1: unknown key idle_loc; did you mean idle_lock?"},
		{"a key like none", "volume = 11", "config.toml:1:1: unknown key volume (there are: theme, reduced_motion, idle_lock, lens, frame, plain_words, editor, support, one_column, line_by_line)"},
		{"a key that may be a person's words", `"she went quiet" = true`, "config.toml:1:1: unknown key"},
		{"a key below another", `theme.dark = true`, "config.toml:1:1: unknown key"},
		{"a value that is none of them", `theme = "darkish"`, `config.toml:1:9: theme wants "auto", "light", "dark" or "contrast"`},
		{"a number for a time", "idle_lock = 10", `config.toml:1:13: idle_lock wants a time from "1m" to "24h", such as "10m", or "never"`},
		{"too short a time", `idle_lock = "1s"`, `config.toml:1:13: idle_lock wants a time from "1m" to "24h", such as "10m", or "never"`},
		{"a word for yes", `  reduced_motion = "yes"`, "config.toml:1:20: reduced_motion wants true or false"},
		{"a text for a list", `support = "me"`, `config.toml:1:11: support wants a list of lines, such as ["Occupational health, 0000 000000"]`},
		{"a list of numbers", `support = [1]`, `config.toml:1:1: support wants a list of lines, such as ["Occupational health, 0000 000000"]`},
		{"a frame that is no id", `frame = "../x"`, `config.toml:1:9: frame wants the id of a frame, such as "gibbs", or "" for a free page`},
		{"a letter that cannot be seen", `editor = "a\u001bb"`, `config.toml:1:10: editor wants a command, such as "nano", or "" for what VISUAL or EDITOR say`},
		{"the same twice", "theme = \"dark\"\ntheme = \"light\"", "config.toml:2:1: theme stands here twice: the first counts"},
		{"no quotes", "theme = dark", "config.toml:1:9: this is not TOML: a setting is its name, an equals sign and its value"},
		{"no value", "é = 1", "config.toml:1:1: this is not TOML: a setting is its name, an equals sign and its value"},
		{"a list without an end", "support = [\n\"a\",", "config.toml:3:1: this is not TOML: a setting is its name, an equals sign and its value"},
		{"a quote without an end", `editor = "nano`, "config.toml:1:15: this is not TOML: a setting is its name, an equals sign and its value"},
	} {
		c, problems := Parse([]byte(tt.text+rest), FileName)
		if len(problems) != 1 || problems[0].Error() != tt.want {
			t.Errorf("%s: got %v, want %q", tt.claim, problems, tt.want)
		}
		want := Default()
		want.PlainWords = true
		if tt.claim == "the same twice" {
			want.Look = Dark
		}
		if !reflect.DeepEqual(c, want) {
			t.Errorf("%s: it cost something else: %+v", tt.claim, c)
		}
	}
}

func TestWhatStandsInATableIsToldOnce(t *testing.T) {
	c, problems := Parse([]byte("theme = \"dark\"\n[screen]\ntheme = \"light\"\nwidth = 9\n"), FileName)
	const want = "config.toml:2:2: unknown table screen: there are no tables among the settings"
	if c.Look != Dark || len(problems) != 1 || problems[0].Error() != want {
		t.Errorf("got %s, %v", c.Look, problems)
	}
}

func TestAFileThatIsNoTextIsOneProblem(t *testing.T) {
	for claim, data := range map[string][]byte{
		"no text":   {0xff, 0xfe, 0},
		"too large": []byte(strings.Repeat("# more\n", MaxSize/7+1)),
	} {
		c, problems := Parse(data, FileName)
		if !reflect.DeepEqual(c, Default()) || len(problems) != 1 || problems[0].Line != 0 {
			t.Errorf("%s: got %+v, %v", claim, c, problems)
		}
		if _, err := Edit(data, "theme", "dark"); err == nil {
			t.Errorf("%s: it is written into", claim)
		}
	}
}

func TestNoProblemRepeatsAValue(t *testing.T) {
	const secret = "zebra crossing"
	for _, s := range Settings() {
		for _, text := range []string{s.Key + ` = "` + secret + "\x01" + `"`, s.Key + ` = [["` + secret + `"]]`, s.Key + " = " + secret} {
			_, problems := Parse([]byte(text), FileName)
			if len(problems) == 0 {
				t.Errorf("%s: nothing is wrong", s.Key)
			}
			for _, p := range problems {
				if strings.Contains(p.Error(), secret) || strings.Contains(p.Error(), "zebra") {
					t.Errorf("%s: the problem holds the value", s.Key)
				}
			}
		}
	}
}

func TestEveryChoiceIsTakenAndComesBack(t *testing.T) {
	for _, s := range Settings() {
		for _, choice := range s.Choices {
			c := Default()
			if err := s.Set(&c, choice.Value); err != nil || s.Value(c) != choice.Value || s.Words(c) != choice.Words {
				t.Errorf("%s: %q: %v, comes back as %q", s.Key, choice.Value, err, s.Value(c))
			}
		}
		if len(s.Choices) > 0 {
			c := Default()
			for range s.Choices {
				if err := s.Set(&c, s.Next(c, 1)); err != nil {
					t.Fatal(err)
				}
			}
			if s.Value(c) != s.Value(Default()) {
				t.Errorf("%s: going round does not come back", s.Key)
			}
		}
		if s.About == "" || s.Name == "" || s.Wants == "" {
			t.Errorf("%s says nothing of itself", s.Key)
		}
	}
}

func TestEditKeepsEverythingElse(t *testing.T) {
	before := "# mine\n\ntheme = \"dark\" # at night\nvolume = 11\nsupport = [\n  'a', # [\n]\n\n[later]\ntheme = 1\n"
	for _, tt := range []struct{ key, value, want string }{
		{"theme", "light", strings.Replace(before, `"dark"`, `"light"`, 1)},
		{"support", "b\n\"c\" 'd'\n", strings.Replace(before, "[\n  'a', # [\n]", "[\n  \"b\",\n  \"\\\"c\\\" 'd'\",\n]", 1)},
		{"support", "", strings.Replace(before, "[\n  'a', # [\n]", "[]", 1)},
		{"idle_lock", "never", strings.Replace(before, "[later]", "idle_lock = \"never\"\n[later]", 1)},
		{"editor", `C:\vim "x"`, strings.Replace(before, "[later]", "editor = 'C:\\vim \"x\"'\n[later]", 1)},
	} {
		got, err := Edit([]byte(before), tt.key, tt.value)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: %v\n%s", tt.key, err, got)
		}
	}
	if got, err := Edit([]byte("theme = 'dark'"), "plain_words", "true"); err != nil || string(got) != "theme = 'dark'\nplain_words = true\n" {
		t.Errorf("a last row without an end: %v\n%s", err, got)
	}
	if _, err := Edit(nil, "theme", "darkish"); err == nil || strings.Contains(err.Error(), "darkish") {
		t.Errorf("a wrong value: %v", err)
	}
}

func TestSavingMakesAFileForNobodyElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "heed")
	if err := Save(dir, "theme", "dark"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, FileName))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if c, problems := Load(dir); c.Look != Dark || len(problems) > 0 {
		t.Errorf("%+v, %v", c, problems)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files", len(left))
	}
}

func TestALinkToTheFileStays(t *testing.T) {
	dir, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "mine.toml")
	if err := os.WriteFile(elsewhere, []byte("# mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(dir, FileName)); err != nil {
		t.Fatal(err)
	}
	if err := Save(dir, "theme", "dark"); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(elsewhere); string(got) != "# mine\ntheme = \"dark\"\n" {
		t.Errorf("the file the link leads to holds %q", got)
	}
}

func TestNothingIsLostWhenManyWrite(t *testing.T) {
	dir := t.TempDir()
	want := map[string]string{
		"theme": "dark", "reduced_motion": "true", "idle_lock": "30m", "lens": "place", "frame": "kolb", "plain_words": "true", "editor": "nano", "line_by_line": "true",
	}
	var all sync.WaitGroup
	for key, value := range want {
		all.Go(func() {
			if err := Save(dir, key, value); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	c, problems := Load(dir)
	for key, value := range want {
		if s, _ := Of(key); s.Value(c) != value {
			t.Errorf("%s is %q", key, s.Value(c))
		}
	}
	if len(problems) > 0 {
		t.Error(problems)
	}
}

func TestWhatAnEndedProgramLeftIsTakenAway(t *testing.T) {
	name := filepath.Join(t.TempDir(), FileName+".new")
	if err := os.WriteFile(name, []byte("half a fi"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := takeTurn(name, 0)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := f.Stat(); err != nil || info.Size() != 0 {
		t.Errorf("it holds what was left: %v, %v", info, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func TestAFolderInPlaceOfTheFileIsOneProblem(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, FileName), 0o700); err != nil {
		t.Fatal(err)
	}
	if c, problems := Load(dir); !reflect.DeepEqual(c, Default()) || len(problems) != 1 {
		t.Errorf("%+v, %v", c, problems)
	}
	if err := Save(dir, "theme", "dark"); err == nil {
		t.Error("it is saved")
	}
}

// FuzzParse holds that nothing ends the program, that problems point into the file, and that what is written into a file of
// any kind is read from it again with everything else as it was.
func FuzzParse(f *testing.F) {
	f.Add([]byte("# c\ntheme = \"dark\" # x\nsupport = [\n'a',\n]\n[t]\nb = 1\n"), uint8(3))
	f.Add([]byte("theme = \n\"\"\"x"), uint8(7))
	f.Add([]byte("editor = \"x\" y\nlens = \"group\""), uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		before, problems := Parse(data, FileName)
		for _, p := range problems {
			if p.Line < 0 || p.Line > strings.Count(string(data), "\n")+1 {
				t.Fatalf("a problem outside the file: %v", p)
			}
		}
		all := Settings()
		s := all[int(which)%len(all)]
		value := s.Value(Default())
		if len(s.Choices) > 0 {
			value = s.Choices[int(which)%len(s.Choices)].Value
		}
		edited, err := Edit(data, s.Key, value)
		if err != nil || len(problems) > 0 { // what is not TOML may take any row for its own
			return
		}
		after, problems := Parse(edited, FileName)
		if s.Value(after) != value || len(problems) > 0 {
			t.Fatalf("%s is %q, not %q: %v\n%q", s.Key, s.Value(after), value, problems, edited)
		}
		for _, other := range all {
			if other.Key != s.Key && other.Value(after) != other.Value(before) {
				t.Fatalf("writing %s changed %s", s.Key, other.Key)
			}
		}
	})
}

func TestYesAndNoMayBeSaidAsPeopleSayThem(t *testing.T) {
	still, _ := Of("reduced_motion")
	c := Default()
	for _, tc := range []struct{ said, value string }{{"yes", yes}, {"no", no}, {"on", yes}, {"off", no}, {"Yes", yes}, {no, no}} {
		if err := still.Set(&c, tc.said); err != nil || still.Value(c) != tc.value {
			t.Errorf("%q: %v, %q", tc.said, err, still.Value(c))
		}
	}
	if err := still.Set(&c, "perhaps"); err == nil {
		t.Error("any word is taken")
	}
	if text, err := Edit(nil, "reduced_motion", "yes"); err != nil || string(text) != "reduced_motion = true\n" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestATimeIsToldInWords(t *testing.T) {
	idle, _ := Of("idle_lock")
	for value, want := range map[string]string{"45m": "after 45 minutes", "1m": "after 1 minute", "2h": "after 2 hours", "90s": "after 90 seconds", "1h": "after an hour"} {
		c := Default()
		if err := idle.Set(&c, value); err != nil || idle.Words(c) != want {
			t.Errorf("%s: %v, %q", value, err, idle.Words(c))
		}
	}
}
