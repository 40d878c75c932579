package intake_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"heed/internal/account"
	"heed/internal/intake"
	"heed/internal/journal"
)

// whatever reads one file of a format, and holds it to what is promised of any bytes: no panic, no hang, only entries that
// a journal can keep, and a place in the file for each problem.
func whatever(t *testing.T, format intake.Format, data []byte) {
	source := func() intake.Source { return intake.Source{Name: "f", File: bytes.NewReader(data)} }
	found, err := intake.Read(t.Context(), intake.Asked{Format: format, Zone: zone}, source())
	if err != nil {
		t.Fatal(err)
	}
	holds(t, found, 2+bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r")))
	again, err := intake.Read(t.Context(), intake.Asked{Format: format, Zone: zone}, source())
	if err != nil || len(again.Pieces) != len(found.Pieces) {
		t.Fatalf("the second time there are %d and not %d, %v", len(again.Pieces), len(found.Pieces), err)
	}
	for i := range again.Pieces {
		if again.Pieces[i].Key != found.Pieces[i].Key {
			t.Error("the second time it has another name")
		}
	}
}

func holds(t *testing.T, found intake.Found, lines int) {
	keys := map[string]bool{}
	for _, p := range found.Pieces {
		e := p.Entry
		switch {
		case p.Key == "" && e.ID.IsZero(), p.Key != "" && !e.ID.IsZero():
			t.Error("it has no name, or two")
		case p.Key != "" && keys[p.Key]:
			t.Error("two have the same name")
		case !utf8.ValidString(e.Text+e.Title) || strings.ContainsRune(e.Title, '\n'):
			t.Errorf("it says %q, %q", e.Title, e.Text)
		case p.Key != "" && (e.Text+e.Title == "" || e.Date.Year() < 1 || e.Date.Year() > 9999):
			t.Errorf("it is of %v, and says %q", e.Date, e.Text)
		}
		keys[p.Key] = true
		for i, tag := range e.Tags {
			if p.Key != "" && (tag == "" || strings.ContainsAny(tag[:1], "#@")) {
				t.Errorf("tag %d is %q", i, tag)
			}
		}
		if _, err := e.Clone().Date.MarshalJSON(); err != nil {
			t.Error(err)
		}
	}
	for _, p := range found.Problems {
		if p.Line < 0 || p.Line > lines || p.What == "" {
			t.Errorf("%s is in none of the %d lines", p.Place, lines)
		}
	}
	if _, err := found.Plan(intake.NewThere(), nil); err == nil {
		return
	}
	t.Error("there is no plan for it")
}

func FuzzHeed(f *testing.F) {
	for _, seed := range []string{
		`{"format":"heed","version":1,"entries":[{"id":"0123456789abcdef0123456789abcdef","revision":3,"date":"2026-01-02T03:04:05+01:00","changed":"2026-01-02T03:04:05Z","text":"a","check":{"said":[{"question":"a","text":"b"}],"answers":[{}]},"earlier":[{"id":"0123456789abcdef0123456789abcdef","revision":1,"date":"2026-01-02T03:04:05Z"}]}],"intentions":[{"id":"0123456789abcdef0123456789abcdef","made":"2026-01-02T03:04:05Z"}]}`,
		`{"entries":[{}],"format":"heed"}`, `{"format":"heed","entries":null}`, `[`, `{"a":[[[[`, "\xff\xfe{\x00}\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		whatever(t, intake.Heed, data)
		once := writtenAgain(t, data)
		if twice := writtenAgain(t, once); !bytes.Equal(once, twice) {
			t.Errorf("%s\nbecomes\n%s", once, twice)
		}
	})
}

// writtenAgain is an export of what was read from one.
func writtenAgain(t *testing.T, data []byte) []byte {
	found, err := intake.Read(t.Context(), intake.Asked{Format: intake.Heed, Zone: zone}, intake.Source{Name: "f", File: bytes.NewReader(data)})
	if err != nil {
		t.Fatal(err)
	}
	w := account.Whole{Earlier: map[journal.ID][]journal.Entry{}, Intentions: []journal.Intention{}}
	for _, p := range slices.Backward(found.Pieces) {
		if _, there := w.Earlier[p.Entry.ID]; there {
			continue // an export has each entry once
		}
		w.Entries, w.Earlier[p.Entry.ID] = append(w.Entries, p.Entry), p.Earlier
	}
	for _, i := range slices.Backward(found.Intentions) {
		w.Intentions = append(w.Intentions, i)
	}
	data, err = account.WriteWhole(w)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func FuzzJrnl(f *testing.F) {
	for _, seed := range []string{
		"[2026-01-03 09:00] Late again. *\nI spoke over @maria. #ward\n\n[2026-01-04 21:15] b\n", "2013-06-09 15:39 a\nb", "[2026-01-03] a\n[9999-99-99] b",
		`{"entries":[{"title":"a","body":"b","date":"2026-01-03","time":"09:00","tags":["@x"],"starred":true},{}]}`, "[0000-01-01 00:00] a", "\xef\xbb\xbf[", "[]\n] ",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { whatever(t, intake.Jrnl, data) })
}

func FuzzDayOne(f *testing.F) {
	for _, seed := range []string{
		`{"entries":[{"uuid":"A","creationDate":"2026-07-01T21:00:00Z","timeZone":"Europe/London","text":"# a\n\nb\\.","tags":["x"],"starred":true,"photos":[{}]}]}`,
		`{"entries":[{"creationDate":"0001-01-01T00:00:00+14:00","richText":"{\"contents\":[{\"text\":\"a\"}]}","timeZone":"../x"}]}`, `{"entries":[{"creationDate":"9999-12-31T23:59:59Z","text":"a"}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { whatever(t, intake.DayOne, data) })
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: \"a: b\"\ndate: 2026-02-03 10:11\ntags: [a/b, c]\nx:\n---\n# a: b\n\n[[c]] #d `#e`\n```\n#f\n```\n", "---\nheed: 0123456789abcdef0123456789abcdef\nthemes: [power]\n---\n", "---\n", "---\n...\n#",
		"---\ntags:\n  - a\n  - [b]\ncreated: 20260102\nid: 5\n---\n", "\n\n---\na: |\n  b\n---\nx", "\xfe\xff\x00#",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { whatever(t, intake.Markdown, data) })
}

func FuzzArchive(f *testing.F) {
	for _, names := range [][]string{{"a.md"}, {"../a.md", "b/../c.md", "/d.md"}, {"a.md", "a.md", "a.md/b.md"}} {
		var data bytes.Buffer
		w := zip.NewWriter(&data)
		for _, name := range names {
			one, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Unix(1, 0)})
			if err == nil {
				_, err = one.Write([]byte("# a\n\ntext"))
			}
			if err != nil {
				f.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(data.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		found, err := intake.Read(t.Context(), intake.Asked{Format: intake.Markdown, Zone: zone}, intake.Source{Name: "z", At: "/z", FS: archive})
		if err != nil {
			t.Fatal(err)
		}
		holds(t, found, 1<<30)
	})
}
