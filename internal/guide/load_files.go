package guide

import (
	"slices"

	"heed/internal/content"
	"heed/internal/pattern"
)

func (l *loader) session(file string, data []byte, own bool) {
	var f sessionFile
	if err := content.YAML(file, data, &f); err != nil {
		l.fault(err)
		return
	}
	s := sheet{&content.Problems{File: file}, f.ID}
	l.head(Sessions, s)
	out := &Session{
		ID: f.ID.Text, Name: s.name(f.Name), People: s.want(f.ID, "people", f.People),
		About: s.want(f.ID, "about", f.About), Fit: f.Fit.Text, Themes: s.themes(f.Themes), Lens: s.lens(f.Lens),
		Sources: s.sources(f.Source), WaysBack: s.all(f.ID, "ways_back", f.WaysBack, 0), Own: own,
	}
	for _, r := range f.Roles {
		if slices.ContainsFunc(out.Roles, func(o Role) bool { return o.ID == r.ID.Text }) || r.ID.Text == "" {
			s.Addf(r.ID.Pos, "the role %q is missing or stands here twice", r.ID.Text)
		}
		out.Roles = append(out.Roles, Role{r.ID.Text, s.want(r.ID, "name", r.Name), s.want(r.ID, "does", r.Does)})
	}
	for _, step := range f.Steps {
		s.want(step.ID, "say", step.Say)
		if step.Do.Text != "" {
			s.Addf(step.Do.Pos, "%q: do is for exercises; a session has say", step.ID.Text)
		}
		if who := step.Who; who.Text != "" && !slices.ContainsFunc(out.Roles, func(o Role) bool { return o.ID == who.Text }) {
			s.Addf(who.Pos, "%q: there is no role %q", step.ID.Text, who.Text)
		}
		out.Steps = append(out.Steps, s.step(step, out.Steps))
	}
	s.steps(f.Minutes, out.Steps)
	if err := s.Err(); err != nil {
		l.fault(err)
		return
	}
	l.taken[string(Sessions)+"/"+out.ID] = file
	l.shelf.Sessions = append(l.shelf.Sessions, out)
}

func (l *loader) exercise(file string, data []byte, own bool) {
	var f exerciseFile
	if err := content.YAML(file, data, &f); err != nil {
		l.fault(err)
		return
	}
	s := sheet{&content.Problems{File: file}, f.ID}
	l.head(Exercises, s)
	out := &Exercise{
		ID: f.ID.Text, Name: s.name(f.Name), People: s.want(f.ID, "people", f.People), Aim: s.want(f.ID, "aim", f.Aim),
		Themes: s.themes(f.Themes), Lens: s.lens(f.Lens), Sources: s.sources(f.Source), Own: own,
		Before: Before{
			Need: s.all(f.ID, "need", f.Need, 1), Prepare: s.all(f.ID, "prepare", f.Prepare, 1),
			AskFirst: s.want(f.ID, "ask_first", f.AskFirst), OptingOut: s.want(f.ID, "opting_out", f.OptingOut),
			Papers: s.papers(f.Papers),
		},
		After: After{
			Debrief: s.all(f.ID, "debrief", f.Debrief, 1), DoNot: s.want(f.ID, "do_not", f.DoNot),
			Variations: s.all(f.ID, "variations", f.Variations, 0),
		},
	}
	for _, id := range f.Patterns {
		if !l.hasPattern(pattern.ID(id.Text)) {
			s.Addf(id.Pos, "there is no pattern %q", id.Text)
		}
		out.Patterns = append(out.Patterns, pattern.ID(id.Text))
	}
	for _, step := range f.Steps {
		s.want(step.ID, "do", step.Do)
		if step.Who.Text != "" {
			s.Addf(step.Who.Pos, "%q: who is for sessions, which have roles", step.ID.Text)
		}
		out.Steps = append(out.Steps, s.step(step, out.Steps))
	}
	s.steps(f.Minutes, out.Steps)
	if err := s.Err(); err != nil {
		l.fault(err)
		return
	}
	l.taken[string(Exercises)+"/"+out.ID] = file
	l.shelf.Exercises = append(l.shelf.Exercises, out)
}

// step reads one step; before are those that stand before it.
func (s sheet) step(f stepFile, before []Step) Step {
	if f.ID.Text == "" || slices.ContainsFunc(before, func(o Step) bool { return o.ID == f.ID.Text }) {
		s.Addf(f.ID.Pos, "the step %q is missing its id, or stands here twice", f.ID.Text)
	}
	if t := f.Silent.Text; t != "" && t != "true" && t != "false" {
		s.Addf(f.Silent.Pos, "silent is true or false, not %q", t)
	}
	return Step{
		ID: f.ID.Text, Name: s.want(f.ID, "name", f.Name), Minutes: s.minutes(f.ID, f.Minutes), Who: f.Who.Text,
		Say: f.Say.Text, Do: f.Do.Text, Screen: s.want(f.ID, "screen", f.Screen), Note: f.Note.Text,
		Silent: f.Silent.Text == "true", Spare: s.all(f.ID, "spare", f.Spare, 0),
	}
}

func (s sheet) papers(files []paperFile) []Paper {
	var all []Paper
	for _, f := range files {
		kind, least := PaperKind(f.Kind.Text), 1
		if kind == Flower {
			least = 0
		}
		if kinds := []PaperKind{Flower, Boxes, List, Cards, Read}; !slices.Contains(kinds, kind) {
			s.Addf(f.Kind.Pos, "no such kind of paper: %q (there are: flower, boxes, list, cards, read)", f.Kind.Text)
		}
		all = append(all, Paper{kind, s.want(f.Kind, "name", f.Name), s.want(f.Kind, "text", f.Text), s.all(f.Kind, "items", f.Items, least)})
	}
	return all
}

// steps checks the steps as a whole.
func (s sheet) steps(minutes content.Value, steps []Step) {
	if len(steps) == 0 {
		s.Addf(s.id.Pos, "%q: steps is missing", s.id.Text)
		return
	}
	s.sum(minutes, steps)
}

// The shapes of the files that hold for all.
type (
	lineFile struct {
		ID   content.Value `yaml:"id"`
		Name content.Value `yaml:"name"`
		Say  content.Value `yaml:"say"`
	}
	groundFile struct {
		ID        content.Value   `yaml:"id"`
		Source    []content.Value `yaml:"source"`
		Agreement []lineFile      `yaml:"agreement"`
		Passing   content.Value   `yaml:"passing"`
		WaysBack  []content.Value `yaml:"ways_back"`
		Stop      struct {
			Say    content.Value   `yaml:"say"`
			Lines  []content.Value `yaml:"lines"`
			NoHelp content.Value   `yaml:"no_help"`
		} `yaml:"stop"`
		Keeping struct {
			Say   content.Value   `yaml:"say"`
			Parts []lineFile      `yaml:"parts"`
			Never []content.Value `yaml:"never"`
			Owner content.Value   `yaml:"owner"`
		} `yaml:"keeping"`
	}
	safetyFile struct {
		ID        content.Value   `yaml:"id"`
		Tell      content.Value   `yaml:"tell"`
		OptingOut content.Value   `yaml:"opting_out"`
		Assume    content.Value   `yaml:"assume"`
		Never     []content.Value `yaml:"never"`
		StaysHere content.Value   `yaml:"stays_here"`
		Debrief   []content.Value `yaml:"debrief"`
		After     content.Value   `yaml:"after"`
		StopWhen  []content.Value `yaml:"stop_when"`
		Source    []content.Value `yaml:"source"`
	}
	checkInFile struct {
		ID      content.Value   `yaml:"id"`
		Name    content.Value   `yaml:"name"`
		About   content.Value   `yaml:"about"`
		Lines   []lineFile      `yaml:"lines"`
		Opening content.Value   `yaml:"opening"`
		Each    []content.Value `yaml:"each"`
		Closing []content.Value `yaml:"closing"`
		Keep    content.Value   `yaml:"keep"`
		Source  []content.Value `yaml:"source"`
	}
)

func (s sheet) lines(field string, files []lineFile) []Line {
	var all []Line
	for _, f := range files {
		if f.ID.Text == "" || slices.ContainsFunc(all, func(o Line) bool { return o.ID == f.ID.Text }) {
			s.Addf(f.ID.Pos, "%s: the id %q is missing or stands here twice", field, f.ID.Text)
		}
		all = append(all, Line{f.ID.Text, s.want(f.ID, "name", f.Name), s.want(f.ID, "say", f.Say)})
	}
	if len(all) == 0 {
		s.Addf(s.id.Pos, "%s is missing", field)
	}
	return all
}

// of reads one of the files that hold for all.
func (l *loader) of(name string, into any) (*content.Problems, bool) {
	file := "ground/" + name
	data, err := content.Read(words, file, file)
	if err == nil {
		err = content.YAML(file, data, into)
	}
	if err != nil {
		l.fault(err)
		return nil, false
	}
	return &content.Problems{File: file}, true
}

func (l *loader) ground() {
	g := &l.shelf.Ground
	var f groundFile
	if p, ok := l.of("sessions.yaml", &f); ok {
		s := sheet{p, f.ID}
		g.Agreement = s.lines("agreement", f.Agreement)
		g.Passing = s.want(f.ID, "passing", f.Passing)
		g.WaysBack = s.all(f.ID, "ways_back", f.WaysBack, 1)
		g.Stop = StopPage{s.want(f.ID, "stop: say", f.Stop.Say), s.all(f.ID, "stop: lines", f.Stop.Lines, 1), s.want(f.ID, "stop: no_help", f.Stop.NoHelp)}
		g.Keeping = Keeping{
			s.want(f.ID, "keeping: say", f.Keeping.Say), s.lines("keeping: parts", f.Keeping.Parts),
			s.all(f.ID, "keeping: never", f.Keeping.Never, 1), s.want(f.ID, "keeping: owner", f.Keeping.Owner),
		}
		g.Sources = s.sources(f.Source)
		l.fault(s.Err())
	}
	l.safety(g)
	l.checkIn(g)
}

func (l *loader) safety(g *Ground) {
	var f safetyFile
	p, ok := l.of("safety.yaml", &f)
	if !ok {
		return
	}
	s := sheet{p, f.ID}
	g.Safety = Safety{
		Tell: s.want(f.ID, "tell", f.Tell), OptingOut: s.want(f.ID, "opting_out", f.OptingOut), Assume: s.want(f.ID, "assume", f.Assume),
		Never: s.all(f.ID, "never", f.Never, 1), StaysHere: s.want(f.ID, "stays_here", f.StaysHere),
		Debrief: s.all(f.ID, "debrief", f.Debrief, 1), After: s.want(f.ID, "after", f.After),
		StopWhen: s.all(f.ID, "stop_when", f.StopWhen, 1), Sources: s.sources(f.Source),
	}
	l.fault(s.Err())
}

func (l *loader) checkIn(g *Ground) {
	var f checkInFile
	p, ok := l.of("check-in.yaml", &f)
	if !ok {
		return
	}
	s := sheet{p, f.ID}
	g.CheckIn = CheckIn{
		Name: s.want(f.ID, "name", f.Name), About: s.want(f.ID, "about", f.About), Lines: s.lines("lines", f.Lines),
		Opening: s.want(f.ID, "opening", f.Opening), Each: s.all(f.ID, "each", f.Each, 1),
		Closing: s.all(f.ID, "closing", f.Closing, 1), Keep: s.want(f.ID, "keep", f.Keep), Sources: s.sources(f.Source),
	}
	l.fault(s.Err())
}
