package practice

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/config"
	"heed/internal/loan"
)

func TestTheEditorOfTheSettingsComesFirst(t *testing.T) {
	t.Parallel()
	for named, want := range map[string]string{"": "vi", "nano -R": "nano"} {
		settings := config.Default()
		settings.Editor = named
		p := New(Options{Dir: "here", Config: &settings, Lender: loan.Lender{Program: "vi"}})
		if l := p.Lender(); l.Name() != want || l.Dir != "here" {
			t.Errorf("with %q in the settings it is %q, in %q", named, l.Name(), l.Dir)
		}
	}
}

// leftBehind is a page as heed, when it is killed, leaves it to an editor that goes on.
func leftBehind(t *testing.T, dir, of, text string) string {
	t.Helper()
	folder := filepath.Join(dir, "heed-page-0123456789abcdef")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	name := strings.Repeat("0", 32) + "-" + of + ".txt"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestWhatAnEditorSavedAfterHeedWasKilledIsInItsDraft(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		claim, saved string
		drop, keep   bool     // what became of the draft before heed was killed
		change       bool     // the draft was changed afterwards
		want         []string // the drafts there are
	}{
		{claim: "it is the draft's newest text", saved: "one\ntwo", want: []string{"one\ntwo"}},
		{claim: "what is the same is there already", saved: "one", want: []string{"one"}},
		{claim: "an empty file takes nothing away", saved: " ", want: []string{"one"}},
		{claim: "a draft that is gone leaves a page of its own", saved: "one\ntwo", drop: true, want: []string{"one\ntwo"}},
		{claim: "an entry that was kept is being changed", saved: "one\ntwo", keep: true, want: []string{"one\ntwo"}},
		{claim: "a draft that is newer stays", saved: "one\ntwo", change: true, want: []string{"one", "one\ntwo"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			t.Parallel()
			dir, ctx := t.TempDir(), t.Context()
			now := time.Date(2001, time.March, 4, 12, 0, 0, 0, time.UTC)
			p := New(Options{Dir: dir, Random: rand.Reader, Now: func() time.Time { return now }})
			if err := p.Create(ctx, nil); err != nil {
				t.Fatal(err)
			}
			s, err := p.Begin()
			if err != nil {
				t.Fatal(err)
			}
			if s.Text = "one"; c.change {
				now = now.AddDate(1000, 0, 0)
			}
			s.Touch()
			if err := s.Seal()(); err != nil {
				t.Fatal(err)
			}
			if c.drop {
				err = s.Drop()()
			}
			if c.keep {
				_, err = s.Keep()()
			}
			if err := errors.Join(err, p.Lock()); err != nil {
				t.Fatal(err)
			}
			folder := leftBehind(t, dir, s.ID.String()+p.mark(), c.saved)
			if err := p.Unlock(ctx, nil); err != nil {
				t.Fatal(err)
			}
			drafts, err := p.Drafts(ctx)
			var texts []string
			for _, d := range drafts {
				texts = append(texts, d.Text)
				if d.Text == c.saved && c.keep && d.ID != s.ID {
					t.Error("it is a draft of another page")
				}
			}
			slices.Sort(texts)
			if err != nil || !slices.Equal(texts, c.want) {
				t.Errorf("drafts: %q, %v, want %q", texts, err, c.want)
			}
			if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the file is left: %v", err)
			}
			if found, err := p.Swept(); !found || err != nil {
				t.Errorf("it is not told: %v, %v", found, err)
			}
			if found, _ := p.Swept(); found {
				t.Error("it is told twice")
			}
			if err := p.Lock(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAPageOfAnotherJournalIsLeftToThat(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := New(Options{Dir: dir, Random: rand.Reader, Now: time.Now})
	other := New(Options{Dir: filepath.Join(dir, "other")})
	folder := leftBehind(t, dir, strings.Repeat("a", 32)+other.mark(), "one")
	if err := p.Create(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	drafts, err := p.Drafts(t.Context())
	found, fault := p.Swept()
	if len(drafts) > 0 || found || err != nil || fault != nil {
		t.Errorf("%d drafts; swept: %v; %v, %v", len(drafts), found, err, fault)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Errorf("it is gone: %v", err)
	}
	if err := p.Lock(); err != nil {
		t.Error(err)
	}
}
