package practice_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"heed/internal/config"
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
