package identify

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// check looks again at what a regular expression found: it may refuse it, or make it shorter.
type check func(f *Finder, text string, s span) (span, bool)

// checks are the checks by their names in words/detectors.yaml.
func checks() map[string]check {
	return map[string]check{
		"":         func(_ *Finder, _ string, s span) (span, bool) { return s, true },
		"mod11":    plainly(mod11),
		"mod23":    plainly(mod23),
		"nino":     plainly(nino),
		"postcode": plainly(postcode),
		"phone":    plainly(phone),
		"abroad":   plainly(abroad),
		"date":     date,
		"monthday": monthday,
		"age":      age,
		"titled":   titled,
		"place":    place,
	}
}

// plainly makes a check of a rule that looks at nothing but the match.
func plainly(rule func(string) bool) check {
	return func(_ *Finder, text string, s span) (span, bool) { return s, rule(text[s.start:s.end]) }
}

// bare is s without what only groups its signs, in capitals.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsDigit(r) || unicode.IsLetter(r)) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// mod11 is the check digit of the NHS, CHI and H&C numbers: weights 10 to 2 over nine digits, and 11 less the rest of
// their sum divided by 11 is the tenth, where 11 is 0 and 10 is never issued.
func mod11(s string) bool {
	s = bare(s)
	sum := 0
	for i := range 9 {
		sum += int(s[i]-'0') * (10 - i)
	}
	return (11-sum%11)%11 == int(s[9]-'0')
}

// upnLetters are the letters a pupil number may have, each worth its place.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// mod23 is the check letter of the Unique Pupil Number: the first letter is worth the sum of the other twelve signs, each
// times its position (2 to 13), divided by 23.
func mod23(s string) bool {
	s = bare(s)
	sum := 0
	for i := 1; i < len(s); i++ {
		worth := strings.IndexByte(upnLetters, s[i])
		if worth < 0 {
			worth = int(s[i] - '0')
		}
		sum += worth * (i + 1)
	}
	return upnLetters[sum%23] == s[0]
}

// nino is HMRC's rule for the two letters of a National Insurance number (manual NIM39110).
func nino(s string) bool {
	switch prefix := bare(s)[:2]; prefix {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	default:
		return !strings.ContainsAny(prefix, "DFIQUV") && prefix[1] != 'O'
	}
}

// postcode refuses the ordinal in "room B1 1st on the left".
func postcode(s string) bool {
	switch s[len(s)-3:] {
	case "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th":
		return false
	}
	return true
}

// phone is Ofcom's plan: nine or ten digits after 0 or +44. Numbers free to call and those of services (03, 080) are no
// person's.
func phone(s string) bool {
	digits := bare(s)
	switch {
	case strings.HasPrefix(s, "+"):
		digits = strings.TrimPrefix(digits, "44")
	case strings.HasPrefix(digits, "0044"):
		digits = digits[4:]
	}
	digits = strings.TrimPrefix(digits, "0")
	if strings.HasPrefix(digits, "3") || strings.HasPrefix(digits, "80") {
		return false
	}
	return len(digits) == 9 || len(digits) == 10
}

// abroad is the length that the International Telecommunication Union allows, and no shorter than any country has.
func abroad(s string) bool {
	n := len(bare(s))
	return n >= 9 && n <= 15
}

// date refuses what has the look of a date and is none: the 40th of a month, and reckonings, times of day and numbered
// sections that only begin or end like one.
func date(_ *Finder, text string, s span) (span, bool) {
	d := readDate(text[s.start:s.end])
	if !d.known || d.year > 99 {
		return s, d.known
	}
	after := text[s.end:]
	goesOn := len(after) > 1 && strings.IndexByte(":./-", after[0]) >= 0 && unicode.IsDigit(rune(after[1]))
	begins := s.start == 0 || strings.IndexByte("./-", text[s.start-1]) < 0
	return s, begins && !goesOn
}

// monthday refuses the 40th of a month, and what only looks like a day: May 10 people, 3 March hares.
func monthday(_ *Finder, text string, s span) (span, bool) {
	d := readDate(text[s.start:s.end])
	if !d.known || d.year != 0 {
		return s, false
	}
	after := text[s.end:]
	goesOn := len(after) > 1 && strings.IndexByte(":.,/-%", after[0]) >= 0 && unicode.IsDigit(rune(after[1]))
	return s, !goesOn
}

// day is a date as far as a text tells it.
type day struct {
	year  int // as written, with two digits or four
	month time.Month
	known bool
}

// readDate reads a date as Britain writes it, the day first where that can be. Other words, such as "born on", are passed
// over.
func readDate(s string) day {
	var numbers []int
	var month time.Month
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), apart) {
		n, err := strconv.Atoi(strings.TrimRight(w, "sthndr")) // 1st, 2nd, 3rd, 4th
		switch {
		case err == nil:
			numbers = append(numbers, n)
		case month == 0:
			month = monthOf(w)
		}
	}
	switch {
	case month != 0 && len(numbers) == 2: // 3 March 1999, March 3rd 1999
		year := numbers[1]
		verb := year < 100 && strings.Contains(s, " may ") // "of the 3 may 20 be late"
		return day{year, month, numbers[0] >= 1 && numbers[0] <= 31 && !verb}
	case month != 0 && len(numbers) == 1: // 3 March
		return day{0, month, numbers[0] >= 1 && numbers[0] <= 31}
	case month != 0 || len(numbers) != 3 || !alike(s):
		return day{}
	case numbers[0] > 999: // 1999-03-12
		numbers[0], numbers[2] = numbers[2], numbers[0]
	}
	d, m := numbers[0], numbers[1]
	if m > 12 {
		d, m = m, d // as America writes it
	}
	return day{numbers[2], time.Month(m), d >= 1 && d <= 31 && m >= 1 && m <= 12}
}

// monthOf is the month that a word of three letters or more begins like, or 0.
func monthOf(word string) time.Month {
	for m := time.January; m <= time.December && len(word) >= 3; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word[:3]) {
			return m
		}
	}
	return 0
}

// alike says that the three numbers at the end of s are set apart by one sign, as those of a date are, and not by two.
func alike(s string) bool {
	s = s[strings.IndexAny(s, "0123456789"):]
	return strings.Count(s, "/") == 2 || strings.Count(s, ".") == 2 || strings.Count(s, "-") == 2
}

// oldest is the greatest age that is taken for one.
const oldest = 120

// age refuses what is no age, and a span of ages, which is a band already: "aged 16 to 18".
func age(_ *Finder, text string, s span) (span, bool) {
	n := years(text[s.start:s.end])
	after := strings.TrimLeft(text[s.end:], " ")
	for _, to := range []string{"-", "–", "to ", "or "} {
		rest, ok := strings.CutPrefix(after, to)
		if rest = strings.TrimLeft(rest, " "); ok && rest != "" && unicode.IsDigit(rune(rest[0])) {
			return s, false
		}
	}
	return s, n <= oldest
}

// years is the first number in s.
func years(s string) int {
	begin := strings.IndexFunc(s, unicode.IsDigit)
	if begin < 0 {
		return 0
	}
	s = s[begin:]
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }); end >= 0 {
		s = s[:end]
	}
	n, _ := strconv.Atoi(s) // the pattern has at most three digits
	return n
}
