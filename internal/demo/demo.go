// Package demo is three invented people with a year of entries each, for showing heed to a room.
//
// Nobody here exists. The people are text files under people/, checked when they are read: a pattern, a statement or an
// answer that heed does not have is an error with file, line and column. Their days are told as days ago, so that the year
// always ends today. Nothing is written anywhere: a person becomes a journal in memory.
package demo

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"time"

	"heed/internal/content"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

//go:embed people/*.yaml
var people embed.FS

// Person is somebody invented.
type Person struct {
	ID    string
	Name  string
	Work  string // their job, in a few words
	About string // one line
	told  personFile
}

// The shapes of a file.
type (
	personFile struct {
		ID      content.Value `yaml:"id"`
		Name    content.Value `yaml:"name"`
		Work    content.Value `yaml:"work"`
		About   content.Value `yaml:"about"`
		Stands  content.Value `yaml:"stands"`
		Entries []entryFile   `yaml:"entries"`
	}
	entryFile struct {
		Ago       content.Value   `yaml:"ago"` // days before today
		At        content.Value   `yaml:"at"`  // time of day, 15:04
		Title     content.Value   `yaml:"title"`
		Text      content.Value   `yaml:"text"`
		Frame     content.Value   `yaml:"frame"`
		Themes    []content.Value `yaml:"themes"`
		Kept      []content.Value `yaml:"kept"`
		Waved     []content.Value `yaml:"waved"`
		Check     checkFile       `yaml:"check"`
		After     []afterFile     `yaml:"after"`
		Intention intentionFile   `yaml:"intention"`
	}
	checkFile struct {
		Lens    content.Value `yaml:"lens"`
		Path    content.Value `yaml:"path"`
		Session content.Value `yaml:"session"`
		Moment  content.Value `yaml:"moment"`
		Answers []answerFile  `yaml:"answers"`
		Right   content.Value `yaml:"right"`
		Then    content.Value `yaml:"then"`
	}
	answerFile struct {
		Item   content.Value `yaml:"item"`
		Option content.Value `yaml:"option"`
		Note   content.Value `yaml:"note"`
	}
	afterFile struct {
		Ago  content.Value `yaml:"ago"`
		Text content.Value `yaml:"text"`
	}
	intentionFile struct {
		Text    content.Value `yaml:"text"`
		Pattern content.Value `yaml:"pattern"`
		State   content.Value `yaml:"state"`
		How     content.Value `yaml:"how"`
		Looked  content.Value `yaml:"looked"` // days before today
		Look    content.Value `yaml:"look"`   // again so many days after it was made
	}
)

// People reads the three, in the order of their names. Every fault of every file is told.
func People() ([]Person, error) {
	names, err := fs.Glob(people, "people/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the invented people: %w", err)
	}
	slices.Sort(names)
	var all []Person
	var faults []error
	for _, name := range names {
		data, err := people.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read an invented person: %w", err)
		}
		p := Person{}
		if err := content.YAML(path.Base(name), data, &p.told); err != nil {
			faults = append(faults, err)
			continue
		}
		p.ID, p.Name, p.Work, p.About = p.told.ID.Text, p.told.Name.Text, p.told.Work.Text, p.told.About.Text
		all = append(all, p)
	}
	return all, errors.Join(faults...)
}

// World is what a person's journal is made with.
type World struct {
	Library   *pattern.Library
	Questions *selfcheck.Questionnaire
	Now       func() time.Time
	Random    io.Reader
}

// Journal makes the journal of a person, in memory.
func (p Person) Journal(ctx context.Context, w World) (*journal.Memory, error) {
	today := w.Now()
	past := time.Time{} // the time it is while the journal is being filled
	m := journal.NewMemory(func() time.Time {
		if past.IsZero() {
			return w.Now()
		}
		return past
	}, w.Random)
	f := filler{World: w, journal: m, today: today, at: &past, faults: content.Problems{File: p.ID + ".yaml"}}
	if err := f.fill(ctx, p.told); err != nil {
		return nil, fmt.Errorf("make the journal of an invented person: %w", err)
	}
	past = time.Time{}
	return m, f.faults.Err()
}

// filler puts one person's year into a journal.
type filler struct {
	World
	journal *journal.Memory
	today   time.Time
	at      *time.Time
	faults  content.Problems
}

func (f *filler) fill(ctx context.Context, told personFile) error {
	if told.Stands.Text != "" {
		*f.at = f.day(yearAgo, "12:00")
		if _, err := f.journal.Save(ctx, journal.Entry{Kind: journal.Standpoint, Date: *f.at, Text: told.Stands.Text}); err != nil {
			return err
		}
	}
	for _, e := range told.Entries {
		if err := f.entry(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// yearAgo is when each of them wrote where they stand.
const yearAgo = 353

func (f *filler) entry(ctx context.Context, told entryFile) error {
	*f.at = f.day(f.days(told.Ago), told.At.Text)
	e := journal.Entry{
		Date: *f.at, Title: told.Title.Text, Text: told.Text.Text, Frame: told.Frame.Text,
		Themes: f.themes(told.Themes), Kept: f.patterns(told.Kept), Waved: f.patterns(told.Waved), Check: f.check(told.Check),
	}
	e, err := f.journal.Save(ctx, e)
	if err != nil {
		return err
	}
	if err := f.intention(ctx, e.ID, told.Intention); err != nil {
		return err
	}
	for _, a := range told.After {
		*f.at = f.day(f.days(a.Ago), "20:00")
		e.After = append(e.After, journal.Afterthought{Written: *f.at, Text: a.Text.Text})
		if e, err = f.journal.Save(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) intention(ctx context.Context, of journal.ID, told intentionFile) error {
	if told.Text.Text == "" {
		return nil
	}
	i := journal.Intention{
		Text: told.Text.Text, Entry: of, Made: *f.at, How: told.How.Text, State: journal.IntentionState(told.State.Text),
	}
	if told.Pattern.Text != "" {
		i.Pattern = f.pattern(told.Pattern)
	}
	switch i.State {
	case journal.Open:
		i.LookAgain = i.Made.AddDate(0, 0, f.days(told.Look))
	case journal.Tried, journal.LetGo:
		i.Looked = f.day(f.days(told.Looked), "19:00")
	default:
		f.faults.Addf(told.State.Pos, "there is no such state: it is tried, let-go, or left out")
	}
	_, err := f.journal.SaveIntention(ctx, i)
	return err
}

// check is nil when there was none.
func (f *filler) check(told checkFile) *selfcheck.Check {
	if told.Path.Text == "" {
		return nil
	}
	lens, err := theme.ParseLens(told.Lens.Text)
	if err != nil {
		f.faults.Addf(told.Lens.Pos, "%v", err)
	}
	way, err := f.Questions.Path(selfcheck.PathID(told.Path.Text))
	if err != nil {
		f.faults.Addf(told.Path.Pos, "%v", err)
	}
	c := &selfcheck.Check{Lens: lens, Path: way.ID}
	for _, s := range []struct {
		prompt selfcheck.PromptID
		words  string
	}{
		{selfcheck.WhichSession, told.Session.Text},
		{selfcheck.OneMoment, told.Moment.Text},
		{selfcheck.WentRight, told.Right.Text},
		{selfcheck.IfThen, told.Then.Text},
	} {
		if s.words != "" {
			c.Said = append(c.Said, selfcheck.Said{Prompt: s.prompt, Text: s.words})
		}
	}
	for _, a := range told.Answers {
		it, ok := f.Questions.Item(selfcheck.ItemID(a.Item.Text))
		if !ok {
			f.faults.Addf(a.Item.Pos, "there is no such statement")
			continue
		}
		o, ok := f.Questions.Option(it, selfcheck.OptionID(a.Option.Text))
		if !ok {
			f.faults.Addf(a.Option.Pos, "this statement has no such answer")
		}
		c.Answers = append(c.Answers, selfcheck.Answer{Item: it.ID, Option: o.ID, Note: a.Note.Text})
	}
	return c
}

func (f *filler) themes(told []content.Value) (ids []theme.ID) {
	for _, v := range told {
		id, err := theme.Parse(v.Text)
		if err != nil {
			f.faults.Addf(v.Pos, "%v", err)
		}
		ids = append(ids, id)
	}
	return ids
}

func (f *filler) patterns(told []content.Value) (ids []pattern.ID) {
	for _, v := range told {
		ids = append(ids, f.pattern(v))
	}
	return ids
}

func (f *filler) pattern(v content.Value) pattern.ID {
	if _, ok := f.Library.Pattern(pattern.ID(v.Text)); !ok {
		f.faults.Addf(v.Pos, "there is no such pattern")
	}
	return pattern.ID(v.Text)
}

func (f *filler) days(v content.Value) int {
	n, err := strconv.Atoi(v.Text)
	if err != nil || n < 0 {
		f.faults.Addf(v.Pos, "a number of days is wanted here")
	}
	return n
}

// day is a time on the day so many days before today.
func (f *filler) day(ago int, clock string) time.Time {
	at, err := time.Parse("15:04", clock)
	if err != nil {
		f.faults.Addf(content.Pos{Line: 1, Column: 1}, "a time of day such as 17:50 is wanted")
	}
	y, m, d := f.today.AddDate(0, 0, -ago).Date()
	return time.Date(y, m, d, at.Hour(), at.Minute(), 0, 0, f.today.Location())
}
