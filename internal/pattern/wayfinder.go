package pattern

import (
	_ "embed"
	"slices"
	// the file with the ways

	"heed/internal/content"
)

//go:embed wayfinder.yaml
var wayfinder []byte

const wayfinderFile = "wayfinder.yaml"

// Hard is one answer to "what is hard right now?", and the cards that may help with it.
type Hard struct {
	Line  string // in everyday words; empty for a person's own cards, which come last
	Cards []*Pattern
}

// hardFile is the shape of the file.
type hardFile struct {
	Ways []struct {
		ID       content.Value   `yaml:"id"`
		Hard     content.Value   `yaml:"hard"`
		Patterns []content.Value `yaml:"patterns"`
	} `yaml:"ways"`
}

// WhatIsHard returns the ways from a situation to the cards of a library. With an error, which tells every fault of the
// file with its place, the ways hold what there is: a library may have fewer cards.
func WhatIsHard(l *Library) ([]Hard, error) { return whatIsHard(l, wayfinder) }

func whatIsHard(l *Library, data []byte) ([]Hard, error) {
	var file hardFile
	if err := content.YAML(wayfinderFile, data, &file); err != nil {
		return nil, err
	}
	faults := &content.Problems{File: wayfinderFile}
	var ways []Hard
	var ids []string
	found := map[ID]bool{}
	for _, w := range file.Ways {
		switch {
		case w.ID.Text == "" || slices.Contains(ids, w.ID.Text):
			faults.Addf(w.ID.Pos, "the id %q is missing, or stands here twice", w.ID.Text)
		case w.Hard.Text == "":
			faults.Addf(w.ID.Pos, "%s: nothing says what is hard", w.ID.Text)
		case len(w.Patterns) == 0:
			faults.Addf(w.ID.Pos, "%s: no pattern stands under it", w.ID.Text)
		}
		ids = append(ids, w.ID.Text)
		h := Hard{Line: w.Hard.Text}
		for _, v := range w.Patterns {
			p, ok := l.byID[ID(v.Text)]
			switch {
			case !ok:
				faults.Addf(v.Pos, "there is no pattern %q", v.Text)
			case slices.Contains(h.Cards, p):
				faults.Addf(v.Pos, "%q stands here twice", v.Text)
			default:
				h.Cards = append(h.Cards, p)
				found[p.ID] = true
			}
		}
		ways = append(ways, h)
	}
	var others []*Pattern
	for _, p := range l.all {
		if !found[p.ID] {
			others = append(others, p)
		}
	}
	if len(others) > 0 {
		ways = append(ways, Hard{Cards: others})
	}
	return ways, faults.Err()
}
