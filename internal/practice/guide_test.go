package practice_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/internal/guide"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/patterns"
)

func TestOwnSessionsAndExercisesLieBesideTheJournal(t *testing.T) {
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	p := practice.New(practice.Options{Library: lib, Dir: dir})
	ours, err := p.Guide()
	if err != nil || len(ours.Sessions) == 0 || len(ours.Exercises) == 0 {
		t.Fatalf("%d sessions, %d exercises, %v", len(ours.Sessions), len(ours.Exercises), err)
	}
	if err := os.Mkdir(filepath.Join(dir, "sessions"), 0o700); err != nil {
		t.Fatal(err)
	}
	mine := "id: mine\nname: Mine\nminutes: 1\npeople: \"2\"\nabout: To try it.\nthemes: [power]\nsource: [our own]\n" +
		"steps:\n  - {id: a, name: A, minutes: 1, say: Hello., screen: Hello}\n"
	for name, text := range map[string]string{"mine.yaml": mine, "broken.yaml": "id: broken\n"} {
		if err := os.WriteFile(filepath.Join(p.GuideFolder(guide.Sessions), name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := p.Guide()
	if err == nil || !strings.Contains(err.Error(), "broken.yaml:") {
		t.Errorf("a slip was not told: %v", err)
	}
	if s, ok := all.Session("mine"); !ok || !s.Own || len(all.Sessions) != len(ours.Sessions)+1 || len(all.Exercises) != len(ours.Exercises) {
		t.Errorf("their own is not there, or ours are not: %d sessions", len(all.Sessions))
	}
}
