// Package intake reads what was written elsewhere and makes entries of it: heed's own JSON, jrnl's JSON and text, Day
// One's JSON, and folders of Markdown as Obsidian, zk and nb keep them.
//
// It is a pure function of what it is given: files come as an fs.FS or as a stream, nothing is written, nothing of what
// it reads is run or opened because the source says so, and a link is never followed. What it reads may come from a
// stranger, so it is bounded: the length of a file, of all files together and of one entry, and how many there are.
//
// It promises that what is broken costs itself alone. Each such place is a [Problem] with file and line, which never
// holds words of the text, and the rest is read. What heed has no place for (photos, weather) is counted in Left.
// Where an entry goes, and whether it is there already, is for [Found.Plan] to say.
package intake

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"heed/internal/journal"
)

// Format is what a source is written in.
type Format string

// The formats there are.
const (
	Heed     Format = "heed"
	Jrnl     Format = "jrnl"
	DayOne   Format = "dayone"
	Markdown Format = "markdown"
)

// Formats are the formats there are.
func Formats() []Format { return []Format{Heed, Jrnl, DayOne, Markdown} }

// Asked is how a source is to be read.
type Asked struct {
	Format     Format
	Zone       *time.Location // of dates that name none
	Now        time.Time      // for what has no date at all
	TimeFormat string         // jrnl's setting of that name, for its text; empty for its usual ones
}

// Source is a folder or an archive, in FS, or one file.
type Source struct {
	Name    string // as the person called it
	At      string // where it lies, from the root on; empty when it lies nowhere
	FS      fs.FS
	File    io.Reader
	Changed time.Time // of the one file; zero when nobody knows
}

// Place is where something stands. Line counts from 1; 0 is the file as a whole.
type Place struct {
	File string
	Line int
}

// String is file:line.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Problem is something that could not be read. What holds no words of the text, but the name of the file may.
type Problem struct {
	Place
	What string
}

// Left is what heed has no place for, or did not take as it was, so often.
type Left struct {
	One, Many string // in words, for one and for several
	N         int
}

// String says it in words.
func (l Left) String() string {
	if l.N == 1 {
		return l.One
	}
	return fmt.Sprintf(l.Many, l.N)
}

// Piece is one entry that was found.
type Piece struct {
	Entry   journal.Entry
	Earlier []journal.Entry // revisions before it, first to last
	Key     string          // what names it where it comes from; empty when Entry.ID does
	Once    bool            // not to be compared: whatever has its id in the journal is it
	Copy    bool            // heed wrote it as Markdown, and its words may have been changed since; Key then names it as an entry of its own
	Other   journal.ID      // of a copy, should it become an entry of its own
	Named   bool            // its title is only the name of its file, which may be given another
	Undated bool            // its date is only that of a file, which changes when the file is copied
}

// Found is what was read.
type Found struct {
	Pieces     []Piece
	Intentions []journal.Intention
	Problems   []Problem
	Left       []Left
}

// Empty says that nothing was found to take in.
func (f Found) Empty() bool { return len(f.Pieces) == 0 && len(f.Intentions) == 0 }

// The bounds. Ten years of writing a page a day are about 10 MB.
const (
	mostBytes = 256 << 20 // in one file
	mostAll   = 1 << 30   // in all files
	mostNote  = 8 << 20   // in one note of a folder
	mostFiles = 200_000
	mostText  = 32 << 20 // in one entry: half of what a journal takes
)

// Read reads sources. The error is that of a context that ended, or says that there is no such format or that jrnl's
// setting cannot be understood; all else is among the problems.
func Read(ctx context.Context, a Asked, sources ...Source) (Found, error) {
	read, ok := readers()[a.Format]
	if !ok {
		return Found{}, fmt.Errorf("read what comes in: there is no format %q", a.Format)
	}
	if a.Zone == nil {
		a.Zone = time.UTC
	}
	layouts, err := jrnlLayouts(a.TimeFormat)
	if err != nil {
		return Found{}, err
	}
	r := &reader{asked: a, format: read, layouts: layouts, keys: map[string]int{}, zones: map[string]*time.Location{}, budget: mostAll}
	for _, s := range sources {
		if err := r.source(ctx, s); err != nil {
			return Found{}, err
		}
	}
	return r.found, nil
}

// format is how files of a format are found and read.
type format struct {
	endings []string // of the files in a folder that are read
	most    int64
	read    func(*reader, file)
}

func readers() map[Format]format {
	return map[Format]format{
		Heed:     {[]string{".json"}, mostBytes, (*reader).heed},
		Jrnl:     {[]string{".json", ".txt", ".jrnl"}, mostBytes, (*reader).jrnl},
		DayOne:   {[]string{".json"}, mostBytes, (*reader).dayOne},
		Markdown: {[]string{".md", ".markdown", ".mdown"}, mostNote, (*reader).note},
	}
}

// reader gathers what is found.
type reader struct {
	asked   Asked
	format  format
	layouts []string
	found   Found
	keys    map[string]int            // how often each was met in the file
	zones   map[string]*time.Location // by the names in the source
	budget  int64                     // bytes that may still be read
	files   int
}

// file is the text of one file, with LF line ends.
type file struct {
	name    string // as it is told of
	at      string // where it lies; empty when it lies nowhere
	text    string
	changed time.Time
}

// source reads one source.
func (r *reader) source(ctx context.Context, s Source) error {
	if s.FS == nil {
		r.take(file{name: s.Name, at: s.At, changed: s.Changed}, s.File)
		return ctx.Err()
	}
	err := fs.WalkDir(s.FS, ".", func(at string, d fs.DirEntry, err error) error {
		name := path.Join(s.Name, at)
		hidden := at != "." && strings.HasPrefix(path.Base(at), ".")
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			r.problem(Place{File: name}, "it cannot be opened")
			return nil
		case d.IsDir() && hidden:
			return fs.SkipDir // settings, a bin, versions: what programs keep beside what was written
		case d.IsDir() || hidden:
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			r.leave("1 link was not followed", "%d links were not followed", 1)
			return nil
		case !d.Type().IsRegular() || !slices.Contains(r.format.endings, strings.ToLower(path.Ext(at))):
			r.leave("1 file of another kind was left", "%d files of another kind were left", 1)
			return nil
		}
		if r.files++; r.files > mostFiles {
			r.problem(Place{File: s.Name}, "too many files: the rest was not read")
			return fs.SkipAll
		}
		r.open(s, at)
		return nil
	})
	if err != nil && ctx.Err() == nil {
		r.problem(Place{File: s.Name}, "it cannot be opened")
	}
	return ctx.Err()
}

// open reads one file of a folder.
func (r *reader) open(s Source, at string) {
	name := path.Join(s.Name, at)
	f, err := s.FS.Open(at)
	if err != nil {
		r.problem(Place{File: name}, "it cannot be opened")
		return
	}
	one := file{name: name, at: path.Join(s.At, at)}
	if info, err := f.Stat(); err == nil {
		one.changed = info.ModTime()
	}
	r.take(one, f)
	if err := f.Close(); err != nil {
		r.problem(Place{File: name}, "it was read, but could not be closed")
	}
}

// take reads a stream as one file. However long the stream says it is, no more is read than may be.
func (r *reader) take(f file, from io.Reader) {
	most := min(r.format.most, r.budget)
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	switch {
	case err != nil:
		r.problem(Place{File: f.name}, "it cannot be read")
		return
	case int64(len(data)) > most:
		r.problem(Place{File: f.name}, "it is too large")
		return
	}
	r.budget -= int64(len(data))
	text, wide, bad := decode(data)
	if bad != nil {
		r.problem(Place{f.name, bad.line}, bad.what)
		return
	}
	if wide {
		r.leave("1 file was UTF-16, and was read as that", "%d files were UTF-16, and were read as that", 1)
	}
	f.text = text
	clear(r.keys)
	r.format.read(r, f)
}

func (r *reader) problem(at Place, what string) {
	r.found.Problems = append(r.found.Problems, Problem{at, what})
}

// leave counts what was left.
func (r *reader) leave(one, many string, n int) {
	if n == 0 {
		return
	}
	for i := range r.found.Left {
		if r.found.Left[i].Many == many {
			r.found.Left[i].N += n
			return
		}
	}
	r.found.Left = append(r.found.Left, Left{one, many, n})
}

// add keeps an entry that has no id of heed's. The key names it where it comes from: where one is met again in a file, it
// is the second of that name, so that none is lost, and the same again the next time. In another file it is the same.
func (r *reader) add(at Place, key string, p Piece) {
	if r.tooLong(at, p.Entry) {
		return
	}
	key = string(r.asked.Format) + "\x00" + key
	r.keys[key]++
	if n := r.keys[key]; n > 1 {
		key = fmt.Sprintf("%s\x00%d", key, n)
	}
	p.Key = key
	r.found.Pieces = append(r.found.Pieces, p)
}

func (r *reader) tooLong(at Place, e journal.Entry) bool {
	if len(e.Text)+len(e.Title) <= mostText {
		return false
	}
	r.problem(at, "it is too long for one entry")
	return true
}
