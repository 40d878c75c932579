package practice_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/practice"
)

func TestTwoProgramsKeepEachOthersSettings(t *testing.T) {
	dir := t.TempDir()
	begin := func() *practice.Practice {
		c, wrong := config.Load(dir)
		return practice.New(practice.Options{Dir: dir, Config: &c, Wrong: wrong, Now: time.Now})
	}
	one, two := begin(), begin()
	if err := one.Configure("theme", "dark"); err != nil {
		t.Fatal(err)
	}
	if err := two.Configure("idle_lock", "never"); err != nil {
		t.Fatal(err)
	}
	one.ReadConfig()
	two.ReadConfig()
	for _, p := range []*practice.Practice{one, two, begin()} {
		if c := p.Config(); c.Look != config.Dark || c.IdleLock != 0 {
			t.Errorf("%+v", c)
		}
	}
}

func TestAWrongValueChangesNeitherTheProgramNorTheFile(t *testing.T) {
	dir := t.TempDir()
	p := practice.New(practice.Options{Dir: dir, Now: time.Now})
	if err := p.Configure("theme", "sunset"); err == nil {
		t.Error("it is taken")
	}
	if p.Config().Look != config.Auto {
		t.Errorf("the look is %s", p.Config().Look)
	}
	if _, err := os.Stat(filepath.Join(dir, config.FileName)); err == nil {
		t.Error("a file was written")
	}
}

func TestWhatIsWrongIsForgottenOnceItIsPutRight(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, config.FileName)
	if err := os.WriteFile(file, []byte("theme = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := practice.New(practice.Options{Dir: dir, Now: time.Now})
	p.ReadConfig()
	if len(p.ConfigProblems()) != 1 {
		t.Errorf("%v", p.ConfigProblems())
	}
	if err := p.Configure("theme", "dark"); err != nil {
		t.Fatal(err)
	}
	p.ReadConfig()
	if len(p.ConfigProblems()) != 0 || p.Config().Look != config.Dark {
		t.Errorf("%v, %s", p.ConfigProblems(), p.Config().Look)
	}
}

func TestAFrameThereIsNotCostsTheSettingAndIsTold(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, config.FileName), []byte("frame = \"nope\"\ntheme = \"dark\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	frames, err := frame.Load(frame.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	c, wrong := config.Load(dir)
	p := practice.New(practice.Options{Dir: dir, Config: &c, Wrong: wrong, Frames: frames, Now: time.Now})
	for range 2 { // as it begins, and when the file is read again
		if p.Config().Frame != "" || p.Config().Look != config.Dark || len(p.ConfigProblems()) != 1 || p.ConfigProblems()[0].Key != "frame" {
			t.Errorf("%+v, %v", p.Config(), p.ConfigProblems())
		}
		p.ReadConfig()
	}
}
