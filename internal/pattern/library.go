package pattern

import (
	"slices"

	"heed/internal/theme"
)

// Library holds the cards. It never changes once loaded, so any number of goroutines may read it.
type Library struct {
	all  []*Pattern
	byID map[ID]*Pattern
}

// All returns every card: our own in the order of their ids, then a person's. The slice is the caller's, the cards are not to be changed.
func (l *Library) All() []*Pattern { return slices.Clone(l.all) }

// Pattern returns the card with that id.
func (l *Library) Pattern(id ID) (*Pattern, bool) {
	p, ok := l.byID[id]
	return p, ok
}

// Filter says which cards are wanted; its empty fields want all.
type Filter struct {
	Theme   theme.ID
	Moment  theme.Moment
	Setting theme.Setting
	Lens    theme.Lens
	Own     bool // only a person's own
}

// Where returns the cards that fit f, in the order of All.
func (l *Library) Where(f Filter) []*Pattern {
	var found []*Pattern
	for _, p := range l.all {
		if f.fits(p) {
			found = append(found, p)
		}
	}
	return found
}

func (f Filter) fits(p *Pattern) bool {
	return (f.Theme == "" || p.Has(f.Theme)) &&
		(f.Moment == "" || slices.Contains(p.Moments, f.Moment)) &&
		(f.Setting == "" || slices.Contains(p.Settings, f.Setting)) &&
		(f.Lens == "" || p.Lens == f.Lens) &&
		(!f.Own || p.Own)
}

// Related returns the cards that p names, in its order, and after them those that name p.
func (l *Library) Related(p *Pattern) []*Pattern {
	var found []*Pattern
	for _, id := range p.Related {
		if r, ok := l.byID[id]; ok {
			found = append(found, r)
		}
	}
	for _, other := range l.all {
		if slices.Contains(other.Related, p.ID) && !slices.Contains(found, other) {
			found = append(found, other)
		}
	}
	return found
}
