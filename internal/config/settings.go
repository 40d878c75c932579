package config

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"heed/internal/theme"
)

// Kind is what a value looks like in the file.
type Kind int

// The kinds of values.
const (
	Text  Kind = iota // "in quotes"
	YesNo             // true or false
	Lines             // a list of texts
)

// Choice is one value that a setting can have.
type Choice struct {
	Value string // as the file has it, without quotes
	Words string // for people
}

// Setting is one thing that can be set. A value of it is always told as text: "true", "10m", or the lines of a list with
// line breaks between them.
type Setting struct {
	Key     string // as the file has it
	Name    string // for people
	About   string // what it does, in a sentence or two
	Wants   string // what a value looks like
	Kind    Kind
	Choices []Choice // the usual values in order; empty when a person writes what they like
	read    func(Config) string
	write   func(*Config, string) error
}

// Settings are all of them, in the order of the screen.
func Settings() []Setting {
	return []Setting{
		{
			Key: "theme", Name: "Colours", About: "Auto goes by what your terminal says of its ground. High contrast is for eyes that want more.",
			Wants: `"auto", "light", "dark" or "contrast"`,
			Choices: []Choice{
				{string(Auto), "auto"}, {string(Light), "for a light ground"}, {string(Dark), "for a dark ground"}, {string(Contrast), "high contrast"},
			},
			read:  func(c Config) string { return string(c.Look) },
			write: func(c *Config, v string) error { return oneOf(&c.Look, v, Auto, Light, Dark, Contrast) },
		},
		yesNo("reduced_motion", "Keep still", "Nothing in heed blinks or slides as it is. With this on, no clock runs on the screen either: it moves on when you press a key.",
			func(c *Config) *bool { return &c.ReducedMotion }),
		{
			Key: "idle_lock", Name: "Lock by itself", About: "The journal is sealed and the screen goes blank after so long without a key.",
			Wants:   `a time from "1m" to "24h", such as "10m", or "never"`,
			Choices: []Choice{{"5m", "after 5 minutes"}, {"10m", "after 10 minutes"}, {"30m", "after 30 minutes"}, {"1h", "after an hour"}, {never, "never"}},
			read:    func(c Config) string { return span(c.IdleLock) },
			write:   writeIdleLock,
		},
		{
			Key: "lens", Name: "Check-in", About: "What a check-in begins with. With anything but \"ask me\" that question is passed over. You could go back to it and choose another, for the once.",
			Wants:   lensWants(),
			Choices: lensChoices(),
			read:    func(c Config) string { return string(c.Lens) },
			write:   func(c *Config, v string) error { return oneOf(&c.Lens, v, append(theme.Lenses(), "")...) },
		},
		{
			Key: "frame", Name: "New page", About: "The frame that a new page begins with. It can be changed on the page.",
			Wants: `the id of a frame, such as "gibbs", or "" for a free page`,
			read:  func(c Config) string { return c.Frame },
			write: func(c *Config, v string) error {
				if v != "" && !anID.MatchString(v) {
					return errWrong
				}
				c.Frame = v
				return nil
			},
		},
		yesNo("plain_words", "Plain words", "Questions are asked in plain words first, and the key that shows plain words shows the usual ones.",
			func(c *Config) *bool { return &c.PlainWords }),
		{
			Key: "editor", Name: "Own editor", About: "The command for writing in an editor of your own, with what it needs: nano, or vim -n. While it is open your page lies in clear on this computer.",
			Wants: `a command, such as "nano", or "" for what VISUAL or EDITOR say`,
			read:  func(c Config) string { return c.Editor },
			write: func(c *Config, v string) error { return aLine(&c.Editor, v) },
		},
		{
			Key: "support", Name: "Where to turn", About: "Who or what you could turn to when it gets too much: a line each. A guided session shows them when it is stopped.",
			Wants: `a list of lines, such as ["Occupational health, 0000 000000"]`, Kind: Lines,
			read:  func(c Config) string { return strings.Join(c.Support, "\n") },
			write: writeSupport,
		},
		yesNo("one_column", "One column", "A wide window shows something beside a list: the entry you are at, say. With this on a list stands alone, and an entry is seen only when you open it.",
			func(c *Config) *bool { return &c.OneColumn }),
		yesNo("line_by_line", "Line by line", "No whole screens, for a screen reader or a braille display that likes lines better. The command \"heed settings line_by_line false\" brings the screens back.",
			func(c *Config) *bool { return &c.LineByLine }),
	}
}

const (
	never = "never"
	yes   = "true"
	no    = "false"
)

// errWrong says that a value is not what the setting wants. What it is stays unsaid: it may be the person's.
var errWrong = errors.New("not such a value")

// anID is what the id of a frame looks like.
var anID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Of returns a setting by its key.
func Of(key string) (Setting, bool) {
	all := Settings()
	i := slices.IndexFunc(all, func(s Setting) bool { return s.Key == key })
	if i < 0 {
		return Setting{}, false
	}
	return all[i], true
}

// Value is what the setting is.
func (s Setting) Value(c Config) string { return s.read(c) }

// Set changes c, unless the value is not one the setting can have: then c is as it was, and the error says what it wants.
func (s Setting) Set(c *Config, value string) error {
	changed := c.Clone()
	if s.write(&changed, value) != nil {
		return fmt.Errorf("%s wants %s", s.Key, s.Wants)
	}
	*c = changed
	return nil
}

// Words is what the setting is, for people.
func (s Setting) Words(c Config) string {
	value := s.Value(c)
	for _, choice := range s.Choices {
		if choice.Value == value {
			return choice.Words
		}
	}
	switch {
	case s.Key == "idle_lock":
		return "after " + spanWords(c.IdleLock)
	case value == "" && s.Key == "frame":
		return "free page"
	case value == "" && s.Key == "editor":
		return "VISUAL or EDITOR"
	case value == "":
		return "nothing yet"
	}
	return strings.ReplaceAll(value, "\n", "; ")
}

// Next is the choice that many places further, going round. From a value that is none of them it goes to the first or last.
func (s Setting) Next(c Config, by int) string {
	n := len(s.Choices)
	at := slices.IndexFunc(s.Choices, func(o Choice) bool { return o.Value == s.Value(c) })
	if at < 0 && by > 0 {
		by--
	}
	return s.Choices[((max(at, 0)+by)%n+n)%n].Value
}

func yesNo(key, name, about string, field func(*Config) *bool) Setting {
	return Setting{
		Key: key, Name: name, About: about, Kind: YesNo, Wants: "true or false", Choices: []Choice{{no, "no"}, {yes, "yes"}},
		read: func(c Config) string { return strconv.FormatBool(*field(&c)) },
		write: func(c *Config, v string) error {
			is, ok := yesNos()[strings.ToLower(v)]
			if !ok {
				return errWrong
			}
			*field(c) = is
			return nil
		},
	}
}

// yesNos are the words for yes and no that a person may say; the file has true and false.
func yesNos() map[string]bool {
	return map[string]bool{yes: true, no: false, "yes": true, "no": false, "on": true, "off": false}
}

func oneOf[T ~string](field *T, value string, all ...T) error {
	if !slices.Contains(all, T(value)) {
		return errWrong
	}
	*field = T(value)
	return nil
}

// The shortest time is one in which a sentence can be thought about; a day is as good as never.
const (
	shortestIdle = time.Minute
	longestIdle  = 24 * time.Hour
)

func writeIdleLock(c *Config, v string) error {
	if v == never {
		c.IdleLock = 0
		return nil
	}
	d, err := time.ParseDuration(v)
	if err != nil || d < shortestIdle || d > longestIdle {
		return errWrong
	}
	c.IdleLock = d
	return nil
}

// span is a time as the file has it.
func span(d time.Duration) string {
	switch {
	case d == 0:
		return never
	case d%time.Hour == 0:
		return fmt.Sprintf("%dh", d/time.Hour)
	case d%time.Minute == 0:
		return fmt.Sprintf("%dm", d/time.Minute)
	}
	return d.String()
}

// spanWords is a time for people.
func spanWords(d time.Duration) string {
	for _, unit := range []struct {
		of   time.Duration
		name string
	}{{time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}} {
		switch n := d / unit.of; {
		case d%unit.of != 0:
		case n == 1:
			return "1 " + unit.name
		default:
			return fmt.Sprintf("%d %ss", n, unit.name)
		}
	}
	return d.String()
}

func lensChoices() []Choice {
	all := []Choice{{"", "ask me"}}
	for _, l := range theme.Lenses() {
		all = append(all, Choice{string(l), small(l.Name())})
	}
	return all
}

// small begins with a small letter, for the end of a row.
func small(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func lensWants() string {
	var all []string
	for _, l := range theme.Lenses() {
		all = append(all, strconv.Quote(string(l)))
	}
	return strings.Join(all, ", ") + ` or "" to be asked`
}

// aLine takes a text of one line, in which everything can be seen.
func aLine(field *string, v string) error {
	if !utf8.ValidString(v) || strings.ContainsFunc(v, unicode.IsControl) {
		return errWrong
	}
	*field = strings.TrimSpace(v)
	return nil
}

func writeSupport(c *Config, v string) error {
	c.Support = nil
	for line := range strings.SplitSeq(v, "\n") {
		var kept string
		if err := aLine(&kept, line); err != nil {
			return err
		}
		if kept != "" {
			c.Support = append(c.Support, kept)
		}
	}
	return nil
}
