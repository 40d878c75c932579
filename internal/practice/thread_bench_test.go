package practice

import (
	crand "crypto/rand"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/vault"
)

// BenchmarkThread reads a thread out of a journal of which every entry was written after a check-in: the most that has to
// be opened. It is read beside the screen; what a person waits for is "Opening…".
func BenchmarkThread(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := lookingBack(b)
			v, err := vault.Create(b.Context(), b.TempDir()+"/journal", vault.Options{Now: time.Now, Random: crand.Reader})
			if err != nil {
				b.Fatal(err)
			}
			p.open = v
			entries := make([]journal.Entry, n)
			for i := range entries {
				c := &selfcheck.Check{Lens: theme.Person}
				c.Say(selfcheck.OneMoment, "she looked at the floor")
				for _, it := range p.Questions.Items() {
					if it.Core && it.Theme != "" {
						c.Set(selfcheck.Answer{Item: it.ID, Option: selfcheck.Partly, Note: "half of it, on the stairs"})
					}
				}
				entries[i] = journal.Entry{Date: noon().AddDate(0, 0, -i), Text: strings.Repeat("a word and another ", 40), Check: c}
			}
			if _, err := v.Take(b.Context(), slices.Values(entries), nil); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if steps, err := p.Thread(b.Context(), theme.Repair); err != nil || len(steps) != n {
					b.Fatal(len(steps), err)
				}
			}
			if err := p.Lock(); err != nil {
				b.Fatal(err)
			}
		})
	}
}
