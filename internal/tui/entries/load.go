package entries

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

type (
	// found is what a search has found so far.
	found struct {
		of      *Screen
		asked   int
		query   string
		results practice.Results
		matches map[journal.ID]practice.Match
		err     error
	}
	// shown is why some entries were found.
	shown struct {
		of           *Screen
		asked, width int
		matches      map[journal.ID]practice.Match
	}
	// caughtUp says that the journal was compared with what another program may have made of it.
	look     struct{ of *Screen } // it is time to look for what another program kept
	caughtUp struct {
		of      *Screen
		changed bool
	}
)

// firstPage is how many entries are asked for at first, beyond the chosen one: more than any screen shows, and found at
// once in any journal.
const firstPage = 100

// ask looks for what is typed.
func (s *Screen) ask() tea.Cmd {
	s.asked++
	return s.find(practice.Asked{Limit: s.list.At + firstPage})
}

// rest looks for what was not found yet: past the first page, or in what is still being opened.
func (s *Screen) rest(f found) tea.Cmd {
	switch {
	case f.err != nil:
		return nil
	case f.results.More:
		return s.find(practice.Asked{})
	case !f.results.Complete:
		return s.find(practice.Asked{After: f.results.Round})
	}
	return nil
}

func (s *Screen) find(a practice.Asked) tea.Cmd {
	p, asked, query, characters, n := s.practice, s.asked, s.search.Query(), s.characters(), s.area.Height+1
	return func() tea.Msg {
		ctx := context.Background()
		f := found{of: s, asked: asked, query: query}
		if f.results, f.err = p.Search(ctx, query, a); f.err == nil {
			f.matches, f.err = p.Matches(ctx, query, ids(f.results.Heads[:min(n, len(f.results.Heads))]), characters)
		}
		return f
	}
}

// show looks up why the entries in view were found, where that is not known.
func (s *Screen) show() tea.Cmd {
	if s.waiting() || s.query == "" || s.area.Height == 0 {
		return nil
	}
	var wanted []journal.ID
	from, to := s.inView()
	for _, h := range s.heads[from:to] {
		if _, known := s.matches[h.ID]; !known {
			wanted = append(wanted, h.ID)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	p, asked, query, characters, width := s.practice, s.asked, s.query, s.characters(), s.area.Width
	return func() tea.Msg {
		matches, err := p.Matches(context.Background(), query, wanted, characters)
		if err != nil {
			return nil // the journal was locked
		}
		for _, id := range wanted {
			if _, ok := matches[id]; !ok {
				matches[id] = practice.Match{} // it cannot be read, and is not asked for again
			}
		}
		return shown{s, asked, width, matches}
	}
}

// lookEvery is how often the list looks for what another program kept: soon enough to seem at once to who has just kept
// it, and next to nothing to do, since the file says by one number whether it has changed.
const lookEvery = 2 * time.Second

func (s *Screen) watch() tea.Cmd {
	if s.watching {
		return nil
	}
	s.watching = true
	return func() tea.Msg { return ui.Later{After: lookEvery, Msg: look{s}} }
}

func (s *Screen) catchUp() tea.Cmd {
	p := s.practice
	return func() tea.Msg {
		changed, err := p.CatchUp(context.Background())
		return caughtUp{s, changed && err == nil} // what went wrong is told by the search
	}
}

func ids(heads []*journal.Head) []journal.ID {
	all := make([]journal.ID, len(heads))
	for i, h := range heads {
		all[i] = h.ID
	}
	return all
}
