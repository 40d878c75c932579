package identify

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// with is our own words with one thing changed.
func with(t *testing.T, file, old, changed string) fs.FS {
	words := fstest.MapFS{}
	for _, name := range []string{"detectors.yaml", "names.yaml", "everyday.yaml"} {
		data, err := embedded.ReadFile("words/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if name == file {
			if !strings.Contains(text, old) {
				t.Fatalf("there is no %q in %s", old, file)
			}
			text = strings.Replace(text, old, changed, 1)
		}
		words[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return words
}

func TestFaultsAreTold(t *testing.T) {
	for _, tt := range []struct{ file, old, changed, want string }{
		{"detectors.yaml", "kind: upn", "kind: pupil", `there is no kind "pupil"`},
		{"detectors.yaml", "level: high", "level: huge", "a level is wanted"},
		{"detectors.yaml", "check: mod11", "check: mod12", `there is no check "mod12"`},
		{"detectors.yaml", "digits: 10", "digits: ten", `a number is wanted, not "ten"`},
		{"detectors.yaml", "{to: 4,", "{to: four,", `an age in years is wanted, not "four"`},
		{"detectors.yaml", `{sep}?\d{3}{sep}?\d{4}`, `{gone}?\d{3}`, "there is no part {gone} above this"},
		{"detectors.yaml", `'\b\d{3}{sep}?\d{3}`, `'\b(\d{3}{sep}?\d{3}`, "missing closing )"},
		{"detectors.yaml", "label: full postcode", `label: ""`, "label, advice and instead are wanted"},
		{"detectors.yaml", "holds: '@'", "held: '@'", `there is no field "held"`},
		{"names.yaml", "cues: |", "clues: |", `there is no field "clues"`},
	} {
		_, err := load(with(t, tt.file, tt.old, tt.changed))
		if err == nil || !strings.Contains(err.Error(), tt.want) || !regexp.MustCompile(`^[a-z]+\.yaml:\d+:\d+: `).MatchString(err.Error()) {
			t.Errorf("%s instead of %s: %v, want a place and %q", tt.changed, tt.old, err, tt.want)
		}
	}
	if _, err := load(fstest.MapFS{}); err == nil {
		t.Error("no files at all, and no fault")
	}
}

func TestEveryKindHasAnEntry(t *testing.T) {
	f := New()
	for _, k := range Kinds() {
		f.detector(k) // or it panics
	}
	for word := range f.triggers {
		if len(word) > maxTrigger || strings.ContainsAny(word, " \\(){}?") {
			t.Errorf("no text has the word %q", word)
		}
	}
	for _, d := range f.detectors {
		if d.regex != nil && d.regex.MatchString("") {
			t.Errorf("%s fits nothing at all", d.label)
		}
	}
}
