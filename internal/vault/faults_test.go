package vault

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
)

// kills is how often the writer is killed. The script internal/e2e/faults.sh asks for two hundred.
func kills(t *testing.T) int {
	t.Helper()
	asked := os.Getenv("HEED_KILLS")
	if asked == "" {
		return 20
	}
	n, err := strconv.Atoi(asked)
	must(t, err)
	return n
}

// writeUntilKilled is the other program of the test below: it saves entries and drafts, deletes and empties the bin, and
// says each id once it is saved.
func writeUntilKilled(t *testing.T, dir string) {
	v := mustOpen(t, dir, KeyFile())
	for i := 0; ; i++ {
		e := mustSave(t, v, journal.Entry{Text: strings.Repeat("canary ", rand.IntN(3000))})
		fmt.Println("saved", e.ID)
		must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: fmt.Sprint(i)}}))
		if i%7 != 6 {
			continue
		}
		gone := mustSave(t, v, journal.Entry{Text: "gone"})
		must(t, v.Delete(t.Context(), gone.ID))
		if _, err := v.Empty(t.Context(), time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestKillingTheProgramLosesNothingItHasSaved(t *testing.T) {
	if dir := os.Getenv("HEED_TEST_DIR"); dir != "" {
		writeUntilKilled(t, dir)
	}
	v, dir := newKeyFileVault(t)
	mustClose(t, v)
	var acknowledged []string
	for range kills(t) {
		acknowledged = append(acknowledged, killed(t, dir)...)
	}
	v = mustOpen(t, dir, KeyFile())
	found := map[string]bool{}
	ids, whole := listing(t, v)
	for _, id := range ids {
		found[id.String()] = true
	}
	lost := 0
	for _, id := range acknowledged {
		if !found[id] {
			lost++
		}
	}
	r, err := Examine(t.Context(), filepath.Join(dir, FileName), KeyFile(), cheap())
	if lost != 0 || whole != nil || err != nil || !r.OK() {
		t.Errorf("lost %d of %d; %v; %+v, %v", lost, len(acknowledged), whole, r, err)
	}
	if len(acknowledged) < kills(t) {
		t.Errorf("only %d were saved in all", len(acknowledged))
	}
	t.Logf("%d kills: %d acknowledged, %d found, difference %d", kills(t), len(acknowledged), len(ids), lost)
}

// killed starts the writer, kills it once it has written something, at no particular moment, and returns the ids of what
// it had saved by then.
func killed(t *testing.T, dir string) (ids []string) {
	t.Helper()
	writer := exec.Command(os.Args[0], "-test.run=^TestKillingTheProgramLosesNothingItHasSaved$")
	writer.Env = append(os.Environ(), "HEED_TEST_DIR="+dir)
	out, err := writer.StdoutPipe()
	must(t, err)
	must(t, writer.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		id, saved := strings.CutPrefix(lines.Text(), "saved ")
		if !saved {
			t.Errorf("the writer says %q", lines.Text())
		}
		if ids = append(ids, id); len(ids) == 1 {
			time.AfterFunc(time.Duration(rand.IntN(30_000))*time.Microsecond, func() { _ = writer.Process.Kill() })
		}
	}
	if err := writer.Wait(); err == nil || writer.ProcessState.Exited() {
		t.Errorf("the writer was not killed: %v", err)
	}
	return ids
}

func TestDamagedPagesAreToldAndNothingIsWritten(t *testing.T) {
	for name, harm := range map[string]func(b []byte) []byte{
		"a zeroed page":               func(b []byte) []byte { clear(b[6*4096:][:4096]); return b },
		"truncated at a page":         func(b []byte) []byte { return b[:len(b)/2/4096*4096] },
		"truncated inside a page":     func(b []byte) []byte { return b[:len(b)/2/4096*4096+777] },
		"a page from somewhere else":  func(b []byte) []byte { copy(b[6*4096:][:4096], b[7*4096:]); return b },
		"a page of another program's": func(b []byte) []byte { copy(b[6*4096:], bytes.Repeat([]byte("x"), 4096)); return b },
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := full(t, 24)
			path := filepath.Join(dir, FileName)
			b, err := os.ReadFile(path)
			must(t, err)
			must(t, os.WriteFile(path, harm(b), 0o600))
			before := fingerprint(t, path)
			r, err := Examine(t.Context(), path, Passphrase(passphrase), cheap())
			if err != nil || r.OK() || !errors.Is(r.File, ErrFileDamaged) {
				t.Errorf("the doctor says %v, %v", r.File, err)
			}
			v, err := Open(t.Context(), dir, Passphrase(passphrase), cheap())
			if err == nil {
				for _, fault := range v.Entries(t.Context()) {
					err = errors.Join(err, fault)
				}
				mustClose(t, v)
			}
			if !errors.Is(err, ErrFileDamaged) && !errors.Is(err, ErrDamaged) {
				t.Errorf("reading it: %v", err)
			}
			if fingerprint(t, path) != before {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAClockSetBackLosesNothingAndKeepsTheOrderOfSaving(t *testing.T) {
	v, _, now := clocked(t)
	first := mustSave(t, v, journal.Entry{Title: "first", Date: *now})
	must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: "first"}}))
	*now = now.AddDate(-10, 0, 0)
	second := mustSave(t, v, journal.Entry{Title: "second", Date: first.Date})
	must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{2}, Text: "second"}}))
	again := mustSave(t, v, first)
	if again.Revision != 2 || !again.Changed.Before(first.Changed) {
		t.Errorf("saved as revision %d of %v", again.Revision, again.Changed)
	}
	ids, whole := listing(t, v)
	if whole != nil || len(ids) != 2 || ids[0] != first.ID || ids[1] != second.ID { // the one saved last comes first
		t.Errorf("the list is %v, %v", ids, whole)
	}
	if d, err := v.Drafts(t.Context()); err != nil || len(d) != 2 || d[0].Text != "second" {
		t.Errorf("the drafts are %+v, %v", d, err)
	}
	must(t, v.Delete(t.Context(), second.ID))
	*now = time.Time{} // and a clock that was never set
	mustSave(t, v, journal.Entry{Title: "third"})
	must(t, v.Tend(t.Context()))
	if in, err := v.Bin(t.Context()); err != nil || len(in) != 1 {
		t.Errorf("in the bin: %+v, %v", in, err)
	}
}
