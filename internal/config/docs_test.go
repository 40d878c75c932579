package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePageForPeopleNamesEverySetting keeps the table at the end of docs/own-words.md from telling something else.
func TestThePageForPeopleNamesEverySetting(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "own-words.md"))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, s := range Settings() {
		fmt.Fprintf(&want, "| `%s` | %s | %s |\n", s.Key, s.Wants, s.Words(Default()))
	}
	_, got, found := strings.Cut(string(page), "| key | what it wants | when nothing is said |\n|---|---|---|\n")
	if !found || got != want.String() {
		t.Errorf("the table is to be:\n%s", want.String())
	}
}
