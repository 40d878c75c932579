package identify

import (
	"os"
	"strings"
	"testing"

	"heed/internal/content"
)

// examplesFile is testdata/examples.yaml.
type examplesFile struct {
	Kinds []struct {
		ID   content.Value   `yaml:"id"`
		Hit  []content.Value `yaml:"hit"`
		Miss []content.Value `yaml:"miss"`
	} `yaml:"kinds"`
	Quiet []content.Value `yaml:"quiet"`
}

func examples(t testing.TB) (f examplesFile) {
	const name = "testdata/examples.yaml"
	data, err := os.ReadFile(name)
	if err == nil {
		err = content.YAML(name, data, &f)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// has says that a kind was found.
func has(findings []Finding, k Kind) bool {
	for _, f := range findings {
		if f.Kind == k {
			return true
		}
	}
	return false
}

func TestExamples(t *testing.T) {
	f := New()
	left := map[Kind]bool{}
	for _, k := range Kinds() {
		left[k] = true
	}
	for _, k := range examples(t).Kinds {
		kind := Kind(k.ID.Text)
		delete(left, kind)
		for _, hit := range k.Hit {
			found := f.Find(hit.Text)
			if !has(found, kind) {
				t.Errorf("%q has a %s; found %+v", hit.Text, kind, found)
			}
			inside := "Then it was " + hit.Text + ", as far as I know."
			if !has(f.Find(inside), kind) {
				t.Errorf("within a sentence, %q is found no more", hit.Text)
			}
			if changed := Replace(hit.Text, found); changed != hit.Text && len(f.Find(changed)) > 0 {
				t.Errorf("%q became %q, which points to a person again: %+v", hit.Text, changed, f.Find(changed))
			}
		}
		for _, miss := range k.Miss {
			if found := f.Find(miss.Text); has(found, kind) {
				t.Errorf("%q has no %s; found %+v", miss.Text, kind, found)
			}
		}
	}
	for kind := range left {
		t.Errorf("there is no example for %s", kind)
	}
}

func TestOrdinaryTextIsQuiet(t *testing.T) {
	f := New()
	for _, text := range examples(t).Quiet {
		for _, found := range f.Find(text.Text) {
			t.Errorf("%q: %+v", text.Text, found)
		}
	}
	// Twenty invented entries that were written without anything that points to a person.
	entries, err := os.ReadFile("../suggest/testdata/vignettes-dev.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range f.Find(string(entries)) {
		if found.Level > Low {
			t.Errorf("%q: %+v", entries[found.Start:found.End], found)
		}
	}
}

func TestFind(t *testing.T) {
	type want struct {
		text    string
		kind    Kind
		level   Level
		instead string
	}
	f := New()
	for _, tt := range []struct {
		claim, text string
		want        []want
	}{
		{
			"words near a number that fails its check make it a slip", "Her NHS number, 943 476 5918, was wrong.",
			[]want{{"943 476 5918", HealthNumber, Medium, "a health number"}},
		},
		{"they may come after it", "943 476 5918 is her NHS number, as far as I could read it.", []want{{"943 476 5918", HealthNumber, Medium, "a health number"}}},
		{"words far from it do not", "I rang the NHS. " + strings.Repeat("Nobody answered the phone. ", 5) + "943 476 5918", nil},
		{
			"a row may end within a number, and between it and its words", "Read out his NHS\nnumber: 943 476\n5918.",
			[]want{{"943 476\n5918", HealthNumber, Medium, "a health number"}},
		},
		{"the sample of HMRC is shown where it is called a number", "NI number QQ 12 34 56 A", []want{{"QQ 12 34 56 A", Insurance, Medium, "a National Insurance number"}}},
		{"a pupil number with a slip", "His UPN is A801200005001", []want{{"A801200005001", PupilNumber, Medium, "a pupil number"}}},
		{"dashes and hard spaces are space", "943–476–5919, 943\u00a0476\u00a05919", []want{
			{"943–476–5919", HealthNumber, High, "a health number"}, {"943\u00a0476\u00a05919", HealthNumber, High, "a health number"},
		}},
		{"half a postcode counts where it is called one", "Their postcode is in B12, I think.", []want{{"B12", Postcode, Low, "an area"}}},
		{"a number from abroad", "She rang from +353 86 123 4567.", []want{{"+353 86 123 4567", Phone, High, "a phone number"}}},

		{"a date and what it is of are one thing", "He was born on 3 March 1999.", []want{{"born on 3 March 1999", Date, Medium, "born in the 1990s"}}},
		{"a century that is not known is not guessed", "dob 3/4/61", []want{{"dob 3/4/61", Date, Medium, "a date of birth"}}},
		{"a cue stays as it is", "Born on a boat.", []want{{"Born on", Date, Medium, "Born on"}}},
		{"two dates in a row", "12/05/2011-14/06/2011", []want{
			{"12/05/2011", Date, Medium, "a day in spring 2011"}, {"14/06/2011", Date, Medium, "a day in summer 2011"},
		}},
		{"the month first", "On December 3rd, 2024 and 2024-10-05", []want{
			{"December 3rd, 2024", Date, Medium, "a day in winter 2024"}, {"2024-10-05", Date, Medium, "a day in autumn 2024"},
		}},
		{"an article is not doubled", "the 3rd March 1999", []want{{"3rd March 1999", Date, Medium, "day in spring 1999"}}},

		{"a day without its year", "On 3 March and on December 3rd, not on the 31st of May or Feb 2.", []want{
			{"3 March", Date, Low, "a day in spring"},
			{"December 3rd", Date, Low, "a day in winter"},
			{"31st of May", Date, Low, "day in spring"},
			{"Feb 2", Date, Low, "a day in winter"},
		}},
		{"the time after a day is no year", "on 3 June 10.30", []want{{"3 June", Date, Low, "a day in summer"}}},
		{"what only looks like a day is none", "The 3 may wait, 2 march past, 40 March, May 10.30 suits, the 3 Decembers.", nil},

		{"an age with who it is", "A 43-year-old woman came.", []want{{"A 43-year-old woman", Age, Low, "a person in their 40s"}}},
		{"what somebody is stays", "an 82 year old patient", []want{{"an 82 year old patient", Age, Low, "a patient in their 80s"}}},
		{"an age said of somebody", "She is 82 years old.", []want{{"82 years old", Age, Low, "in their 80s"}}},
		{"the young have bands of their own", "the 7-year-old boy, aged 15 and 3yo", []want{
			{"7-year-old boy", Age, Low, "child under thirteen"}, {"aged 15", Age, Low, "in their teens"}, {"3yo", Age, Low, "child under five"},
		}},
		{"few are over ninety", "95yo man", []want{{"95yo man", Age, Low, "person over ninety"}}},

		{"a title that says what somebody may do stays", "Dr. O’Neill and Mrs Okafor", []want{
			{"Dr. O’Neill", TitledName, High, "Dr K"}, {"Mrs Okafor", TitledName, High, "M"},
		}},
		{"a possessive is not the name", "Mrs Okafor's hat", []want{{"Mrs Okafor", TitledName, High, "K"}}},
		{"names of several parts", "Prof. J. K. van der Berg and Miss Zoë Müller-Lux said", []want{
			{"Prof. J. K. van der Berg", TitledName, High, "Prof K"}, {"Miss Zoë Müller-Lux", TitledName, High, "R"},
		}},
		{"what stands before a name may look like one", "Nurse Manager Mrs Hale", []want{{"Mrs Hale", TitledName, High, "K"}}},
		{"what follows a name is none", "Told Mr Koroma I'd ask. PC Hale Monday", []want{
			{"Mr Koroma", TitledName, High, "M"}, {"PC Hale", TitledName, High, "PC R"},
		}},
		{"capitals throughout", "MRS GRACE OKAFOR came", []want{{"MRS GRACE OKAFOR", TitledName, High, "K"}}},
		{"letters behind a name are none", "I asked Mr Lee GP about it", []want{{"Mr Lee", TitledName, High, "K"}}},
		{"small letters throughout", "mrs okafor and mr and mr said", []want{{"mrs okafor", TitledName, Medium, "K"}}},
		{"one person has one letter, and two have two", "Mrs Okafor met Mr Okafor. Okafor, said Mrs Okafor.", []want{
			{"Mrs Okafor", TitledName, High, "K"},
			{"Mr Okafor", TitledName, High, "M"},
			{"Okafor", LikelyName, Low, "K"},
			{"Mrs Okafor", TitledName, High, "K"},
		}},
		{"nobody's letter is their own", "I told Kemi and Moses.", []want{{"Kemi", LikelyName, Low, "R"}, {"Moses", LikelyName, Low, "T"}}},
		{"a name given away in one paragraph is one in another", "I met with Joanne.\n\nJoanne cried. It was Joanne’s day.", []want{
			{"Joanne", LikelyName, Low, "K"}, {"Joanne", LikelyName, Low, "K"}, {"Joanne", LikelyName, Low, "K"},
		}},
		{"a family name known by its title is more than a guess", "Mr Young left. Young people like Young.", []want{
			{"Mr Young", TitledName, High, "K"}, {"Young", LikelyName, Low, "K"}, {"Young", LikelyName, Medium, "K"},
		}},
		{"first name and family name", "I told Joanne Hall and Sanjay Green", []want{
			{"Joanne Hall", LikelyName, Low, "K"}, {"Sanjay Green", LikelyName, Low, "M"},
		}},
		{"a row of capitals is not one person", "told Ann Bea Cat Dan Eve", []want{{"Ann Bea Cat", LikelyName, Low, "K"}}},
		{"accents, apostrophes and marks belong to a name", "with André, with Zoe\u0308, with D'Arcy", []want{
			{"André", LikelyName, Low, "K"}, {"Zoe\u0308", LikelyName, Low, "M"}, {"D'Arcy", LikelyName, Low, "R"},
		}},

		{"a place says what it is", "in the Northfield Primary School and St. Mary Hospital", []want{
			{"Northfield Primary School", Place, Medium, "primary school"}, {"St. Mary Hospital", Place, Medium, "a hospital"},
		}},
		{"the first word of a sentence is not the place's", "When Northfield Hospital rang", []want{{"Northfield Hospital", Place, Medium, "a hospital"}}},
		{"wards by name, and prisons", "from Willow Ward to HMP Leeds", []want{
			{"Willow Ward", Place, Medium, "a ward"}, {"HMP Leeds", Place, Medium, "a prison"},
		}},
		{"the stronger wins where two overlap", "He spoke to Mrs Hale at 14 Acacia Close, M1 1AE.", []want{
			{"Mrs Hale", TitledName, High, "K"}, {"14 Acacia Close", Place, Medium, "an address"}, {"M1 1AE", Postcode, High, "a postcode"},
		}},
	} {
		t.Run(tt.claim, func(t *testing.T) {
			var got []want
			for _, found := range f.Find(tt.text) {
				got = append(got, want{tt.text[found.Start:found.End], found.Kind, found.Level, found.Suggestion})
			}
			if len(got) != len(tt.want) {
				t.Fatalf("%q:\n got %v\nwant %v", tt.text, got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("%q:\n got %v\nwant %v", tt.text, got[i], tt.want[i])
				}
			}
		})
	}
}

func TestAdviceNamesTheChange(t *testing.T) {
	f := New()
	for text, want := range map[string]string{
		"aged 43":            "give an age band: “in their 40s”",
		"12/05/2011":         "say roughly when: “a day in spring 2011”",
		"Mrs Okafor":         "use a letter that is not theirs",
		"07700 900123":       "leave the number out",
		"Northfield Surgery": "say what kind of place it is: “a surgery”",
	} {
		if found := f.Find(text); len(found) != 1 || found[0].Advice != want {
			t.Errorf("%q: %+v, want the advice %q", text, found, want)
		}
	}
}

func TestWithoutPassesOver(t *testing.T) {
	const text = "I told Joanne. Joanne said so to Sanjay at  Willow Ward."
	f := New()
	g := f.Without("JOANNE", "willow ward")
	if found := g.Find(text); len(found) != 1 || text[found[0].Start:found[0].End] != "Sanjay" {
		t.Errorf("found %+v", found)
	}
	if h := g.Without("Sanjay"); len(h.Find(text)) != 0 || len(g.Find(text)) != 1 || len(f.Find(text)) != 4 {
		t.Error("the Finder it came from was changed")
	}
}

func TestWithoutHoldsForPartOfAName(t *testing.T) {
	const text = "Mrs Young left. The Young are like Young."
	if found := New().Without("young").Find(text); len(found) != 1 || found[0].Kind != TitledName {
		t.Errorf("found %+v", found)
	}
}

// TestEveryoneHasALetter: more people than letters, and with every initial.
func TestEveryoneHasALetter(t *testing.T) {
	var text strings.Builder
	for round := range 3 {
		for c := 'A'; c <= 'Z'; c++ {
			text.WriteString("I told " + string(c) + strings.Repeat("z", round+2) + ". ")
		}
	}
	given := map[string]bool{}
	for _, found := range New().Find(text.String()) {
		if found.Suggestion[0] == text.String()[found.Start] {
			t.Errorf("%s for %s", found.Suggestion, text.String()[found.Start:found.End])
		}
		if given[found.Suggestion] {
			t.Errorf("%s is given twice", found.Suggestion)
		}
		given[found.Suggestion] = true
	}
	if len(given) != 3*26 {
		t.Errorf("%d letters for %d people", len(given), 3*26)
	}
}

func TestLongParagraphsAreCutWhereItHurtsLeast(t *testing.T) {
	for _, tt := range []struct{ cut, unit, end string }{
		{"after a sentence", "one two three. four\n", ". "},
		{"after a row", "one two three four\n", "\n"},
		{"after a word", "one ", " "},
		{"after a letter", "é", "é"},
		{"where there are no letters", "\x80", "\x80"},
	} {
		text := "a" + strings.Repeat(tt.unit, mostRead)
		for _, piece := range pieces(text) {
			if !strings.HasSuffix(piece, tt.end) && !strings.HasSuffix(text, piece) {
				t.Errorf("%s: a piece ends with %q", tt.cut, piece[max(0, len(piece)-10):])
			}
		}
	}
}

func TestReplaceTakesOtherWords(t *testing.T) {
	const text = "I told Joanne on 12/05/2011."
	found := New().Find(text)
	found[0].Suggestion = "a colleague"
	if got := Replace(text, found[:1]); got != "I told a colleague on 12/05/2011." {
		t.Errorf("got %q", got)
	}
}

func TestParagraphs(t *testing.T) {
	var got []string
	const text = "\n \none\ntwo\r\n\n\t\n  three\n\n\nfour"
	for at, p := range Paragraphs(text) {
		if text[at:at+len(p)] != p {
			t.Errorf("%q does not stand at %d", p, at)
		}
		got = append(got, p)
	}
	if want := "one\ntwo|  three|four"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
	for range Paragraphs(text) {
		break // and ask for no more
	}
}

func TestQuestionIsAsked(t *testing.T) {
	if q := New().Question(); !strings.HasSuffix(strings.SplitAfter(q, "?")[0], "tell who this is?") {
		t.Errorf("the question is %q", q)
	}
}
