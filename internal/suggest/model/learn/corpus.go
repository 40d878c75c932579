// Package learn makes the weights of the text model from entries that people made up, and from the cards themselves.
//
// It is kernel ridge regression: every text is compared with every other one (see heed/internal/suggest/model for what
// is compared), and the weights are those that come nearest to the labels without growing large. That is one system of
// equations, solved exactly: no chance, no order of steps, nothing to stop early. Only additions, multiplications,
// divisions and square roots are used, each rounded by itself, in an order that the texts alone decide. So the same files
// give the same bytes on every processor that Go runs on.
//
// Nothing here is part of the program that people run; heed/internal/suggest/model/train and the tests call it.
package learn

import (
	"fmt"
	"io/fs"
	"slices"

	"heed/internal/content"
	"heed/internal/pattern"
)

// Entry is one labelled text.
type Entry struct {
	Text  string
	Best  []pattern.ID // that fit best, the best first
	Also  []pattern.ID // that fit too
	Items []string     // statements of the self-check that were part of it
	Kind  string       // one of Kinds
}

// Kinds are what an entry can be about.
func Kinds() []string { return []string{"trouble", "right", "place", "mixed", "unrelated", "risk"} }

// Labels are all cards that fit, the best first.
func (e Entry) Labels() []pattern.ID { return slices.Concat(e.Best, e.Also) }

// Related says that the entry has to do with power between people.
func (e Entry) Related() bool { return e.Kind != "unrelated" }

// Corpus reads the entries of the named files: YAML lists of text, best, also, items and kind.
func Corpus(dir fs.FS, files ...string) ([]Entry, error) {
	var all []Entry
	for _, file := range files {
		data, err := fs.ReadFile(dir, file)
		if err != nil {
			return nil, fmt.Errorf("read corpus: %w", err)
		}
		var list []struct {
			Text  content.Value   `yaml:"text"`
			Best  []content.Value `yaml:"best"`
			Also  []content.Value `yaml:"also"`
			Items []content.Value `yaml:"items"`
			Kind  content.Value   `yaml:"kind"`
		}
		if err := content.YAML(file, data, &list); err != nil {
			return nil, fmt.Errorf("read corpus: %w", err)
		}
		for _, e := range list {
			entry := Entry{Text: e.Text.Text, Best: ids(e.Best), Also: ids(e.Also), Kind: e.Kind.Text}
			for _, it := range e.Items {
				entry.Items = append(entry.Items, it.Text)
			}
			if !slices.Contains(Kinds(), entry.Kind) {
				return nil, fmt.Errorf("read corpus: %s: there is no kind %q", file, entry.Kind)
			}
			all = append(all, entry)
		}
	}
	return all, nil
}

func ids(values []content.Value) []pattern.ID {
	var all []pattern.ID
	for _, v := range values {
		all = append(all, pattern.ID(v.Text))
	}
	return all
}

// document is a text to learn from.
type document struct {
	text   string
	labels []label
	trust  float64 // how much it counts beside an entry
}

type label struct {
	column string
	worth  float64
}
