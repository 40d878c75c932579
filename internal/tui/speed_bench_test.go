package tui_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
	"heed/internal/vault"
)

// stopwatch is the program with a watch on it: how long it could not have drawn, because it was told of something or drew
// already. What it does beside that, in commands, holds up no frame.
type stopwatch struct {
	*tui.Model
	held time.Duration
}

// Update tells the program, and draws as Bubble Tea does then.
func (w *stopwatch) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	began := time.Now()
	_, cmd := w.Model.Update(msg)
	w.View()
	w.held += time.Since(began)
	return w, cmd
}

// pressed is how long a key held the program up, and how long it was until all that it asked for was there.
type pressed struct{ held, whole time.Duration }

func press(s *uitest.Sim, w *stopwatch, key string) pressed {
	w.held = 0
	began := time.Now()
	s.Keys(key)
	return pressed{w.held, time.Since(began)}
}

// words is n words in paragraphs of 80; a few are everywhere and most are rare, as in people's texts. "onepercent" stands
// in every hundredth text.
func words(n, seed int) string {
	r := rand.New(rand.NewPCG(42, uint64(seed)))
	zipf := rand.NewZipf(r, 1.1, 3, 40_000)
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "%sé%x", []string{"wa", "re", "ti", "so"}[r.IntN(4)], zipf.Uint64())
		text.WriteString([]string{" ", " ", " ", ", ", ". "}[r.IntN(5)])
		if i%80 == 79 {
			text.WriteString("\n\n")
		}
	}
	if seed%100 == 50 {
		text.WriteString("onepercent ")
	}
	return text.String() + "common"
}

// longJournal is a practice over a sealed journal of n entries of about 158 words, the first of which has 20,000, with
// things to try and some entries in the bin.
func longJournal(b *testing.B, n int) someone {
	b.Helper()
	ctx, dir := b.Context(), filepath.Join(b.TempDir(), "journal")
	random := rand.NewChaCha8([32]byte{2})
	v := must(vault.Create(ctx, dir, vault.Options{Now: noon, Random: random}))
	themes, patterns := theme.IDs(), []pattern.ID{"close-the-loop"}
	entries := func(yield func(journal.Entry) bool) {
		for i := range n {
			length := 128 + i%60
			if i == 0 {
				length = 20_000
			}
			e := journal.Entry{
				Date: noon().Add(-time.Duration(i) * time.Hour), Title: fmt.Sprint("Session ", n-i), Text: words(length, i),
				Themes: []theme.ID{themes[i%len(themes)], theme.Role}, Tags: []string{"ward"}, Kept: patterns,
			}
			if !yield(e) {
				return
			}
		}
	}
	_ = must(v.Take(ctx, entries, nil))
	for i := range 200 {
		_ = must(v.SaveIntention(ctx, journal.Intention{Text: fmt.Sprint("If it comes up again, then I wait. ", i)}))
	}
	heads := must(v.Recent(ctx, n))
	for _, h := range heads[n-200:] {
		if err := v.Delete(ctx, h.ID); err != nil {
			b.Fatal(err)
		}
	}
	i := slices.IndexFunc(heads, func(h journal.Head) bool { return h.Date.Equal(noon()) })
	e := must(v.Entry(ctx, heads[i].ID))
	for range 3 {
		e.Text += " And again."
		e = must(v.Save(ctx, e))
	}
	if err := v.Close(); err != nil {
		b.Fatal(err)
	}
	p := newPractice(b, func(o *practice.Options) { o.Journal, o.Dir, o.Home = nil, dir, b.TempDir() })
	return open(b, someone{p: p, entry: e.ID})
}

// open brings back what a key may have changed: the journal is open, the long entry in it, no draft, and a long page begun.
func open(b *testing.B, who someone) someone {
	b.Helper()
	if who.p.Fleeting() || !who.p.Open() {
		if err := who.p.Unlock(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := who.p.Entry(b.Context(), who.entry); err != nil {
		if err := who.p.Restore(b.Context(), who.entry); err != nil {
			b.Fatal(err)
		}
	}
	for _, d := range must(who.p.Drafts(b.Context())) {
		if err := who.p.Resume(d).Drop()(); err != nil {
			b.Fatal(err)
		}
	}
	who.sitting = must(who.p.Begin())
	who.sitting.Text = words(20_000, 0)
	who.sitting.Check().Lens, who.sitting.Check().Path = theme.Person, "short"
	who.sitting.Check().Set(selfcheck.Answer{Item: "s1", Option: selfcheck.NotThisTime, Note: "barked"})
	who.sitting.Touch()
	return who
}

// BenchmarkEveryKey presses every key of every screen, with 10,000 entries in the journal and 20,000 words on the page, and
// tells of each screen how long the slowest key held the program up, and how long it was until all that a key asked for was
// there. Each key is pressed three times and the quickest counts, since what else the machine does only adds. A frame is
// 16.7 ms.
//
//	go test -run '^$' -bench EveryKey -benchtime 1x ./internal/tui
func BenchmarkEveryKey(b *testing.B) {
	who := longJournal(b, 10_000)
	_ = must(who.p.Search(b.Context(), "", practice.Asked{Whole: true})) // everything was read, as soon after home
	for _, screen := range sheet {
		b.Run(screen.name, func(b *testing.B) {
			for b.Loop() {
				var slowest, latest pressed
				var slowestKey, latestKey string
				for _, walk := range append([][]string{nil}, screen.walks...) {
					for key, took := range pressAll(b, who, func() (someone, ui.Route) { w := open(b, who); return w, screen.route(w) }, walk) {
						if took.held > slowest.held {
							slowest, slowestKey = took, strings.Join(append(slices.Clone(walk), key), " ")
						}
						if took.whole > latest.whole {
							latest, latestKey = took, strings.Join(append(slices.Clone(walk), key), " ")
						}
					}
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(slowest.held.Microseconds())/1000, "held-ms")
				b.ReportMetric(float64(latest.whole.Microseconds())/1000, "whole-ms")
				b.Logf("slowest: %s; latest: %s", slowestKey, latestKey)
			}
		})
	}
}

// pressAll presses every key that a screen knows, and some that every hand tries, three times each.
func pressAll(b *testing.B, who someone, begin func() (someone, ui.Route), walk []string) map[string]pressed {
	b.Helper()
	var w *stopwatch
	var s *uitest.Sim
	var at ui.Screen
	fresh := func() {
		now, route := begin()
		w = &stopwatch{Model: tui.New(now.p, route)}
		s = uitest.New(b, w, 80, 24)
		s.Keys(walk...)
		at = w.Top()
	}
	fresh()
	all := map[string]pressed{}
	for _, key := range keysFor(w) {
		var held, whole []time.Duration
		for range 3 {
			took := press(s, w, key)
			held, whole = append(held, took.held), append(whole, took.whole)
			if s.Ended || w.Top() != at || slices.Contains([]string{"?", "f1", "ctrl+o", ":"}, key) || !who.p.Open() || who.p.Fleeting() {
				fresh()
			}
		}
		all[key] = pressed{slices.Min(held), slices.Min(whole)}
	}
	return all
}

// keysFor are the keys that a screen knows, but for those that end the program or lock the journal; and some more.
func keysFor(w *stopwatch) []string {
	keys := []string{"down", "up", "pgdown", "pgup", "end", "home", "enter", "esc", "tab", "x", "space", "backspace", "?", "ctrl+o"}
	for _, a := range slices.Concat(w.Top().Controls().Actions, w.Everywhere()) {
		for _, k := range a.Keys {
			if !slices.Contains(append(keys, "ctrl+l", "ctrl+c", "ctrl+z"), k) {
				keys = append(keys, k)
			}
		}
	}
	return keys
}

// BenchmarkGrowth measures what a person waits for as a journal grows, in milliseconds.
//
//	go test -run '^$' -bench Growth -benchtime 5x ./internal/tui
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		who := longJournal(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) { growth(b, who.p) })
		if err := who.p.Lock(); err != nil {
			b.Fatal(err)
		}
	}
}

func growth(b *testing.B, p *practice.Practice) {
	times := map[string][]time.Duration{}
	lap := func(what string, do func()) {
		began := time.Now()
		do()
		times[what] = append(times[what], time.Since(began))
	}
	entry := journal.Entry{Date: noon(), Title: "One more", Text: words(158, 1)}
	for b.Loop() {
		if err := p.Lock(); err != nil {
			b.Fatal(err)
		}
		lap("open", func() {
			if err := p.Unlock(b.Context(), nil); err != nil {
				b.Fatal(err)
			}
		})
		w := &stopwatch{Model: tui.New(p, ui.Home{})}
		var s *uitest.Sim
		lap("home", func() { s = uitest.New(b, w, 80, 24) })
		lap("first", func() { _ = must(p.Search(b.Context(), "", practice.Asked{Limit: 100})) })
		lap("list", func() { s.Keys("e") })
		s.Shows("Session")
		for range 20 {
			took := press(s, w, "down")
			times["key"] = append(times["key"], took.held)
		}
		lap("one in 100", func() { _ = must(p.Search(b.Context(), "onepercent", practice.Asked{Limit: 100})) })
		lap("in all", func() { _ = must(p.Search(b.Context(), "common", practice.Asked{Limit: 100})) })
		lap("in all, every one", func() { _ = must(p.Search(b.Context(), "common", practice.Asked{})) })
		lap("save", func() { _ = must(p.Save(b.Context(), entry)) })
	}
	b.ReportMetric(0, "ns/op")
	for what, all := range times {
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, strings.ReplaceAll(what, " ", "_")+"-ms")
	}
}
