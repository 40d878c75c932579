package vault

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

const canary = "Zwergkanarienvogel"

// disguises are the ways in which a word may lie in a file.
func disguises(word string) map[string][]byte {
	all := map[string][]byte{
		"UTF-8":     []byte(word),
		"hex":       []byte(hex.EncodeToString([]byte(word))),
		"HEX":       []byte(strings.ToUpper(hex.EncodeToString([]byte(word)))),
		"backwards": reversed([]byte(word)),
	}
	for _, u := range utf16.Encode([]rune(word)) {
		all["UTF-16LE"] = append(all["UTF-16LE"], byte(u), byte(u>>8))
		all["UTF-16BE"] = append(all["UTF-16BE"], byte(u>>8), byte(u))
	}
	for shift := range 3 { // base64 of a text depends on where in it a word begins, but for the word's inner letters
		text := strings.Repeat("x", shift) + word
		for name, enc := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
			whole := enc.EncodeToString([]byte(text))
			all[name+string(rune('0'+shift))] = []byte(whole[4 : len(whole)-4])
		}
	}
	return all
}

func reversed(b []byte) []byte {
	r := make([]byte, len(b))
	for i := range b {
		r[len(b)-1-i] = b[i]
	}
	return r
}

// hunt looks for the words in the names and bytes of every file under the folders.
func hunt(t *testing.T, when string, words []string, dirs ...string) {
	t.Helper()
	files := 0
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			b, err := os.ReadFile(path)
			b = append(b, filepath.Base(path)...)
			for _, word := range words {
				for name, disguise := range disguises(word) {
					if bytes.Contains(bytes.ToLower(b), bytes.ToLower(disguise)) {
						t.Errorf("%s, %s holds the canary %q as %s", when, filepath.Base(path), word, name)
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files == 0 {
		t.Errorf("%s: no file to look in", when)
	}
}

// canaryEntry has the canary in every field that can hold it.
func canaryEntry() journal.Entry {
	return journal.Entry{
		Date:   time.Date(2031, 5, 17, 4, 3, 2, 0, time.UTC),
		Title:  "On " + canary,
		Text:   canary + "\n" + strings.Repeat("and more of "+canary+"\n", 2000),
		Frame:  canary,
		Themes: []theme.ID{canary},
		Tags:   []string{canary},
		Kept:   []pattern.ID{canary},
		Waved:  []pattern.ID{canary},
		Check: &selfcheck.Check{
			Lens: canary, Path: canary,
			Said:    []selfcheck.Said{{Prompt: canary, Text: canary}},
			Answers: []selfcheck.Answer{{Item: canary, Option: canary, Note: canary}},
		},
	}
}

func TestNothingWrittenCanBeFoundOnDisk(t *testing.T) {
	temp := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"} {
		t.Setenv(name, temp)
	}
	if err := os.WriteFile(filepath.Join(temp, "looked"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := cheap()
	o.Passphrase = []byte("my " + canary)
	dir := filepath.Join(temp, "heed")
	v, err := Create(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, v)
	words := []string{canary, "2031-05-17"}

	saved := mustSave(t, v, canaryEntry())
	for i := range 30 { // so that pages split, are freed and are used again
		d := journal.Draft{Entry: canaryEntry(), Cursor: i}
		d.ID = journal.ID{byte(i % 3), 1}
		if err := v.SaveDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	saved = mustSave(t, v, saved)
	mustSave(t, v, journal.Entry{ID: journal.ID{0, 1}, Title: canary})
	for _, err := range v.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
	}
	hunt(t, "while open", words, temp)
	mustClose(t, v)
	hunt(t, "after closing", words, temp)

	if _, err := Open(t.Context(), dir, Passphrase([]byte("not "+canary)), o); err == nil || strings.Contains(err.Error(), canary) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	v, err = Open(t.Context(), dir, Passphrase(o.Passphrase), o)
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, v)
	if e, err := v.Entry(t.Context(), saved.ID); err != nil || !strings.Contains(e.Text, canary) {
		t.Errorf("the canary is not even in the journal: %v", err)
	}
}

// A hunt that finds nothing proves something only if it would have found something.
func TestTheHuntFindsWhatIsThere(t *testing.T) {
	for name, disguise := range disguises(canary) {
		if len(disguise) < 12 {
			t.Errorf("%s is too short to mean anything: %q", name, disguise)
		}
	}
	for pad := range 5 {
		text := strings.Repeat("-", pad) + canary + "!!!!"
		encoded := []byte(base64.StdEncoding.EncodeToString([]byte(text)))
		found := false
		for _, disguise := range disguises(canary) {
			found = found || bytes.Contains(encoded, disguise)
		}
		if !found {
			t.Errorf("base64 at %d is not found", pad)
		}
	}
}
