package intake_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"heed/internal/intake"
)

var zone = time.FixedZone("", 2*3600)

// read reads one file of a format.
func read(t *testing.T, format intake.Format, name, text string) intake.Found {
	t.Helper()
	return readAll(t, intake.Asked{Format: format}, intake.Source{Name: name, File: strings.NewReader(text)})
}

func readAll(t *testing.T, a intake.Asked, sources ...intake.Source) intake.Found {
	t.Helper()
	a.Zone = zone
	found, err := intake.Read(t.Context(), a, sources...)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// shown is what was found, a line each, to be compared: entries as "date | title | text | tags", problems as they are
// told, and what was left.
func shown(f intake.Found) string {
	var b strings.Builder
	for _, p := range f.Pieces {
		e := p.Entry
		fmt.Fprintf(&b, "%s | %s | %s | %s\n", e.Date.Format("2006-01-02 15:04 -0700"), e.Title, strings.ReplaceAll(e.Text, "\n", "/"), strings.Join(e.Tags, ","))
	}
	for _, p := range f.Problems {
		fmt.Fprintf(&b, "! %s: %s\n", p.Place, p.What)
	}
	for _, l := range f.Left {
		fmt.Fprintf(&b, "- %s\n", l)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func is(t *testing.T, f intake.Found, want ...string) {
	t.Helper()
	if got := shown(f); got != strings.Join(want, "\n") {
		t.Errorf("found\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestJrnlTextIsReadByItsDates(t *testing.T) {
	for _, c := range []struct {
		name, form, text string
		want             []string
	}{
		{"entries", "", "[2026-01-03 09:00] Late again. *\nI spoke over @maria. #ward/night\n\n[2026-01-04 21:15] A short one\n", []string{
			"2026-01-03 09:00 +0200 | Late again. | I spoke over @maria. #ward/night | starred,maria,ward/night",
			"2026-01-04 21:15 +0200 |  | A short one | ",
		}},
		{"with morning and evening", "", "[2026-01-03 09:00:30 PM] a.\nb\n", []string{"2026-01-03 21:00 +0200 | a. | b | "}},
		{"as the settings say", "%d.%m.%Y %H:%M", "[03.01.2026 09:00] a.\nb\n", []string{"2026-01-03 09:00 +0200 | a. | b | "}},
		{"a day alone is its noon", "%F", "[2026-01-03] a.\nb\n", []string{"2026-01-03 12:00 +0200 | a. | b | "}},
		{"without brackets", "", "2013-06-09 15:39 a.\nb\n2014-01-01 is a date in the text\n2013-06-10 08:00 c\n", []string{
			"2013-06-09 15:39 +0200 | a. | b/2014-01-01 is a date in the text | ", "2013-06-10 08:00 +0200 |  | c | ",
		}},
		{"a line that looks like a date loses nothing", "", "[2026-01-03 09:00] a.\n[2026-02-30 10:00] b\n[2026-01-05] c\n[1] d\n", []string{
			"2026-01-03 09:00 +0200 | a. | [2026-02-30 10:00] b/[2026-01-05] c/[1] d | ",
			"! j.txt:2: this looks like the beginning of an entry, but its date is of another form: it stands in the text of the entry before",
			"! j.txt:3: this looks like the beginning of an entry, but its date is of another form: it stands in the text of the entry before",
		}},
		{"words before the first date are told of", "", "\nwhat\nis this\n[2026-01-03 09:00] a\n", []string{
			"2026-01-03 09:00 +0200 |  | a | ",
			"! j.txt:2: no entry begins here: a line is wanted that begins with a date, as [2026-11-21 14:30]; --timeformat says another form",
		}},
		{"an entry without words", "", "[2026-01-03 09:00]\n[2026-01-03 09:01] a\n", []string{
			"2026-01-03 09:01 +0200 |  | a | ", "! j.txt:1: there are no words in this entry",
		}},
		{"lines of other systems", "", "\ufeff[2026-01-03 09:00] a.\r\nb\r\n\r\nc\r\n", []string{"2026-01-03 09:00 +0200 | a. | b//c | "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := readAll(t, intake.Asked{Format: intake.Jrnl, TimeFormat: c.form}, intake.Source{Name: "j.txt", File: strings.NewReader(c.text)})
			is(t, f, c.want...)
		})
	}
}

func TestJrnlJSONAndTextAreTheSameEntries(t *testing.T) {
	text := read(t, intake.Jrnl, "a.txt", "[2026-01-03 09:00] Late again.\nI spoke.\n")
	json := read(t, intake.Jrnl, "a.json", `{"tags": {}, "entries": [{"title": "Late again.", "body": "I spoke.\n", "date": "2026-01-03", "time": "09:00", "tags": ["@x"], "starred": true}]}`)
	is(t, json, "2026-01-03 09:00 +0200 | Late again. | I spoke. | x,starred")
	both := readAll(t, intake.Asked{Format: intake.Jrnl}, intake.Source{Name: "a", File: strings.NewReader("[2026-01-03 09:00] a\n")}, intake.Source{Name: "b", File: strings.NewReader("[2026-01-03 09:00] a\n")})
	if len(both.Pieces) != 2 || both.Pieces[0].Key != both.Pieces[1].Key {
		t.Error("the same in two files are two")
	}
	if text.Pieces[0].Key != json.Pieces[0].Key {
		t.Error("they have different names")
	}
}

func TestABrokenPlaceCostsItselfAlone(t *testing.T) {
	is(t, read(t, intake.Jrnl, "a.json", `{"entries": [
	{"title": "a", "date": "2026-01-03", "time": "09:00"},
	{"title": "no date"},
	{"title":
		5, "date": "2026-01-03", "time": "09:00"},
	"what",
	{"title": "b", "date": "2026-01-04", "time": "09:00"},
	{"title": "c" "date"
`), "2026-01-03 09:00 +0200 |  | a | ", "2026-01-04 09:00 +0200 |  | b | ",
		"! a.json:3: this entry cannot be read: it has no date",
		"! a.json:5: this entry cannot be read: title is of another kind",
		"! a.json:6: this entry cannot be read",
		"! a.json:8: this is not JSON: nothing could be read from here on")
	is(t, read(t, intake.Jrnl, "a.json", `{"entries": [{"title": "a", "date": "2026-01-03", "time": "09:00"},`),
		"2026-01-03 09:00 +0200 |  | a | ", "! a.json:1: the file breaks off here")
	is(t, read(t, intake.DayOne, "a.json", `{"entries": 5}`), "! a.json:1: this is not JSON: nothing could be read from here on", "! a.json: there are no entries in it")
	is(t, read(t, intake.DayOne, "a.json", `[]`), "! a.json:1: this is not what was to be read: a JSON object, which begins with {", "! a.json: there are no entries in it")
}

func TestNoProblemHoldsWords(t *testing.T) {
	const secret = "Joanne"
	for format, text := range map[intake.Format]string{
		intake.Heed:     `{"format": "heed", "version": 1, "entries": [{"id": "Joanne"}, {"id": {"Joanne": 1}}, {"date": "Joanne"}, Joanne`,
		intake.Jrnl:     `{"entries": [{"title": {"Joanne": 1}}, {"date": "Joanne"}, Joanne`,
		intake.DayOne:   `{"entries": [{"creationDate": "Joanne"}, {"tags": "Joanne"}, {"uuid": 1} Joanne`,
		intake.Markdown: "---\nJoanne: [Joanne\n---\n",
	} {
		f := read(t, format, "f", text)
		if len(f.Problems) == 0 {
			t.Errorf("%s: no problem is told", format)
		}
		for _, p := range f.Problems {
			if strings.Contains(p.What+p.File, secret) {
				t.Errorf("%s: %s", format, p.What)
			}
		}
	}
}

func TestDayOneIsReadAsItWasWritten(t *testing.T) {
	f := read(t, intake.DayOne, "Journal.json", `{"metadata": {"version": "1.0"}, "entries": [
	{"uuid": "A", "creationDate": "2026-07-01T21:00:00Z", "modifiedDate": "2026-07-02T09:00:00Z", "timeZone": "Europe\/London",
	 "text": "# The round\n\nI said\\: wait\\.\n![](dayone-moment:\/\/1F)\nThen 3 * 4\\*\\*.", "tags": ["ward", "ward"], "starred": true,
	 "photos": [{}, {}], "location": {"latitude": 1}, "weather": {}},
	{"uuid": "B", "creationDate": "2026-07-01T21:00:00Z", "timeZone": "..\/..\/etc\/passwd", "richText": "{\"contents\":[{\"attributes\":{\"line\":{\"header\":1}},\"text\":\"Title\\n\"},{\"embeddedObjects\":[{}]},{\"text\":\"only \"},{\"text\":\"rich\"}]}"},
	{"uuid": "C", "creationDate": "2026-07-01T21:00:00Z", "text": "![](dayone-moment:\/\/1F)\n", "photos": [{}]},
	{"uuid": "D", "text": "no date"}
	]}`)
	is(t, f, "2026-07-01 22:00 +0100 | The round | I said: wait./Then 3 * 4**. | ward,starred", "2026-07-01 23:00 +0200 | Title | only rich | ",
		"! Journal.json:7: this entry cannot be read: it has no date",
		"- 3 photos were left", "- 1 place on the map was left", "- 1 entry without words was left")
	if changed := f.Pieces[0].Entry.Changed; !changed.Equal(time.Date(2026, 7, 2, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("it was changed %v", changed)
	}
}

func TestNotesOfAFolder(t *testing.T) {
	day := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	note := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text), ModTime: day} }
	folder := fstest.MapFS{
		"01 obsidian.md":         note("---\ntitle: \"Ward: round\"\ndate: 2026-02-03 10:11\ntags: [ward/night, team]\naliases:\nnested: {a: [b]}\n---\n# Ward: round\n\nSee [[Other note]] #them\n```\n#code\n```\nand `#code`, #1, x#y\n"),
		"02/2026-03-04.md":       note("A daily note\n"),
		"03/202601021304.md":     note("---\nid: 202601021304\ntags: \"#zk, deep work\"\n---\n# From zk\n\ntext\n"),
		"04/20260102130455.md":   note("# From nb\n\n#tagged text\n"),
		"05 - no date.MD":        note("text"),
		"06.md":                  note("---\n\n---\ntext below a rule"),
		"07 2026-01-02 Title.md": note("---\ncreated: 3 January 2026\ntags: one two\n---\ntext"),
		"2026-01-02 Stem.md":     note("text"),
		"08.md":                  note("---\ntitle: {{title}}\nx: [\n---\ntext"),
		"09.md":                  note("---\ndate: yesterday\n---\ntext"),
		"10.md":                  note("---\na: &x [*x]\n---\ntext"),
		"11.md":                  note("--- \n"),
		"12 latin.md":            note("one\ncaf\xe9"),
		"13 wide.md":             note("\xff\xfeh\x00\r\x00\n\x00i\x00"),
		"14 binary.md":           note("a\n\x00"),
		"15 empty.md":            note(" \n"),
		"link.md":                {Data: []byte("x"), Mode: fs.ModeSymlink},
		"photo.png":              note("x"),
		".obsidian/a.md":         note("settings"),
		".hidden.md":             note("x"),
		"pipe.md":                {Mode: fs.ModeNamedPipe},
	}
	f := readAll(t, intake.Asked{Format: intake.Markdown}, intake.Source{Name: "notes", At: "/home/robin/notes", FS: folder})
	is(t, f,
		"2026-02-03 10:11 +0200 | Ward: round | See [[Other note]] #them/```/#code/```/and `#code`, #1, x#y//nested: {a: [b]} | ward/night,team,them",
		"2026-03-04 12:00 +0200 |  | A daily note | ",
		"2026-01-02 13:04 +0200 | From zk | text | zk,deep work",
		"2026-01-02 13:04 +0200 | From nb | #tagged text | tagged",
		"2026-05-06 09:08 +0200 | 05 - no date | text | ",
		"2026-05-06 09:08 +0200 |  | text below a rule | ",
		"2026-01-03 12:00 +0200 | 07 2026-01-02 Title | text | one,two",
		"2026-05-06 09:08 +0200 |  | ---/title: {{title}}/x: [/---/text | ",
		"2026-05-06 09:08 +0200 |  | text | ",
		"2026-05-06 09:08 +0200 |  | ---/a: &x [*x]/---/text | ",
		"2026-05-06 09:08 +0200 |  | --- | ",
		"2026-05-06 09:08 +0200 | 13 wide | h/i | ",
		"2026-01-02 12:00 +0200 | Stem | text | ",
		"! notes/08.md:1: what stands between the dashes cannot be read: it stays in the text",
		"! notes/09.md:2: this date cannot be read: the note has that of its name or its file",
		"! notes/10.md:1: what stands between the dashes cannot be read: it stays in the text",
		"! notes/12 latin.md:2: this is not UTF-8: save it as that",
		"! notes/14 binary.md:2: this is not text, or UTF-16 without the mark that says so: save it as UTF-8",
		"- 7 notes have no date in them, and have those of their files",
		"- 1 file was UTF-16, and was read as that",
		"- 1 note without words was left",
		"- 1 link was not followed",
		"- 2 files of another kind were left",
	)
}

func TestNotesOfTwoFoldersAreTwoWhateverTheirNames(t *testing.T) {
	folder := func(text string) fstest.MapFS { return fstest.MapFS{"index.md": {Data: []byte(text)}} }
	f := readAll(t, intake.Asked{Format: intake.Markdown}, intake.Source{Name: "a", At: "/a", FS: folder("one")}, intake.Source{Name: "b", At: "/b", FS: folder("two")},
		intake.Source{Name: "a/index.md", At: "/a/index.md", File: strings.NewReader("one")})
	if len(f.Pieces) != 3 || f.Pieces[0].Key == f.Pieces[1].Key || f.Pieces[0].Key != f.Pieces[2].Key {
		t.Errorf("found %d", len(f.Pieces))
	}
	var keys []string
	for _, id := range []string{"5", "202601021304", "0b9c3f1e-5f0a-4a8e-9d0c-3b7f6f1f2a11"} {
		note := func(name string) intake.Source {
			return intake.Source{Name: name, At: "/" + name, File: strings.NewReader("---\nid: " + id + "\n---\n" + name)}
		}
		f := readAll(t, intake.Asked{Format: intake.Markdown}, note("a.md"), note("b.md"))
		keys = append(keys, fmt.Sprint(f.Pieces[0].Key == f.Pieces[1].Key))
	}
	if got := strings.Join(keys, " "); got != "false false true" {
		t.Errorf("notes with the same id are one: %s", got)
	}
}

func TestAnArchiveIsAFolderThatCannotBeLeft(t *testing.T) {
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	for _, name := range []string{"a.md", "../out.md", "/root.md", "deep/b.md"} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte("from " + strings.Trim(name, "./")))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	link := &zip.FileHeader{Name: "link.md"}
	link.SetMode(fs.ModeSymlink | 0o777)
	if f, err := w.CreateHeader(link); err != nil {
		t.Fatal(err)
	} else if _, err := f.Write([]byte("/etc/passwd")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data.Bytes()), int64(data.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f := readAll(t, intake.Asked{Format: intake.Markdown}, intake.Source{Name: "n.zip", FS: archive})
	for _, p := range f.Pieces {
		if !strings.HasPrefix(p.Entry.Text, "from ") {
			t.Errorf("read %q", p.Entry.Text)
		}
	}
	if !slices.ContainsFunc(f.Left, func(l intake.Left) bool { return strings.Contains(l.One, "link") }) {
		t.Error("the link is not told of")
	}
}

// endless yields the same byte for ever, as what a bomb is unpacked to does.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	return len(p), nil
}

func TestNoMoreIsReadThanMayBe(t *testing.T) {
	bomb := &endless{}
	f := readAll(t, intake.Asked{Format: intake.Markdown}, intake.Source{Name: "a.md", File: bomb}, intake.Source{Name: "b.md", File: strings.NewReader("text")})
	if len(f.Pieces) != 1 || len(f.Problems) != 1 || f.Problems[0].What != "it is too large" || bomb.read > 64<<20 {
		t.Errorf("found %d, %+v, after %d bytes", len(f.Pieces), f.Problems, bomb.read)
	}
}

func TestTimeFormatsThatCannotBeUnderstoodAreSaid(t *testing.T) {
	for _, form := range []string{"%Q", "%", "%-", "Jan", "%Y-1", "[]", "%H:%M", "%Y-%m-%d MST"} {
		if _, err := intake.Read(t.Context(), intake.Asked{Format: intake.Jrnl, TimeFormat: form}); err == nil {
			t.Errorf("%q is taken", form)
		}
	}
}

func TestFrontMatterLosesNoWords(t *testing.T) {
	for text, want := range map[string]string{
		"---\n{date: 2026-03-04, mood: {a: low}}\n---\ntext":                                        "2026-03-04 12:00 +0200 |  | text//{date: 2026-03-04, mood: {a: low}} | ",
		"---\ndate: 2026-03-04\nmood: low\nstory: |\n  I spoke\n  over her\nmodified: x\n---\ntext": "2026-03-04 12:00 +0200 |  | text//mood: low//story:/I spoke/over her | ",
		"---\ndate: \"[[2026-03-04]]\"\nsummary: I spoke\nempty:\n---\n":                            "2026-03-04 12:00 +0200 |  | summary: I spoke | ",
		"---\nthis is a rule across the page: I said\n---\ntext":                                    "2026-05-06 09:00 +0200 |  | ---/this is a rule across the page: I said/---/text | \n- 1 note has no date in it, and has that of today",
	} {
		f := readAll(t, intake.Asked{Format: intake.Markdown, Now: time.Date(2026, 5, 6, 7, 0, 0, 0, time.UTC)}, intake.Source{Name: "standard input", File: strings.NewReader(text)})
		is(t, f, want)
	}
}
