package practice

import (
	"path/filepath"
	"slices"

	"heed/internal/config"
	"heed/internal/frame"
)

// Config is the person's settings as they now stand.
func (p *Practice) Config() config.Config {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.files.config.Clone()
}

// ConfigFile is where they are written.
func (p *Practice) ConfigFile() string { return filepath.Join(p.dir, config.FileName) }

// ConfigProblems is what was wrong in that file when it was last read.
func (p *Practice) ConfigProblems() []config.Problem {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.files.wrong)
}

// Slips is what was wrong in other files of the person's own when they were read: cards, statements, frames.
func (p *Practice) Slips() []string { return slices.Clone(p.files.slips) }

// hasFile says that settings are written down: not while somebody only looks round.
func (p *Practice) hasFile() bool { return p.dir != "" && !p.Fleeting() }

// Configure changes one setting, at once and in the file. Where nothing is kept the file stays as it is. When the file cannot
// be written the setting is changed all the same, until heed ends.
func (p *Practice) Configure(key, value string) error {
	const what = "change the setting"
	s, ok := config.Of(key)
	if !ok {
		panic("practice: there is no setting " + key)
	}
	changed := p.Config()
	if err := s.Set(&changed, value); err != nil {
		return doing(what, err)
	}
	p.mu.Lock()
	p.files.config = changed
	p.mu.Unlock()
	if !p.hasFile() {
		return nil
	}
	return config.Save(p.dir, key, value)
}

// withFrames takes the frame out of settings when it is none of those there are, and says so.
func withFrames(frames *frame.Set, c config.Config, wrong []config.Problem) (config.Config, []config.Problem) {
	if _, known := frames.Frame(frame.ID(c.Frame)); known || frames == nil {
		return c, wrong
	}
	c.Frame = ""
	return c, append(slices.Clone(wrong), config.Problem{File: config.FileName, Key: "frame", What: "frame wants the id of a frame there is"})
}

// ReadConfig reads the file again: the person, or another program, may have changed it.
func (p *Practice) ReadConfig() {
	if !p.hasFile() {
		return
	}
	read, wrong := config.Load(p.dir)
	read, wrong = withFrames(p.Frames, read, wrong)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files.config, p.files.wrong = read, wrong
}
