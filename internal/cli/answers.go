package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"

	"heed/internal/content"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// answersFile is the shape of a file of answers.
type answersFile struct {
	Lens content.Value `yaml:"lens"`
	Said []struct {
		Question content.Value `yaml:"question"`
		Text     content.Value `yaml:"text"`
	} `yaml:"said"`
	Answers []struct {
		Item   content.Value `yaml:"item"`
		Answer content.Value `yaml:"answer"`
		Note   content.Value `yaml:"note"`
	} `yaml:"answers"`
}

// readAnswers reads a file of answers, or standard input when it is "-". The lens is for a file that names none.
func (a *app) readAnswers(q *selfcheck.Questionnaire, file string, lens theme.Lens) (selfcheck.Check, error) {
	data, name := []byte(nil), file
	var err error
	if file == "-" {
		name = "standard input"
		data, err = a.readInput()
	} else {
		data, err = readSmallFile(file)
	}
	if err != nil {
		return selfcheck.Check{}, err
	}
	check, err := parseAnswers(q, name, data)
	if err != nil {
		return check, &trouble{err, "`heed check --help` shows what such a file holds.", couldNot}
	}
	if check.Lens == "" {
		check.Lens = lens
	}
	if check.Lens == "" {
		check.Lens = theme.Person
	}
	return check, nil
}

// readSmallFile reads a file of a size that content takes, and a byte more so that content says what is wrong.
func readSmallFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err == nil {
		defer f.Close()
		var data []byte
		if data, err = io.ReadAll(io.LimitReader(f, content.MaxSize+1)); err == nil {
			return data, nil
		}
	}
	hint := "--answers wants the name of a file, or - for standard input."
	if errors.Is(err, fs.ErrNotExist) {
		return nil, cannot(errors.New("read the answers: there is no such file"), hint)
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return nil, cannot(fmt.Errorf("read the answers: %w", err), hint)
}

// parseAnswers reads a file of answers. Its error joins every fault, each with file, line and column, and repeats
// nothing of the file: a slip in a note may look like a field, and notes are the person's own.
func parseAnswers(q *selfcheck.Questionnaire, name string, data []byte) (selfcheck.Check, error) {
	var f answersFile
	if err := content.YAML(name, data, &f); err != nil {
		return selfcheck.Check{}, withoutWords(err)
	}
	faults := &content.Problems{File: name}
	var c selfcheck.Check
	if f.Lens.Text != "" {
		lens, err := theme.ParseLens(f.Lens.Text)
		if err != nil {
			faults.Addf(f.Lens.Pos, "there is no such lens (there are: %s)", words(theme.Lenses()))
		}
		c.Lens = lens
	}
	for _, s := range f.Said {
		readSaid(q, faults, &c, s.Question, s.Text)
	}
	for _, s := range f.Answers {
		readAnswer(q, faults, &c, s.Item, s.Answer, s.Note)
	}
	if err := faults.Err(); err != nil {
		return selfcheck.Check{}, err
	}
	if c.Empty() {
		return c, &content.Error{File: name, Problem: "no answers are in it"}
	}
	return c, nil
}

func readSaid(q *selfcheck.Questionnaire, faults *content.Problems, c *selfcheck.Check, question, text content.Value) {
	id := selfcheck.PromptID(question.Text)
	p, ok := q.Prompt(id)
	switch {
	case !ok:
		var ids []selfcheck.PromptID
		for _, p := range slices.Concat(q.Opening, q.Closing) {
			ids = append(ids, p.ID)
		}
		faults.Addf(at(question, text), "there is no such question (there are: %s)", words(ids))
	case text.Pos == (content.Pos{}):
		faults.Addf(question.Pos, "the text for %s is missing", id)
	case c.Words(id) != "":
		faults.Addf(question.Pos, "%s stands here twice", id)
	case len(p.Options) > 0 && !slices.ContainsFunc(p.Options, func(o selfcheck.Option) bool { return string(o.ID) == text.Text }):
		var ids []selfcheck.OptionID
		for _, o := range p.Options {
			ids = append(ids, o.ID)
		}
		faults.Addf(at(text, question), "%s has no such answer (there are: %s)", id, words(ids))
	default:
		c.Say(id, text.Text)
	}
}

func readAnswer(q *selfcheck.Questionnaire, faults *content.Problems, c *selfcheck.Check, item, answer, note content.Value) {
	it, ok := q.Item(selfcheck.ItemID(item.Text))
	if !ok {
		faults.Addf(at(item, answer, note), "there is no such statement (there are: %s)", itemIDs(q))
		return
	}
	o, ok := q.Option(it, selfcheck.OptionID(answer.Text))
	if !ok {
		faults.Addf(at(answer, item), "%s has no such answer (there are: %s)", it.ID, optionIDs(q, it))
		return
	}
	if _, twice := c.Answer(it.ID); twice {
		faults.Addf(item.Pos, "%s stands here twice", it.ID)
		return
	}
	c.Set(selfcheck.Answer{Item: it.ID, Option: o.ID, Note: note.Text})
}

// at is where the first of the values stands that is there at all.
func at(values ...content.Value) content.Pos {
	for _, v := range values {
		if v.Pos != (content.Pos{}) {
			return v.Pos
		}
	}
	return content.Pos{Line: 1, Column: 1}
}

// quoted is a text in quotes as %q writes it.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// withoutWords takes what content quotes from a file out of its errors.
func withoutWords(err error) error {
	var all []error
	for _, f := range faultsIn(err) {
		all = append(all, &content.Error{
			File: f.File, Pos: content.Pos{Line: f.Line, Column: f.Column},
			Problem: quoted.ReplaceAllString(f.Problem, `"…"`),
		})
	}
	return errors.Join(all...)
}
