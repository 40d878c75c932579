package frame_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"heed/internal/content"
	"heed/internal/frame"
)

func load(t *testing.T) *frame.Set {
	t.Helper()
	s, err := frame.Load(frame.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func named(t *testing.T, id frame.ID) frame.Frame {
	t.Helper()
	f, ok := load(t).Frame(id)
	if !ok {
		t.Fatalf("there is no frame %q", id)
	}
	return f
}

func TestOurFramesAreWholeAndInOrder(t *testing.T) {
	var ids []frame.ID
	for _, f := range load(t).All() {
		ids = append(ids, f.ID)
		if f.Own {
			t.Errorf("%s is marked as a person's own", f.ID)
		}
		for _, p := range f.Parts {
			if utf8.RuneCountInString(p.Prompt) > 68 {
				t.Errorf("%s: the prompt of %q does not fit into a row of a page of 80 columns", f.ID, p.ID)
			}
			if strings.Contains(p.Prompt+f.Fits+f.About, "should") {
				t.Errorf("%s: %q pushes", f.ID, p.ID)
			}
		}
	}
	want := []frame.ID{"free", "what", "gibbs", "brookfield", "johns", "kolb", "their-side", "letter", "third-person"}
	if !slices.Equal(ids, want) {
		t.Errorf("got %v, want %v\nA new one is named here, and gets its place in the list in order() of load.go.", ids, want)
	}
}

func TestNoIDIsTheFreePage(t *testing.T) {
	f, ok := load(t).Frame("")
	if !ok || f.ID != frame.Free || !f.IsFree() {
		t.Errorf("got %q, %v", f.ID, ok)
	}
	var none *frame.Set
	if f, ok := none.Frame("gibbs"); ok || !f.IsFree() {
		t.Error("a frame that is not there is not free")
	}
}

func TestAnEmptyFrameIsAnEmptyText(t *testing.T) {
	for _, f := range load(t).All() {
		laid := f.Lay("")
		if !f.Blank(laid) || f.Blank(laid+"x") {
			t.Errorf("%s: the empty page is not taken for one, or a written one is", f.ID)
		}
		if got := f.Tidy(laid); got != "" {
			t.Errorf("%s: %q is left of an empty page", f.ID, got)
		}
		for _, p := range f.Parts {
			if !strings.Contains(laid, p.Heading+"\n") {
				t.Errorf("%s: the page has no place for %q", f.ID, p.ID)
			}
		}
		if got := f.Lay(laid); got != laid {
			t.Errorf("%s: laid out twice it is\n%q, not\n%q", f.ID, got, laid)
		}
	}
}

func TestPartsWithoutWordsVanish(t *testing.T) {
	f := named(t, "what")
	got := f.Tidy("What happened\n\n\nSo what\nIt stayed.\n\nA second thought.\n\nNow what\n \n")
	if want := "So what\nIt stayed.\n\nA second thought.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	again := f.Lay(got)
	if want := "What happened\n\n\nSo what\nIt stayed.\n\nA second thought.\n\nNow what\n\n"; again != want {
		t.Errorf("opened again it is %q, want %q", again, want)
	}
}

func TestWordsWithoutAHeadingComeWhereWhatHappenedBelongs(t *testing.T) {
	f := named(t, "their-side")
	if got := f.Lay("She looked at the floor."); !strings.Contains(got, "What I saw you do\nShe looked at the floor.\n") {
		t.Errorf("got %q", got)
	}
}

func TestWordsFindTheirPlaceInAnotherFrame(t *testing.T) {
	what, gibbs, free := named(t, "what"), named(t, "gibbs"), named(t, "free")
	text := "What happened\nHe left.\n\nSo what\nI minded.\n\nNow what\nRing him.\n"
	got := gibbs.Tidy(frame.Switch(text, what, gibbs))
	if want := "What happened\nHe left.\n\nWhat I make of it\nI minded.\n\nIf it comes up again\nRing him.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := frame.Switch(text, what, free); got != strings.TrimSuffix(text, "\n") {
		t.Errorf("without a frame it is %q", got)
	}
	back := what.Tidy(frame.Switch(frame.Switch(text, what, free), free, what))
	if back != text {
		t.Errorf("there and back it is %q", back)
	}
}

func TestAPartWithoutAPlaceKeepsItsHeading(t *testing.T) {
	got := frame.Switch("What was good and what was hard\nThe tea.\n", named(t, "gibbs"), named(t, "kolb"))
	if !strings.Contains(got, "What I did\nWhat was good and what was hard\nThe tea.\n") {
		t.Errorf("got %q", got)
	}
}

// Whatever is typed, and however often the frame changes: every word is there, as often as before.
func TestNothingTypedIsLost(t *testing.T) {
	all := load(t).All()
	headings := map[string]bool{}
	var lines []string
	for _, f := range all {
		for _, p := range f.Parts {
			headings[p.Heading] = true
			lines = append(lines, p.Heading, p.Heading)
		}
	}
	lines = append(lines, "", "", " ", "She went quiet.", "  - indented", "żółw 👩‍👩‍👧", "Ward round", "x")
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var text strings.Builder
		for range random.IntN(14) {
			text.WriteString(lines[random.IntN(len(lines))] + "\n")
		}
		now := all[random.IntN(len(all))]
		got := now.Lay(text.String())
		for range 1 + random.IntN(4) {
			next := all[random.IntN(len(all))]
			got, now = frame.Switch(got, now, next), next
			if random.IntN(3) == 0 {
				got = now.Tidy(got)
			}
		}
		if before, after := typed(text.String(), headings), typed(got, headings); !slices.Equal(before, after) {
			t.Fatalf("of %q\nthere is  %q\nwritten: %q\nleft:    %q", text.String(), got, before, after)
		}
	}
}

// typed are the lines of a text that are not blank and no headings, sorted.
func typed(text string, headings map[string]bool) []string {
	var all []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" && !headings[strings.TrimSpace(line)] {
			all = append(all, line)
		}
	}
	slices.Sort(all)
	return all
}

func TestAnUndoneTextTellsItsFrame(t *testing.T) {
	s := load(t)
	text := named(t, "kolb").Lay("")
	if f := s.Of("gibbs", text); f.ID != "kolb" {
		t.Errorf("got %q", f.ID)
	}
	if f := s.Of("gibbs", named(t, "what").Lay("")); f.ID != "what" {
		t.Errorf("a heading that two frames have makes it %q", f.ID)
	}
	if f := s.Of("gibbs", "no heading here"); !f.IsFree() {
		t.Errorf("a text without headings has the frame %q", f.ID)
	}
	if f := s.Of("gibbs", "What happened\nA.\n"); f.ID != "gibbs" {
		t.Errorf("a heading of the frame there was makes it %q", f.ID)
	}
}

func TestWhatIsWrittenIsToldByParts(t *testing.T) {
	f := named(t, "what")
	got := f.Written("Before.\n\nWhat happened\nA.\n\nNow what\n\n")
	if len(got) != 2 || got[""] != "Before." || got["what"] != "A." {
		t.Errorf("got %q", got)
	}
	if got := f.Words("What happened\nA.\n\nSo what\nB.\n"); got != "A.\n\nB." {
		t.Errorf("without headings it is %q", got)
	}
}

func TestWhatWasSaidElsewhereComesWhereItBelongs(t *testing.T) {
	pieces := []frame.Piece{{frame.Happened, "He left."}, {"", "She stayed."}, {frame.Next, "I will ring."}}
	f := named(t, "what")
	text := f.Fill(pieces)
	if want := "What happened\nHe left.\n\nShe stayed.\n\nSo what\n\n\nNow what\nI will ring.\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	if at := f.Start(text); !strings.HasPrefix(text[at:], "\n\nNow what") || !strings.HasSuffix(text[:at], "So what\n") {
		t.Errorf("one begins to write before %q", text[at:])
	}
	if got, want := named(t, "free").Fill(pieces), "He left.\n\nShe stayed.\n\nI will ring.\n\n"; got != want {
		t.Errorf("on a free page it is %q", got)
	}
}

const own = `id: mine
name: Mine
about: two questions
fits: When I like.
source: my own
parts:
  - id: one
    heading: One
    prompt: Say one.
`

func TestAPersonsOwnFrameStandsAfterOurs(t *testing.T) {
	s, err := frame.Load(frame.BuiltIn(), frame.Source{Name: "own", FS: fstest.MapFS{"mine.yaml": {Data: []byte(own)}}, Own: true})
	if err != nil {
		t.Fatal(err)
	}
	if last := s.All()[len(s.All())-1]; last.ID != "mine" || !last.Own {
		t.Errorf("the last is %q", last.ID)
	}
}

func TestFaultsAreToldWithTheirPlace(t *testing.T) {
	for _, tt := range []struct{ name, file, data, want string }{
		{"a field nobody knows", "mine.yaml", own + "colour: red\n", `own/mine.yaml:10:1: there is no field "colour" (there are: id, name, about, fits, source, parts)`},
		{"another name", "yours.yaml", own, `own/yours.yaml:1:5: the id is "mine", but the file's name says "yours"`},
		{"taken", "gibbs.yaml", strings.Replace(own, "mine", "gibbs", 1), `own/gibbs.yaml:1:5: the id "gibbs" is taken by frames/gibbs.yaml`},
		{"nothing to say", "mine.yaml", strings.Replace(own, "Say one.", `""`, 1), `own/mine.yaml:9:13: prompt: missing`},
		{"a long heading", "mine.yaml", strings.Replace(own, "One", strings.Repeat("x", 37), 1), `own/mine.yaml:8:14: heading: 37 characters; at most 36 have room`},
		{"twice", "mine.yaml", own + "  - id: one\n    heading: One\n    prompt: Again.\n", `the heading "One" stands here twice`},
		{"no use", "mine.yaml", own + "    holds: gold\n", `own/mine.yaml:10:12: no part holds "gold" (there are: happened, felt, theirs, meant, learned, next)`},
		{"no parts", "mine.yaml", strings.Split(own, "parts:")[0], `own/mine.yaml:1:1: parts: at least one is wanted`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := frame.Load(frame.BuiltIn(), frame.Source{Name: "own", FS: fstest.MapFS{tt.file: {Data: []byte(tt.data)}}, Own: true})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v\nwant %s", err, tt.want)
			}
			if fault, ok := errors.AsType[*content.Error](err); !ok || fault.File == "" {
				t.Error("the fault names no file")
			}
			if len(s.All()) != len(load(t).All()) {
				t.Errorf("the fault costs frames: %d are left", len(s.All()))
			}
		})
	}
}
