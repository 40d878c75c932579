package cli

import (
	"errors"
	"io"
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
	name, read := file, func() ([]byte, error) { return readSmallFile(file) }
	if file == "-" {
		name, read = "standard input", a.readInput
	}
	data, err := read()
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

// readSmallFile reads a file as far as content takes one, and a byte more so that content says that it is too large.
func readSmallFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, badFile("read the answers", err, "--answers wants the name of a file, or - for standard input.")
	}
	data, err := io.ReadAll(io.LimitReader(f, content.MaxSize+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, badFile("read the answers", err, "Look at the file that --answers names.")
	}
	return data, nil
}

// parseAnswers reads a file of answers. Its error joins every fault, each with file, line and column, and repeats
// nothing of the file: a slip in a note may look like a field, and notes are the person's own.
func parseAnswers(q *selfcheck.Questionnaire, name string, data []byte) (selfcheck.Check, error) {
	var f answersFile
	if err := content.YAML(name, data, &f); err != nil {
		return selfcheck.Check{}, withoutWords(err)
	}
	r := answersReader{q: q, faults: content.Problems{File: name}}
	if f.Lens.Text != "" {
		r.lens(f.Lens)
	}
	for _, s := range f.Said {
		r.said(s.Question, s.Text)
	}
	for _, s := range f.Answers {
		r.answer(s.Item, s.Answer, s.Note)
	}
	if err := r.faults.Err(); err != nil {
		return selfcheck.Check{}, err
	}
	if r.check.Empty() {
		return r.check, &content.Error{File: name, Problem: "no answers are in it"}
	}
	return r.check, nil
}

// answersReader makes a check of what stands in a file, and gathers what is wrong.
type answersReader struct {
	q      *selfcheck.Questionnaire
	faults content.Problems
	check  selfcheck.Check
}

func (r *answersReader) lens(name content.Value) {
	lens, err := theme.ParseLens(name.Text)
	if err != nil {
		r.faults.Addf(name.Pos, "there is no such lens (there are: %s)", words(theme.Lenses()))
	}
	r.check.Lens = lens
}

func (r *answersReader) said(question, text content.Value) {
	p, ok := r.q.Prompt(selfcheck.PromptID(question.Text))
	isOption := func(o selfcheck.Option) bool { return string(o.ID) == text.Text }
	switch {
	case !ok:
		r.faults.Addf(at(question, text), "there is no such question (there are: %s)", promptIDs(r.q))
	case text.Pos == (content.Pos{}):
		r.faults.Addf(question.Pos, "the text for %s is missing", p.ID)
	case r.check.Words(p.ID) != "":
		r.faults.Addf(question.Pos, "%s stands here twice", p.ID)
	case len(p.Options) > 0 && !slices.ContainsFunc(p.Options, isOption):
		r.faults.Addf(text.Pos, "%s has no such answer (there are: %s)", p.ID, idsOf(p.Options))
	default:
		r.check.Say(p.ID, text.Text)
	}
}

func (r *answersReader) answer(item, answer, note content.Value) {
	it, ok := r.q.Item(selfcheck.ItemID(item.Text))
	if !ok {
		r.faults.Addf(at(item, answer, note), "there is no such statement (there are: %s)", itemIDs(r.q))
		return
	}
	o, ok := r.q.Option(it, selfcheck.OptionID(answer.Text))
	if !ok {
		r.faults.Addf(at(answer, item), "%s has no such answer (there are: %s)", it.ID, optionIDs(r.q, it))
		return
	}
	if _, twice := r.check.Answer(it.ID); twice {
		r.faults.Addf(item.Pos, "%s stands here twice", it.ID)
		return
	}
	r.check.Set(selfcheck.Answer{Item: it.ID, Option: o.ID, Note: note.Text})
}

func promptIDs(q *selfcheck.Questionnaire) string {
	var ids []selfcheck.PromptID
	for _, p := range slices.Concat(q.Opening, q.Closing) {
		ids = append(ids, p.ID)
	}
	return words(ids)
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
