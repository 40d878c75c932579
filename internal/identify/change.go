package identify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ending is a kind of place, by how its name ends.
type ending struct{ ends, say string }

// band is an age band for the young.
type band struct {
	to        int
	said, who string
}

// instead returns for each match the words that could stand there.
func (f *Finder) instead(text string, found []match) []string {
	letters := f.letters(text, found)
	all := make([]string, len(found))
	for i, m := range found {
		words := m.by.instead
		switch what := text[m.start:m.end]; words {
		case "{letter}":
			words = letters[i]
		case "{band}":
			words = f.band(what)
		case "{born}":
			words = born(what)
		case "{same}":
			words = what
		case "{sort}":
			words = f.sortOf(what)
		default:
			words = strings.ReplaceAll(words, "{season}", season(readDate(what)))
		}
		all[i] = f.article(text, m.span, words)
	}
	return all
}

// article leaves out the "a" of words that are to stand after one, or after "the".
func (f *Finder) article(text string, s span, words string) string {
	noun, ok := strings.CutPrefix(words, "a ")
	if !ok {
		noun, ok = strings.CutPrefix(words, "an ")
	}
	if ok && f.words.determiners[strings.ToLower(before(text, s))] {
		return noun
	}
	return words
}

// sortOf says what kind of place is named.
func (f *Finder) sortOf(place string) string {
	place = strings.Join(strings.Fields(place), " ")
	for _, s := range f.sorts {
		if strings.HasSuffix(place, s.ends) {
			return s.say
		}
	}
	return "a place"
}

// born says roughly when somebody was born, if the century is known.
func born(what string) string {
	if d := readDate(what); d.known && d.year > 99 {
		return fmt.Sprintf("born in the %ds", d.year/10*10)
	}
	return "a date of birth"
}

// season is the season of a date, with the year where the century is known.
func season(d day) string {
	name := "winter"
	switch d.month {
	case time.March, time.April, time.May:
		name = "spring"
	case time.June, time.July, time.August:
		name = "summer"
	case time.September, time.October, time.November:
		name = "autumn"
	}
	if d.year > 99 {
		name += " " + strconv.Itoa(d.year)
	}
	return name
}

// band says an age less exactly, in a form that fits where it stood: "aged 43" is "in their 40s", "a 43-year-old woman" is
// "a person in their 40s".
func (f *Finder) band(what string) string {
	n := years(what)
	b := band{n, fmt.Sprintf("in their %ds", n/10*10), "person"}
	switch i := slices.IndexFunc(f.bands, func(b band) bool { return n <= b.to }); {
	case i >= 0:
		b = f.bands[i]
	case n >= 90:
		b.said = "over ninety" // few enough to be told apart
	}
	low := strings.ToLower(what)
	if strings.Contains(low, "age") || strings.HasSuffix(low, "years old") {
		return b.said
	}
	article, rest := "", low
	for _, a := range []string{"a", "an"} {
		if r, ok := strings.CutPrefix(low, a); ok && !isLetter(r[0]) {
			article, rest = "a ", r
		}
	}
	who := b.who
	for _, old := range []string{"old", "yo", "y/o", "y.o"} {
		if _, noun, ok := strings.Cut(rest, old); ok {
			if noun = strings.Join(strings.Fields(noun), " "); noun != "" && !f.words.anyone[noun] {
				who = noun
			}
			break
		}
	}
	return article + who + " " + b.said
}

// alphabet are the letters given to people: not A and I, which are words, and not O, which is a number.
const alphabet = "KMRTBSNPLDHJWCGEVFYUQXZ"

// letters returns for each name a letter, the same wherever the same person is named, and none with which a name in the
// text begins. When the letters run out there are numbers behind them. A title that says what somebody may do stays.
func (f *Finder) letters(text string, found []match) []string {
	initials := map[rune]bool{}
	for _, m := range found {
		_, names := parts(text, m)
		for _, name := range names {
			initials[initial(name)] = true
		}
	}
	p := people{titled: map[string]string{}, known: map[string]string{}, untitled: map[string]bool{}}
	p.keepFrom(initials)
	all := make([]string, len(found))
	for i, m := range found {
		title, names := parts(text, m)
		if names == nil {
			continue
		}
		all[i] = p.letter(strings.ToLower(title), names)
		if f.roles.MatchString(title) {
			all[i] = title + " " + all[i]
		}
	}
	return all
}

// people gives letters to the people of one text.
type people struct {
	free     string            // letters nobody's name begins with; then all the others
	given    int               // how many have been given
	titled   map[string]string // letters by title and last name: Mr and Mrs Okafor are two people
	known    map[string]string // letters by each name alone; the first who has it
	untitled map[string]bool   // letters of those who were named without a title so far
}

// keepFrom puts the letters with which names begin behind the others.
func (p *people) keepFrom(initials map[rune]bool) {
	var taken strings.Builder
	p.free = strings.Map(func(r rune) rune {
		if initials[r] {
			taken.WriteRune(r)
			return -1
		}
		return r
	}, alphabet)
	p.free += taken.String()
}

// letter is that of a person, who gets one when they are met for the first time.
func (p *people) letter(title string, names []string) string {
	last := strings.ToLower(names[len(names)-1])
	letter, ok := p.known[strings.ToLower(names[0])]
	if title != "" {
		if letter, ok = p.titled[title+" "+last]; !ok {
			letter, ok = p.known[last]
			ok = ok && p.untitled[letter]
		}
	}
	if !ok {
		letter = p.next(names)
		p.untitled[letter] = true
	}
	if title != "" {
		p.titled[title+" "+last] = letter
		p.untitled[letter] = false
	}
	for _, name := range names {
		if name = strings.ToLower(name); p.known[name] == "" {
			p.known[name] = letter
		}
	}
	return letter
}

// next is a letter that has not been given, and with which none of these names begins.
func (p *people) next(names []string) string {
	for {
		letter, round := rune(p.free[p.given%len(p.free)]), p.given/len(p.free)
		p.given++
		if slices.ContainsFunc(names, func(name string) bool { return initial(name) == letter }) {
			continue // nobody has so many names that none is left
		}
		if round == 0 {
			return string(letter)
		}
		return string(letter) + strconv.Itoa(round+1)
	}
}

// initial is the capital of the letter that a name begins with.
func initial(name string) rune {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.ToUpper(r)
}
