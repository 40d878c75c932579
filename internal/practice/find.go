package practice

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"heed/internal/journal"
)

// Entries returns every entry that holds all words of query, newest first; an empty query finds all. Entries that cannot
// be read are passed over, and the first fault is returned with the rest.
func (p *Practice) Entries(ctx context.Context, query string) ([]journal.Entry, error) {
	j, err := p.journal()
	if err != nil {
		return nil, fmt.Errorf("read the entries: %w", err)
	}
	var found []journal.Entry
	var fault error
	wanted := strings.Fields(fold(query))
	for e, err := range j.Entries(ctx) {
		if err != nil {
			if fault == nil {
				fault = fmt.Errorf("read the entries: %w", err)
			}
			continue
		}
		if holds(e, wanted) {
			found = append(found, e)
		}
	}
	return found, fault
}

// Heads returns what a list shows of every entry, newest first, without opening texts and answers. Entries that cannot
// be read are passed over, and the first fault is returned with the rest.
func (p *Practice) Heads(ctx context.Context) ([]journal.Head, error) {
	j, err := p.journal()
	if err != nil {
		return nil, fmt.Errorf("read the list of entries: %w", err)
	}
	lister, ok := j.(journal.Lister)
	if !ok {
		return nil, errors.New("read the list of entries: this journal cannot be listed")
	}
	var heads []journal.Head
	var fault error
	for h, err := range lister.Heads(ctx) {
		if err == nil {
			heads = append(heads, h)
		} else if fault == nil {
			fault = fmt.Errorf("read the list of entries: %w", err)
		}
	}
	return heads, fault
}

func holds(e journal.Entry, wanted []string) bool {
	if len(wanted) == 0 {
		return true
	}
	text := fold(e.Title + "\n" + e.Text)
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// fold takes case and accents away, so that "cafe" finds "Café" however it was typed.
func fold(s string) string {
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC, cases.Fold())
	folded, _, err := transform.String(t, s)
	if err != nil { // it cannot fail on a string; a text that cannot be folded is searched as it is
		return s
	}
	return folded
}
