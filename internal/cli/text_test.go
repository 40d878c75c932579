package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"heed/internal/tui/ui"
)

func TestMendsWhatIsNoText(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ given, want, warning string }{
		{"", "", ""},
		{"a\r\nb\rc\n", "a\nb\nc\n", ""},
		{"\ufeffbegins with a mark", "begins with a mark", ""},
		{"a\xffb", "a\ufffdb", "heed: warning: 1 byte is not UTF-8 text; a sign (\ufffd) stands for each\n"},
		{"\xc3(\xf0\x9f\x98", "\ufffd(\ufffd\ufffd\ufffd", "heed: warning: 4 bytes are not UTF-8 text; a sign (\ufffd) stands for each\n"},
		{"\ufffd of one's own", "\ufffd of one's own", ""},
		{"\ufffd\xff", "\ufffd\ufffd", "heed: warning: 1 byte is not UTF-8 text; a sign (\ufffd) stands for each\n"},
		{"\x00\x1b[31m stays", "\x00\x1b[31m stays", ""},
	} {
		var errs bytes.Buffer
		a := &app{env: Env{Err: &errs}}
		if got := a.mend(test.given); got != test.want || errs.String() != test.warning {
			t.Errorf("%q: %q, %q", test.given, got, errs.String())
		}
	}
}

func TestJSONSteersNoTerminalAndLosesNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "plain <&> \"quoted\"", "\x00\x1b[2J\x07\x7f", "\u009b31m\u202eturned\u2028\ufeff", "emoji 👩‍👩‍👧 \U000e0041tags", "café\n\ttab",
	} {
		var b bytes.Buffer
		if err := writeJSON(&b, []string{text}); err != nil {
			t.Fatal(err)
		}
		if doc := b.String(); ui.Clean(doc) != doc {
			t.Errorf("%q could steer a terminal", doc)
		}
		var back []string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back[0] != text {
			t.Errorf("%q came back as %q, %v", text, back, err)
		}
	}
}

func TestSecretsAreReadKeyByKey(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		typed, want, rest string
		err               error
	}{
		{"secret\nrest", "secret", "rest", nil},
		{"secret\rrest", "secret", "rest", nil},
		{"\n", "", "", nil},
		{"secrex\x7ft\n", "secret", "", nil},
		{"é\bx\n", "x", "", nil},
		{"\x7f\x7fx\n", "x", "", nil},
		{"wrong\x15right\n", "right", "", nil},
		{"a\x1b[Ab\x1bOPc\x1b[1;5Dd\x1b[3~e\x00\t\n", "abcde", "", nil},
		{"with a space  \n", "with a space  ", "", nil},
		{"a\x03b\n", "", "b\n", errStopped},
		{"\x04", "", "", errNoAnswer},
		{"a\x04b\n", "ab", "", nil},
		{"", "", "", errNoAnswer},
		{"no end", "", "", errNoAnswer},
		{strings.Repeat("x", passphraseLimit+1) + "\n", "", "\n", errTooLong},
	} {
		in := strings.NewReader(test.typed)
		got, err := readSecret(in)
		rest, _ := io.ReadAll(in)
		if string(got) != test.want || !errors.Is(err, test.err) || string(rest) != test.rest {
			t.Errorf("%q: %q, %v, and %q is left", test.typed, got, err, rest)
		}
	}
}

func TestPassphrasesAreTheFirstLineOfAFile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ file, want string }{
		{"secret", "secret"},
		{"secret\n", "secret"},
		{"secret\r\nmore", "secret"},
		{" with spaces \n", " with spaces "},
		{"\nsecret", ""},
		{"", ""},
		{strings.Repeat("x", 4096), strings.Repeat("x", 4096)},
		{strings.Repeat("x", 4097), ""},
		{"x\n" + strings.Repeat("y", 9999), "x"},
	} {
		got, err := firstLine(strings.NewReader(test.file), "the file")
		if string(got) != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%.20q: %q, %v", test.file, got, err)
		}
	}
}

func FuzzMend(f *testing.F) {
	f.Add("a\r\nb\xff\ufffd\x00")
	f.Fuzz(func(t *testing.T, text string) {
		a := &app{env: Env{Err: io.Discard}}
		got := a.mend(text)
		if !utf8.ValidString(got) || strings.Contains(got, "\r") || a.mend(got) != got && !strings.HasPrefix(got, "\ufeff") {
			t.Errorf("%q became %q", text, got)
		}
	})
}
