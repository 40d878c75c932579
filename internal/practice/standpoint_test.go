package practice

import (
	"errors"
	"math/rand/v2"
	"testing"

	"heed/internal/journal"
	"heed/internal/theme"
)

// onBoth runs a test over a journal in memory and over one in a file.
func onBoth(t *testing.T, test func(*testing.T, *Practice)) {
	t.Helper()
	t.Run("memory", func(t *testing.T) {
		test(t, New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: memory()}))
	})
	t.Run("file", func(t *testing.T) {
		p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{3}), Dir: t.TempDir()})
		if err := p.Create(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = p.Lock() })
		test(t, p)
	})
}

// standing is the page as it is now.
func standing(t *testing.T, p *Practice) Stand {
	t.Helper()
	s, err := p.Standpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stand writes the page and keeps it.
func stand(t *testing.T, p *Practice, text string) journal.Entry {
	t.Helper()
	sitting, err := p.Stand(standing(t, p))
	if err != nil {
		t.Fatal(err)
	}
	sitting.Text = text
	sitting.Touch()
	e, err := sitting.Keep()()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestWhereIStandIsOnePageWithVersions(t *testing.T) {
	onBoth(t, func(t *testing.T, p *Practice) {
		if s := standing(t, p); !s.Kept.ID.IsZero() || s.Draft != nil {
			t.Fatalf("something is there before anything was written: %+v", s.Kept.ID)
		}
		first := stand(t, p, "one")
		second := stand(t, p, "two")
		third := stand(t, p, "three")
		if first.ID != second.ID || second.ID != third.ID || third.Revision != 3 || third.Parent != 2 {
			t.Fatalf("revision %d made from %d, of the same page: %v", third.Revision, third.Parent, first.ID == third.ID)
		}
		heads, err := p.History(t.Context(), first.ID)
		if err != nil || len(heads) != 3 || !heads[0].Changed.After(heads[2].Changed) {
			t.Fatalf("%d versions, %v", len(heads), err)
		}
		if e, err := p.Revision(t.Context(), first.ID, 1); err != nil || e.Text != "one" {
			t.Errorf("the first version is not as it was: %v", err)
		}
		if _, err := p.GoBack(t.Context(), first.ID, 1); err != nil {
			t.Fatal(err)
		}
		if s := standing(t, p); s.Kept.Text != "one" || s.Kept.Revision != 4 || s.Kept.Kind != journal.Standpoint || s.Kept.Title != StandpointTitle {
			t.Errorf("after going back: revision %d, kind %q", s.Kept.Revision, s.Kept.Kind)
		}
		if e, err := p.Revision(t.Context(), first.ID, 3); err != nil || e.Text != "three" {
			t.Errorf("what was there until then is gone: %v", err)
		}
	})
}

func TestWhereIStandIsInNoListAndNoSearch(t *testing.T) {
	onBoth(t, func(t *testing.T, p *Practice) {
		keep(t, p.Save, journal.Entry{Title: "an entry", Text: "heron"})
		if _, err := p.Search(t.Context(), "heron", all()); err != nil {
			t.Fatal(err)
		}
		stand(t, p, "heron and heron")
		heads, err := p.Heads(t.Context())
		if err != nil || len(heads) != 1 {
			t.Errorf("%d entries in the list, %v", len(heads), err)
		}
		same(t, "found", titles(t, p, "heron", all()), "an entry")
		scanned, err := p.Scan(t.Context(), "heron", Scan{Wanted: func(journal.Head) bool { return true }, Characters: 40})
		if err != nil || len(scanned.Found) != 1 {
			t.Errorf("%d entries scanned, %v", len(scanned.Found), err)
		}
	})
}

func TestADraftOfWhereIStandIsGoneOnWith(t *testing.T) {
	onBoth(t, func(t *testing.T, p *Practice) {
		stand(t, p, "one")
		sitting, err := p.Stand(standing(t, p))
		if err != nil {
			t.Fatal(err)
		}
		sitting.Text = "one and a half"
		sitting.Touch()
		if err := sitting.Seal()(); err != nil {
			t.Fatal(err)
		}
		s := standing(t, p)
		if s.Draft == nil || s.Draft.Text != "one and a half" || s.Draft.Kind != journal.Standpoint || s.Draft.Title != StandpointTitle || s.Kept.Text != "one" {
			t.Fatalf("the draft is there: %v", s.Draft != nil)
		}
		stand(t, p, "two") // goes on with it
		if s := standing(t, p); s.Draft != nil || s.Kept.Revision != 2 {
			t.Errorf("a draft is left: %v, revision %d", s.Draft != nil, s.Kept.Revision)
		}
	})
}

func TestOfTwoPagesTheOneKeptLastIsShown(t *testing.T) {
	onBoth(t, func(t *testing.T, p *Practice) {
		later := keep(t, p.Save, journal.Entry{Kind: journal.Standpoint, Text: "a"})
		keep(t, p.Save, journal.Entry{Kind: journal.Standpoint, Text: "b"})
		later.Text = "c"
		keep(t, p.Save, later)
		if s := standing(t, p); s.Kept.Text != "c" {
			t.Error("another page is shown than the one kept last")
		}
	})
}

func TestWhereIStandComesBackFromTheBin(t *testing.T) {
	onBoth(t, func(t *testing.T, p *Practice) {
		e := stand(t, p, "one")
		if err := p.Delete(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		if s := standing(t, p); !s.Kept.ID.IsZero() {
			t.Fatal("it is still there")
		}
		if err := p.Restore(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		if s := standing(t, p); s.Kept.Text != "one" {
			t.Error("it did not come back")
		}
	})
}

func TestWhereIStandNeedsAnOpenJournal(t *testing.T) {
	if _, err := over(nil).Standpoint(t.Context()); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
}

func TestAPageAboutAThemeBeginsWithItsQuestion(t *testing.T) {
	p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{4}), Journal: memory()})
	sitting, err := p.BeginAbout(theme.Repair, "Whose word?")
	if err != nil || sitting.Text != "Whose word?\n\n" || sitting.Cursor != len(sitting.Text) || sitting.Themes[0] != theme.Repair {
		t.Fatalf("%v, %+v", err, sitting.Themes)
	}
	if sitting.Seal() != nil {
		t.Error("a page nobody wrote on would be kept as a draft")
	}
	check, err := p.BeginCheckOf(theme.Repair)
	if err != nil || check.Check().Lens != theme.Person || check.Check().Path != "theme:repair" || check.Seal() != nil {
		t.Errorf("%v, %+v", err, check.Check())
	}
}
