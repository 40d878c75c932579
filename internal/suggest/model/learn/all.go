package learn

import (
	"fmt"
	"io/fs"

	"heed/internal/pattern"
	"heed/patterns"
)

// Cards are the cards that heed comes with, which are the ones the model learns.
func Cards() (*pattern.Library, error) {
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		return nil, fmt.Errorf("load cards: %w", err)
	}
	return lib, nil
}

// All returns the weights learned from every .yaml file of a folder, in the order of their names.
func All(corpus fs.FS) ([]byte, error) {
	lib, err := Cards()
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(corpus, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("read corpus: %w", err)
	}
	entries, err := Corpus(corpus, files...)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("read corpus: no entries in the .yaml files")
	}
	return Train(lib.All(), entries), nil
}
