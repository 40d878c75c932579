package practice

import (
	"archive/zip"
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heed/internal/account"
	"heed/internal/intake"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// made makes up journals: every field has something in it now and then, and now and then something odd.
type made struct{ *rand.Rand }

func (m made) words() string {
	odd := []string{"", "a", "\n\n", "  spaces  ", "tab\t", "café", "cafe\u0301", "日記", "👩🏽‍⚕️", "\u2028", "\u202e", "<b>&\"\\", "\x00", "\xff\xfe broken", "---\n# x", "\r\n"}
	var b strings.Builder
	for range m.IntN(4) {
		b.WriteString(odd[m.IntN(len(odd))])
	}
	return b.String()
}

func (m made) time() time.Time {
	offsets := []int{0, 3600, -18000, 20700, -75, 50400}
	t := time.UnixMilli(m.Int64N(4_000_000_000_000) - 2_000_000_000_000)
	return t.In(time.FixedZone("made up", offsets[m.IntN(len(offsets))]))
}

func several[T any](m made, one func() T) []T {
	var all []T
	for range m.IntN(3) {
		all = append(all, one())
	}
	return all
}

func (m made) entry() journal.Entry {
	e := journal.Entry{
		Date: m.time(), Title: m.words(), Text: m.words(), Frame: []string{"", "gibbs"}[m.IntN(2)],
		Themes: several(m, func() theme.ID { return theme.Repair }), Tags: several(m, m.words),
		Kept: several(m, func() pattern.ID { return "speak-last" }), Waved: several(m, func() pattern.ID { return "of-a-later-heed" }),
		After: several(m, func() journal.Afterthought { return journal.Afterthought{Written: m.time(), Text: m.words()} }),
	}
	if m.IntN(2) == 0 {
		e.Check = &selfcheck.Check{
			Lens: theme.Person, Path: "short",
			Said: several(m, func() selfcheck.Said { return selfcheck.Said{Prompt: selfcheck.OneMoment, Text: m.words()} }),
			Answers: several(m, func() selfcheck.Answer {
				return selfcheck.Answer{Item: "r1", Option: selfcheck.Moment, Note: m.words()}
			}),
		}
	}
	if m.IntN(4) == 0 {
		e.Date = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) // so that some have the same
	}
	return e
}

// journal writes into an empty journal, as somebody would over the years.
func (m made) journal(t *testing.T, p *Practice) {
	t.Helper()
	var entries []journal.Entry
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for range m.IntN(12) {
		e := m.entry()
		if m.IntN(8) == 0 {
			e.Kind = journal.Standpoint
		}
		if m.IntN(3) == 0 && len(entries) > 0 {
			before := entries[m.IntN(len(entries))]
			e.ID, e.Revision, e.Kind = before.ID, before.Revision, before.Kind
		}
		saved, err := p.Save(t.Context(), e)
		must(err)
		entries = append(entries, saved)
	}
	for range m.IntN(4) {
		i := journal.Intention{Text: m.words(), Made: m.time(), How: m.words(), State: []journal.IntentionState{journal.Open, journal.Tried, journal.LetGo}[m.IntN(3)]}
		if m.IntN(2) == 0 {
			i.LookAgain, i.Looked, i.Pattern, i.Entry = m.time(), m.time(), "speak-last", journal.ID{9}
		}
		_, err := p.SaveIntention(t.Context(), i)
		must(err)
	}
}

func wholeOf(t *testing.T, p *Practice, history bool) []byte {
	t.Helper()
	w, err := p.Whole(t.Context(), history)
	if err != nil {
		t.Fatal(err)
	}
	data, err := account.WriteWhole(w)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// bring reads a text as one source, and takes in what is new.
func bring(t *testing.T, p *Practice, format intake.Format, text string) intake.Plan {
	t.Helper()
	found, err := p.LookIn(t.Context(), intake.Asked{Format: format}, strings.NewReader(text), "-")
	if err != nil || len(found.Problems) > 0 {
		t.Fatalf("%+v, %v", found.Problems, err)
	}
	plan, err := p.PlanIntake(t.Context(), found)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.TakeIn(t.Context(), plan, func(int) {}); err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestAJournalComesBackWholeFromItsExport(t *testing.T) {
	rounds := uint64(300)
	for seed := range rounds {
		m := made{rand.New(rand.NewPCG(seed, 1))}
		from := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{1}), Journal: memory()})
		m.journal(t, from)
		to := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: journal.NewMemory(clock(), rand.NewChaCha8([32]byte{3}))})
		backAgain(t, from, to, seed%2 == 0)
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

func TestAJournalInAFileComesBackWholeFromItsExport(t *testing.T) {
	onBoth(t, func(t *testing.T, to *Practice) {
		from := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{1}), Dir: t.TempDir()})
		if err := from.Create(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = from.Lock() })
		made{rand.New(rand.NewPCG(7, 7))}.journal(t, from)
		backAgain(t, from, to, true)
	})
}

// backAgain exports one journal, brings it into another, empty one, and holds that one's export to it, byte for byte; and
// bringing it in a second time changes nothing.
func backAgain(t *testing.T, from, to *Practice, history bool) {
	t.Helper()
	want := wholeOf(t, from, history)
	bring(t, to, intake.Heed, string(want))
	if got := wholeOf(t, to, history); !bytes.Equal(got, want) {
		t.Errorf("it comes back as\n%s\nand was\n%s", got, want)
	}
	if plan := bring(t, to, intake.Heed, string(want)); !plan.Nothing() {
		t.Errorf("the second time %d are taken in", len(plan.Revisions))
	}
	if got := wholeOf(t, to, history); !bytes.Equal(got, want) {
		t.Error("the second time it changes")
	}
}

func TestTheSameSourceTwiceMakesNoDoubles(t *testing.T) {
	const text = "[2026-01-03 09:00] One.\na\n[2026-01-03 09:00] One.\na\n[2026-01-04 09:00] two\n"
	onBoth(t, func(t *testing.T, p *Practice) {
		if plan := bring(t, p, intake.Jrnl, text); plan.New != 3 {
			t.Fatalf("%d came in", plan.New)
		}
		heads, err := p.Heads(t.Context())
		if err != nil || len(heads) != 3 {
			t.Fatalf("%d are there, %v", len(heads), err)
		}
		e, err := p.Entry(t.Context(), heads[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		e.Text = "changed here"
		if _, err := p.Save(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		if err := p.Delete(t.Context(), heads[1].ID); err != nil {
			t.Fatal(err)
		}
		plan := bring(t, p, intake.Jrnl, text+"[2026-01-05 09:00] three\n")
		if plan.New != 1 || plan.Same != 2 || len(plan.Binned) != 1 {
			t.Errorf("the second time: new %d, same %d, binned %d", plan.New, plan.Same, len(plan.Binned))
		}
		if e, err := p.Entry(t.Context(), heads[0].ID); err != nil || e.Text != "changed here" {
			t.Errorf("the entry that was changed is now of revision %d, %v", e.Revision, err)
		}
		if heads, err := p.Heads(t.Context()); err != nil || len(heads) != 3 {
			t.Errorf("%d are there, %v", len(heads), err)
		}
	})
}

func TestAnArchiveIsReadWhereItLies(t *testing.T) {
	file := filepath.Join(t.TempDir(), "Export.ZIP")
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	for name, text := range map[string]string{
		"Journal.json":  `{"entries": [{"uuid": "A", "creationDate": "2026-01-02T03:04:05Z", "text": "words"}]}`,
		"photos/1.jpeg": strings.Repeat("x", 1000),
	} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), os.WriteFile(file, data.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: memory()})
	found, err := p.LookIn(t.Context(), intake.Asked{Format: intake.DayOne}, nil, file)
	if err != nil || len(found.Pieces) != 1 || found.Pieces[0].Entry.Text != "words" || len(found.Problems) > 0 {
		t.Errorf("found %d, %v, %v", len(found.Pieces), found.Problems, err)
	}
	if err := os.WriteFile(file, data.Bytes()[:data.Len()/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := p.LookIn(t.Context(), intake.Asked{Format: intake.DayOne}, nil, file); !errors.Is(err, ErrNoArchive) || strings.Contains(err.Error(), "Export") {
		t.Errorf("half of it: %v", err)
	}
}

func TestWhatCameInIsFound(t *testing.T) {
	p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: memory()})
	search := func() int {
		r, err := p.Search(t.Context(), "handover", Asked{Whole: true})
		if err != nil {
			t.Fatal(err)
		}
		return len(r.Heads)
	}
	before := search()
	bring(t, p, intake.Jrnl, "[2026-01-03 09:00] a handover\n")
	if before != 0 || search() != 1 {
		t.Error("it is not found")
	}
}

func TestANoteOfHeedsThatWasChangedIsTheNextRevision(t *testing.T) {
	p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: memory()})
	e := journal.Entry{
		Date: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Title: "Round", Text: "I spoke.", Kept: []pattern.ID{"speak-last"}, Themes: []theme.ID{theme.Repair},
		After: []journal.Afterthought{{Written: time.Date(2026, 1, 3, 3, 4, 5, 0, time.UTC), Text: "later"}},
	}
	saved, err := p.Save(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	note := p.written(saved)[0]
	if plan := bring(t, p, intake.Markdown, note); plan.Same != 1 || !plan.Nothing() {
		t.Errorf("as it was written: %+v", plan)
	}
	plan := bring(t, p, intake.Markdown, strings.Replace(note, "I spoke.", "I spoke.\n\nAnd then?", 1))
	if len(plan.Newer) != 1 {
		t.Fatalf("changed: %+v", plan)
	}
	got, err := p.Entry(t.Context(), saved.ID)
	if err != nil || got.Text != "I spoke.\n\nAnd then?" || len(got.After) != 1 || len(got.Kept) != 1 || !got.Date.Equal(e.Date) {
		t.Errorf("it becomes %+v, %v", got, err)
	}
}
