package practice

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"heed/internal/journal"
)

func TestScanFindsWhatSearchFinds(t *testing.T) {
	t.Parallel()
	m := memory()
	for i := range 10 * atOnce {
		e := journal.Entry{Title: fmt.Sprint(i), Text: "word " + fmt.Sprint(i%7), Date: time.Date(2026, 1, 1, i*31%97, 0, 0, 0, time.UTC)}
		if i%3 == 0 {
			e.Tags = []string{"seven"}
		}
		keep(t, m.Save, e)
	}
	p := over(m)
	for _, query := range []string{"", "word", "3", "tag:seven 5 in:2026-01-02", "nowhere"} {
		for _, limit := range []int{0, 1, 70, 5000} {
			r, err := p.Scan(t.Context(), query, Scan{Wanted: func(journal.Head) bool { return true }, Limit: limit, Characters: 20})
			if err != nil || r.Fault != nil {
				t.Fatal(err, r.Fault)
			}
			found := []string{}
			for _, f := range r.Found {
				found = append(found, f.Head.Title)
			}
			same(t, query, found, titles(t, p, query, Asked{Whole: true, Limit: limit})...)
			if r.Whole != (len(r.IDs) == 10*atOnce) || limit == 0 && !r.Whole {
				t.Errorf("%s: whole %v, of %d", query, r.Whole, len(r.IDs))
			}
		}
	}
	few := func(h journal.Head) bool { return h.Title == "17" }
	if r, err := p.Scan(t.Context(), "word", Scan{Wanted: few, Limit: 2, Characters: 20}); err != nil || len(r.Found) != 1 || r.Found[0].Match.Snippet.Text != "word 3" {
		t.Errorf("found %+v, %v", r.Found, err)
	}
	if _, err := p.Scan(t.Context(), "theme:love", Scan{}); err == nil {
		t.Error("a query that makes no sense was understood")
	}
}

func TestScanningTellsOfWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	j := filled(t, 3)
	go func() {
		j.steps <- errTorn
		close(j.steps)
	}()
	p := over(j)
	r, err := p.Scan(t.Context(), "word", Scan{Wanted: func(journal.Head) bool { return true }, Characters: 20})
	if err != nil || !errors.Is(r.Fault, errTorn) || len(r.Found) != 2 || !r.Whole {
		t.Errorf("%d found, fault %v, %v", len(r.Found), r.Fault, err)
	}
	if err := p.Lock(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Scan(t.Context(), "word", Scan{}); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
}
