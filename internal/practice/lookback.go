package practice

import (
	"context"
	"fmt"
	"slices"
	"time"

	"heed/internal/journal"
	"heed/internal/search"
)

// Places are where in some texts a query's words stand.
type Places struct {
	Marks [][]Span // for each text, in order and apart from each other
	Of    int      // the text in which most of the words stand closest together
	At    int      // and the byte of it where they begin; both are what a list of what was found shows
}

// PlacesOf finds a query's words in texts. There are none when the query cannot be understood or has no words: then there
// is nothing to show.
func PlacesOf(query string, texts []string) Places {
	p := Places{Marks: make([][]Span, len(texts))}
	q, err := search.Parse(query)
	if err != nil || !q.Words() {
		return p
	}
	look := q.Looker()
	for i, text := range texts {
		p.Marks[i] = look.Marks(text)
	}
	if s, ok := look.Snippet(texts, snippetLength); ok && len(s.Marks) > 0 {
		p.Of, p.At = s.Of, s.At+s.Marks[0].Start
	}
	return p
}

// snippetLength is about how many characters of a text a list shows.
const snippetLength = 80

// TiedTo returns the intentions that belong to an entry, made first first; with an error, those that can be read.
func (p *Practice) TiedTo(ctx context.Context, id journal.ID) ([]journal.Intention, error) {
	all, err := p.Intentions(ctx)
	all = slices.DeleteFunc(all, func(i journal.Intention) bool { return i.Entry != id })
	slices.SortStableFunc(all, func(a, b journal.Intention) int { return a.Made.Compare(b.Made) })
	return all, err
}

// DraftOf returns the draft of a change to an entry, if one was begun, and whether an afterthought to it was.
func (p *Practice) DraftOf(ctx context.Context, id journal.ID) (change *journal.Draft, after bool) {
	drafts, _ := p.Drafts(ctx) // what cannot be read is told at home
	for _, d := range drafts {
		if d.ID == id {
			change = &d
		}
		if of, ok := AfterthoughtOf(d); ok && of == id {
			after = true
		}
	}
	return change, after
}

// Remembered are the entries of one earlier day.
type Remembered struct {
	Ago   string // how long ago it was, in words
	Day   time.Time
	Heads []journal.Head
}

// OnThisDay returns the entries of a week ago, of this day in earlier months of the last year, and of this day in earlier
// years, the nearest first; only days on which something was kept.
func (p *Practice) OnThisDay(ctx context.Context) ([]Remembered, error) {
	heads, err := p.Heads(ctx)
	byDay := map[time.Time][]journal.Head{}
	today, first := dayOf(p.now()), dayOf(p.now())
	for _, h := range heads {
		d := dayOf(h.Date)
		byDay[d] = append(byDay[d], h)
		if d.Before(first) {
			first = d
		}
	}
	var all []Remembered
	add := func(d time.Time, ago string) {
		if heads := byDay[d]; len(heads) > 0 {
			all = append(all, Remembered{ago, d, heads})
		}
	}
	add(today.AddDate(0, 0, -7), "A week ago")
	for n := 1; n < 12; n++ {
		add(monthsBack(today, n), ago(n, "month"))
	}
	for n := 1; today.Year()-n >= first.Year(); n++ {
		add(monthsBack(today, 12*n), ago(n, "year"))
	}
	return all, err
}

func ago(n int, unit string) string {
	if n == 1 {
		return "A " + unit + " ago"
	}
	return fmt.Sprintf("%d %ss ago", n, unit)
}

// dayOf is the day that a calendar showed at t, wherever that was.
func dayOf(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// monthsBack is the same day so many months before, or the last of a month that has no such day.
func monthsBack(day time.Time, n int) time.Time {
	first := time.Date(day.Year(), day.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}
