package cli

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"heed/internal/journal"
	"heed/internal/practice"
)

const (
	idDigits   = 2 * len(journal.ID{})
	listDigits = 8 // how many digits of an id a list shows, unless two entries share them
)

// entryID reads the beginning of an id: small or capital hexadecimal digits.
func entryID(s string) (beginning string, err error) {
	s = strings.ToLower(s)
	if s == "" || len(s) > idDigits || strings.Trim(s, "0123456789abcdef") != "" {
		return "", wrong("`heed list` shows the ids there are; the first few digits are enough.", "this is not the id of an entry")
	}
	return s, nil
}

// find returns the one entry whose id begins so.
func find(ctx context.Context, p *practice.Practice, beginning string) (journal.Entry, error) {
	if len(beginning) == idDigits {
		var id journal.ID
		if _, err := hex.Decode(id[:], []byte(beginning)); err != nil {
			return journal.Entry{}, fmt.Errorf("read the id: %w", err)
		}
		e, err := p.Entry(ctx, id)
		if errors.Is(err, journal.ErrNotFound) {
			return e, inBin(ctx, p, beginning, err)
		}
		return e, err
	}
	heads, fault := p.Heads(ctx)
	var found []journal.ID
	for _, h := range heads {
		if strings.HasPrefix(h.ID.String(), beginning) {
			found = append(found, h.ID)
		}
	}
	switch {
	case len(found) == 1:
		return p.Entry(ctx, found[0])
	case len(found) > 1:
		return journal.Entry{}, cannot(fmt.Errorf("%d entries have ids that begin so", len(found)),
			fmt.Sprintf("Give more of the id: %d digits are enough.", digits(found)))
	case fault == nil:
		fault = cannot(errors.New("no entry has an id that begins so"), "`heed list` shows the ids there are.")
	}
	return journal.Entry{}, inBin(ctx, p, beginning, fault)
}

// inBin says that the entry whose id begins so lies in the bin; else it returns the error there is.
func inBin(ctx context.Context, p *practice.Practice, beginning string, none error) error {
	in, _ := p.Bin(ctx) // what cannot be read there was not asked for
	for _, b := range in {
		if id := b.ID.String(); strings.HasPrefix(id, beginning) {
			return cannot(errors.New("this entry lies in the bin"), "heed bin restore "+id[:max(listDigits, len(beginning))])
		}
	}
	return none
}

// digits is how many digits it takes to tell the ids apart.
func digits(ids []journal.ID) int {
	sorted := make([]string, len(ids))
	for i, id := range ids {
		sorted[i] = id.String()
	}
	slices.Sort(sorted)
	n := 1
	for i := 1; i < len(sorted); i++ {
		n = max(n, shared(sorted[i-1], sorted[i])+1)
	}
	return min(n, idDigits)
}

// shared is how long two texts are the same.
func shared(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
