// Package format_test reads journals with what docs/format.md says and nothing else: no package of heed is imported. When this
// test needs to know something that the page does not say, the page is wrong.
package format_test

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
	_ "modernc.org/sqlite"
)

const fixture = "../vault/testdata/fixtures/schema-1/journal.heed"

// reader is a journal, as another program would read it.
type reader struct {
	t       *testing.T
	db      *sql.DB
	journal []byte
	key     []byte
}

func openFixture(t *testing.T) *reader {
	b, err := os.ReadFile(fixture)
	must(t, err)
	copied := filepath.Join(t.TempDir(), "journal.heed")
	must(t, os.WriteFile(copied, b, 0o600))
	db, err := sql.Open("sqlite", copied)
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	r := &reader{t: t, db: db}
	var application, schema int
	must(t, db.QueryRow("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").Scan(&application, &schema))
	if application != 0x68656564 || schema != 1 {
		t.Fatalf("application %x, schema %d", application, schema)
	}
	must(t, db.QueryRow("SELECT id FROM journal WHERE one = 1").Scan(&r.journal))
	return r
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func derive(t *testing.T, secret, salt []byte, info string) []byte {
	key, err := hkdf.Key(sha256.New, secret, salt, info, 32)
	must(t, err)
	return key
}

func join(parts ...[]byte) []byte { return slices.Concat(parts...) }

// unlock opens the slots of a way with what makes the wrapping key of a slot, and returns the journal's key.
func (r *reader) unlock(way byte, wrapping func(slot []byte) []byte) {
	rows, err := r.db.Query("SELECT id, slot FROM slots")
	must(r.t, err)
	defer func() { must(r.t, rows.Close()) }()
	for rows.Next() {
		var number uint32
		var slot []byte
		must(r.t, rows.Scan(&number, &slot))
		sum := sha256.Sum256(join([]byte("heed slot checksum 1\x00"), r.journal, slot[:103]))
		if len(slot) != 131 || slot[0] != 1 || binary.BigEndian.Uint32(slot[2:]) != number || !bytes.Equal(sum[:28], slot[103:]) {
			r.t.Fatalf("slot %d is damaged", number)
		}
		if slot[1] != way {
			continue
		}
		aead, err := chacha20poly1305.NewX(wrapping(slot))
		must(r.t, err)
		r.key, err = aead.Open(nil, slot[31:55], slot[55:103], join([]byte("heed slot 1\x00"), r.journal, slot[:31]))
		must(r.t, err)
	}
	must(r.t, rows.Err())
	if len(r.key) != 32 {
		r.t.Fatal("no slot opened")
	}
}

// place is where a box belongs.
type place struct {
	id         []byte
	kind, part byte
	revision   uint64
	purpose    string
}

func (r *reader) bind(p place) []byte {
	return join([]byte("heed record 1\x00"), r.journal, p.id, []byte{p.kind, p.part}, binary.BigEndian.AppendUint64(nil, p.revision))
}

func (r *reader) open(p place, box []byte) fields {
	aead, err := chacha20poly1305.NewX(derive(r.t, r.key, r.journal, p.purpose))
	must(r.t, err)
	if box[0] != 1 {
		r.t.Fatalf("a box of version %d", box[0])
	}
	plain, err := aead.Open(nil, box[1:25], box[25:], r.bind(p))
	must(r.t, err)
	return r.parse(string(plain[4:][:binary.BigEndian.Uint32(plain)]))
}

// fields are the values of a message by their tags.
type fields map[byte]string

func (r *reader) parse(message string) fields {
	if message[0] != 1 {
		r.t.Fatalf("a message of version %d", message[0])
	}
	f, message := fields{}, message[1:]
	for message != "" {
		tag := message[0]
		n, size := binary.Uvarint([]byte(message[1:]))
		f[tag], message = message[1+size:][:n], message[1+size+int(n):]
	}
	return f
}

func number(value string) int64 {
	n, _ := binary.Varint([]byte(value))
	return n
}

func when(value string) time.Time {
	ms, size := binary.Varint([]byte(value))
	return time.UnixMilli(ms).In(time.FixedZone("", int(number(value[size:]))))
}

func list(value string) (all []string) {
	for value != "" {
		n, size := binary.Uvarint([]byte(value))
		all, value = append(all, value[size:][:n]), value[size+int(n):]
	}
	return all
}

func (r *reader) want(what, got, want string) {
	r.t.Helper()
	if got != want {
		r.t.Errorf("%s is %q, want %q", what, got, want)
	}
}

func TestThePageIsEnoughToReadAJournal(t *testing.T) {
	r := openFixture(t)
	r.unlock(1, func(slot []byte) []byte {
		memory, passes := binary.BigEndian.Uint32(slot[6:]), binary.BigEndian.Uint32(slot[10:])
		return argon2.IDKey(norm.NFC.Bytes([]byte("cafe\u0301 correct horse")), slot[15:31], passes, memory, slot[14], 32)
	})
	byPassphrase := r.key
	r.unlock(3, func(slot []byte) []byte {
		return derive(t, r.words(strings.Repeat("able ", 16)), slot[15:31], "heed 1 recovery words")
	})
	if !bytes.Equal(byPassphrase, r.key) {
		t.Error("passphrase and recovery words lead to different keys")
	}
	r.readEntries()
	r.readSingles()
}

// words are the bytes of recovery words, without the last.
func (r *reader) words(text string) []byte {
	file, err := os.ReadFile("../seal/words.txt")
	must(r.t, err)
	all := strings.Fields(string(file))
	b := make([]byte, 20)
	for i, word := range strings.Fields(text) {
		n := slices.Index(all, word)
		for bit := range 10 {
			if n>>(9-bit)&1 == 1 {
				b[(10*i+bit)/8] |= 1 << (7 - (10*i+bit)%8)
			}
		}
	}
	return b
}

func (r *reader) readEntries() {
	rows, err := r.db.Query("SELECT seq, id, kind, revision, heads.box, bodies.box FROM heads JOIN bodies USING (seq) ORDER BY seq")
	must(r.t, err)
	defer func() { must(r.t, rows.Close()) }()
	var titles []string
	var there []int64
	for rows.Next() {
		var seq int64
		var id, head, body []byte
		var kind byte
		var revision uint64
		must(r.t, rows.Scan(&seq, &id, &kind, &revision, &head, &body))
		h := r.open(place{id, kind, 1, revision, "heed 1 entry head"}, head)
		b := r.open(place{id, kind, 2, revision, "heed 1 entry body"}, body)
		if number(h[12]) != seq {
			r.t.Errorf("row %d says it is %d", seq, number(h[12]))
		}
		titles, there = append(titles, h[4]), append(there, seq)
		if id[0] == 1 {
			r.checkEntry(h, b)
		}
	}
	must(r.t, rows.Err())
	if want := []string{"The ward round", "The ward round, again", ""}; !slices.Equal(titles, want) {
		r.t.Errorf("titles are %q", titles)
	}
	r.checkLedger(there)
}

func (r *reader) checkEntry(h, b fields) {
	r.want("the text", b[1], "\n  She asked to stop.\nI went on. \u96e8\n")
	r.want("the date", when(h[1]).Format(time.RFC3339Nano), "2026-03-14T21:05:06.789+02:00")
	r.want("the first line", h[5], "She asked to stop.")
	r.want("the frame", h[6], "one-moment")
	r.want("the themes", strings.Join(list(h[7]), "|"), "power|repair")
	r.want("the tags", strings.Join(list(h[8]), "|"), "ward 3||night")
	r.want("patterns kept", strings.Join(list(h[9]), "|"), "explain-the-why")
	r.want("patterns waved away", strings.Join(list(h[11]), "|"), "speak-last")
	check := r.parse(b[2])
	r.want("the lens", check[1]+" "+check[2], "person short")
	r.want("what was said", strings.Join(list(check[3]), "|"), "b2|when she\nlooked away|b3|")
	r.want("the answers", strings.Join(list(check[4]), "|"), "r1|moment|at the door|p2|na|")
}

// checkLedger finds out whether all is there.
func (r *reader) checkLedger(there []int64) {
	parts := map[int][]byte{}
	rows, err := r.db.Query("SELECT part, box FROM ledger")
	must(r.t, err)
	defer func() { must(r.t, rows.Close()) }()
	for rows.Next() {
		var part int
		var box []byte
		must(r.t, rows.Scan(&part, &box))
		parts[part] = box
	}
	must(r.t, rows.Err())
	l := r.open(place{r.journal, 5, 1, 0, "heed 1 ledger head"}, parts[1])
	gaps := r.open(place{r.journal, 5, 2, uint64(number(l[3])), "heed 1 ledger body"}, parts[2])[1]
	removed := map[int64]bool{}
	for end := int64(0); gaps != ""; {
		distance, n := binary.Uvarint([]byte(gaps))
		length, m := binary.Uvarint([]byte(gaps[n:]))
		gaps = gaps[n+m:]
		for i := range int64(length) {
			removed[end+int64(distance)+i] = true
		}
		end += int64(distance) + int64(length) - 1
	}
	for seq := range number(l[2]) {
		if removed[seq+1] == slices.Contains(there, seq+1) {
			r.t.Errorf("revision %d: removed %v", seq+1, removed[seq+1])
		}
	}
	if len(removed) != 1 || number(l[2]) != 4 {
		r.t.Errorf("%d of %d removed", len(removed), number(l[2]))
	}
	r.want("the sum of the marks", l[4], string(r.marks()))
}

func (r *reader) marks() []byte {
	sum := make([]byte, 32)
	r.eachSingle(func(p place, box []byte) {
		h := hmac.New(sha256.New, derive(r.t, r.key, r.journal, "heed 1 marks"))
		h.Write(r.bind(p))
		h.Write(box)
		for i, b := range h.Sum(nil) {
			sum[i] ^= b
		}
	})
	return sum
}

func (r *reader) eachSingle(do func(p place, box []byte)) {
	purposes := map[byte]string{2: "heed 1 draft body", 3: "heed 1 bin mark", 4: "heed 1 intention"}
	rows, err := r.db.Query("SELECT id, kind, box FROM singles")
	must(r.t, err)
	defer func() { must(r.t, rows.Close()) }()
	for rows.Next() {
		var id, box []byte
		var kind byte
		must(r.t, rows.Scan(&id, &kind, &box))
		do(place{id, kind, 2, 0, purposes[kind]}, box)
	}
	must(r.t, rows.Err())
}

func (r *reader) readSingles() {
	seen := 0
	r.eachSingle(func(p place, box []byte) {
		seen++
		f := r.open(p, box)
		switch p.kind {
		case 2:
			head, body := r.parse(f[1]), r.parse(f[2])
			r.want("the draft", head[4]+body[1], "The ward round"+"\n  She asked to stop.\nI went on. \u96e8\n")
			if number(f[3]) != 3 || number(f[4]) != 12 || when(f[5]).Year() != 2026 || head[12] != "" {
				r.t.Errorf("the draft is %q", f)
			}
		case 3:
			r.want("when it was deleted", when(f[1]).Format("2006-01-02"), "2026-11-21")
		case 4:
			r.want("the intention", f[1]+"|"+f[2]+"|"+f[6]+"|"+f[7], "If it comes up again, then I will ask.|speak-last|tried|well")
			r.want("its entry", f[3], "\x01"+strings.Repeat("\x00", 14)+"\x02")
			r.want("when it was made", when(f[4]).Format(time.RFC3339), "2026-03-14T21:05:06+02:00")
		}
	})
	if seen != 3 {
		r.t.Errorf("%d things that are replaced in place", seen)
	}
}
