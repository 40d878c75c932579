//go:build unix

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What follows measures heed beside the least program with the same libraries, in turns, so that whatever else the
// machine does falls on both. speed.sh makes a table of it.

const bareProgram = "heed/internal/e2e/testdata/bare"

// beside is how long the same took heed and the bare program.
type beside struct{ own, base []time.Duration }

// report tells the middle of each in milliseconds, what one in twenty is above, and the ratio of the two middles.
func (s beside) report(b *testing.B) {
	b.Helper()
	b.ReportMetric(0, "ns/op") // of a pair: of no use
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(quantile(s.own, 50)), "heed-ms")
	b.ReportMetric(ms(quantile(s.own, 95)), "heed-p95-ms")
	b.ReportMetric(ms(quantile(s.base, 50)), "bare-ms")
	b.ReportMetric(ms(quantile(s.base, 95)), "bare-p95-ms")
	b.ReportMetric(float64(quantile(s.own, 50))/float64(quantile(s.base, 50)), "×bare")
}

func quantile(times []time.Duration, percent int) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[(len(sorted)-1)*percent/100]
}

// longHome is a home folder with a journal of 10,000 entries of about 158 words, but for one that has 20,000. A key file
// opens it. It is made once.
func longHome(b *testing.B) string {
	b.Helper()
	home := filepath.Join(bin, "home-long")
	if _, err := os.Stat(home); err == nil {
		return home
	}
	if err := os.MkdirAll(temp(home), 0o700); err != nil {
		b.Fatal(err)
	}
	once(b, home, invented(20_000), "add", "--no-passphrase", "--title", "The long one", "--date", "2026-11-01", "-")
	once(b, home, diary(9_999), "import", "--format", "jrnl", "-")
	return home
}

// once runs a command of heed in a home folder.
func once(b *testing.B, home, stdin string, args ...string) {
	b.Helper()
	cmd := exec.Command(program(b, "heed/cmd/heed"), args...)
	cmd.Env, cmd.Stdin = environment(home), strings.NewReader(stdin)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("heed %s: %v\n%s", args[0], err, out)
	}
}

// diary is n entries in jrnl's text.
func diary(n int) string {
	var text strings.Builder
	day := time.Date(2000, 1, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		fmt.Fprintf(&text, "[%s] Session %d went on.\n%s\n\n", day.Add(time.Duration(i)*time.Hour).Format("2006-01-02 15:04"), i, invented(155))
	}
	return text.String()
}

// invented is n words in paragraphs of 80.
func invented(n int) string {
	r := rand.New(rand.NewPCG(42, uint64(n)))
	words := strings.Fields("the of and a to in she he was it ward asked stop again room went door said why because later family form team night café naïve Łódź")
	var text strings.Builder
	for i := range n {
		text.WriteString(words[r.IntN(len(words))])
		if i%80 == 79 && i < n-1 {
			text.WriteString(".\n\n")
			continue
		}
		text.WriteByte(' ')
	}
	return text.String()
}

// BenchmarkFirstFrame measures how long it is from the start of the program to its first frame: of a new journal, and of
// home with a long one. What the processor was busy with, in both programs, is told too, since that is steadier. bare
// beside itself tells how much of a difference is chance, and at heed's rate what heed gains by drawing more often.
//
//	go test -run '^$' -bench FirstFrame -benchtime 40x ./internal/e2e
func BenchmarkFirstFrame(b *testing.B) {
	base, heed := program(b, bareProgram), program(b, "heed/cmd/heed")
	for _, of := range []struct {
		name string
		o    Options
	}{
		{"bare", Options{Program: base, Home: b.TempDir()}},
		{"bare120", Options{Program: base, Args: []string{"120"}, Home: b.TempDir()}},
		{"welcome", Options{Program: heed, Home: b.TempDir()}},
		{"home10000", Options{Program: heed, Home: longHome(b)}},
	} {
		b.Run(of.name, func(b *testing.B) {
			var times, busy beside
			for b.Loop() {
				took, cpu := firstFrame(b, Options{Program: base, Home: of.o.Home})
				times.base, busy.base = append(times.base, took), append(busy.base, cpu)
				took, cpu = firstFrame(b, of.o)
				times.own, busy.own = append(times.own, took), append(busy.own, cpu)
			}
			times.report(b)
			b.ReportMetric(float64(quantile(busy.own, 50))/float64(quantile(busy.base, 50)), "×cpu")
		})
	}
}

// firstFrame starts a program, and returns how long it was until it had drawn something, and the processor's time for it.
func firstFrame(b *testing.B, o Options) (took, busy time.Duration) {
	b.Helper()
	began := time.Now()
	term := Start(b, o)
	took = time.Since(began)
	term.Kill()
	return took, term.cmd.ProcessState.UserTime() + term.cmd.ProcessState.SystemTime()
}

// BenchmarkOneShot measures commands that say something and end, beside the bare program when it does that.
func BenchmarkOneShot(b *testing.B) {
	base, heed := program(b, bareProgram), program(b, "heed/cmd/heed")
	env := environment(longHome(b))
	run := func(path string, args ...string) time.Duration {
		cmd := exec.Command(path, args...)
		cmd.Env = env
		began := time.Now()
		if err := cmd.Run(); err != nil {
			b.Fatalf("%s %v: %v", filepath.Base(path), args, err)
		}
		return time.Since(began)
	}
	for _, args := range [][]string{{"version"}, {"patterns", "show", "close-the-loop"}, {"list"}, {"search", "night"}} {
		b.Run(args[0], func(b *testing.B) {
			var times beside
			for b.Loop() {
				times.base = append(times.base, run(base, "version"))
				times.own = append(times.own, run(heed, args...))
			}
			times.report(b)
		})
	}
}

// BenchmarkKeyToFrame measures how long it is from a key until the screen that it changed is whole, with 10,000 entries of
// which all were read before. The bare program is given a key in turns. Keys come at any time between two of its ticks, as
// they do from a hand: a key that follows a frame at once would always wait for a whole one.
//
//	go test -run '^$' -bench KeyToFrame -benchtime 100x ./internal/e2e
func BenchmarkKeyToFrame(b *testing.B) {
	home, heed := longHome(b), program(b, "heed/cmd/heed")
	entry := func(t *Term) { openList(t); t.Keys("home", "enter"); t.Wait("November 2026 ") }
	for _, of := range []struct {
		name string
		open func(*Term)
		keys []string // pressed one after the other, again and again; each changes what is seen
	}{
		{"bare120", nil, []string{"x"}},
		{"home", func(*Term) {}, []string{"down", "up"}},
		{"list", openList, []string{"down", "down", "pgdown", "up"}},
		{"find", func(t *Term) { openList(t); t.Keys("/"); t.Wait("Also:") }, []string{"n", "i", "g", "backspace", "backspace", "backspace"}},
		{"editor", func(t *Term) {
			t.Keys("w")
			t.Wait("Title:")
			t.Paste(invented(20_000) + "the end")
			t.Wait("the end")
		}, []string{"x", "y", "enter", "backspace", "up", "z"}},
		{"reader", entry, []string{"down", "down", "pgdown", "up"}},
		{"reading", func(t *Term) { t.Keys("a"); t.Wait("heed"); t.WaitGone("what you have kept") }, []string{"down", "up"}},
		{"library", func(t *Term) { t.Keys("l"); t.WaitGone("what you have kept") }, []string{"down", "up"}},
	} {
		b.Run(of.name, func(b *testing.B) {
			base := Start(b, Options{Program: program(b, bareProgram)})
			o := Options{Program: heed, Home: home}
			if of.open == nil {
				o = Options{Program: program(b, bareProgram), Args: []string{"120"}}
			}
			own := Start(b, o)
			if of.open != nil {
				openList(own) // and so everything was read, which else would go on beside
				own.Keys("esc")
				own.WaitGone("The long one")
				of.open(own)
			}
			random := rand.New(rand.NewPCG(1, 2))
			var times beside
			for i := 0; b.Loop(); i++ {
				times.base = append(times.base, keyToFrame(base, "x", random))
				times.own = append(times.own, keyToFrame(own, of.keys[i%len(of.keys)], random))
			}
			times.report(b)
			own.Kill()
			base.Kill()
		})
	}
}

// openList opens the list at home, and waits until all of it is there.
func openList(t *Term) {
	t.Wait("what you have kept")
	t.Keys("e")
	t.Wait("The long one")
	t.WaitGone("The rest is being opened")
}

// keyToFrame presses a key and waits until the screen has changed.
func keyToFrame(t *Term, key string, random *rand.Rand) time.Duration {
	<-time.After(20*time.Millisecond + time.Duration(random.Int64N(int64(17*time.Millisecond))))
	before := t.Screen()
	x, y, _ := t.Cursor()
	began := time.Now()
	t.Keys(key)
	t.WaitFor("the screen to change after "+key, func(screen string) bool {
		nowX, nowY, _ := t.Cursor()
		return screen != before || nowX != x || nowY != y
	})
	return time.Since(began)
}
