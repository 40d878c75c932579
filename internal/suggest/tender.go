package suggest

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"heed/internal/suggest/lex"
)

// Some words may well have counted for a card, and still hurt or embarrass when they are handed back as the reason for
// it. tenderWords are never quoted: what a person is rather than what happened (colour, age, body, faith, disability),
// death and illness. They have no endings, so "deaf" stands for "deafness" only where it is listed. plainWords are not
// quoted alone, since they say nothing: "because you wrote "room"".
const tenderWords = `
black white brown asian african caribbean arab chinese indian pakistani polish romanian somali english foreign foreigner
foreigners immigrant immigrants migrant migrants refugee refugees gypsy gypsies traveller travellers roma race races racist
racism racial coloured colour skin ethnic ethnicity accent
aged elderly teenage teenager pensioner pensioners
fat fatter obese overweight thin skinny ugly tattooed bald
muslim muslims islam jewish jew jews christian christians hindu hindus sikh sikhs catholic catholics hijab turban burqa mosque
church religion religious
disabled disability disabilities deaf deafness blind autistic autism adhd dyslexic dyslexia wheelchair handicapped dementia
alzheimer alzheimer's schizophrenia schizophrenic bipolar psychosis psychotic epilepsy epileptic retarded stammer amputee
gay lesbian bisexual trans transgender queer
died dies die dying dead death deaths deceased passed funeral funerals buried burial cremation cremated miscarriage
miscarried stillborn stillbirth suicide suicidal killed bereaved bereavement grief grieving widow widowed mourning coffin
grave hospice palliative terminal cancer tumour chemo chemotherapy leukaemia stroke illness ill sick sickness hiv
baby babies
`

const plainWords = `
stop stopped stops room rooms visitor visitors visit visits weekend weekends uniform uniforms monday tuesday wednesday thursday
friday saturday sunday home house door window table chair car bus phone call called calls list line lines paper page book
school office desk corridor ward site shop street bed tea coffee lunch dinner money food lad lass guy bloke bloke folk name names
hand hands head heads eyes face arm arms side end word words question questions answer answers problem problems issue issues
team group meeting course job jobs card cards form forms note notes letter letters email emails text number numbers
open opened close closed move moved walk walked run ran sit stand stood stands wait waited leave leaving hold held holds
pick picked set help helped hear heard find found read write wrote play played watch watched show showed need needed
nice bad big small right wrong hard easy late early quick fine okay ok sure real able true ready busy
`

var tender = sync.OnceValue(func() map[string]bool { return setOf(tenderWords) })

// idle are the words that say nothing alone: those, and the words for people.
var idle = sync.OnceValue(func() map[string]bool {
	set := setOf(plainWords)
	for w := range lex.People() {
		set[w] = true
	}
	return set
})

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// isTender says that a word is not to be quoted: a number may be somebody's age.
func isTender(w lex.Word) bool {
	return tender()[w.Form] || w.Form != "" && strings.IndexFunc(w.Form, func(r rune) bool { return !unicode.IsNumber(r) }) < 0
}

// speaks says that a span can be quoted: no word of it is tender, and what it says is more than one idle word. Without stops
// the words are those of a person's own card, of which any may speak.
func (p passage) speaks(s span, stops map[string]bool) bool {
	telling, idlers := 0, 0
	if stops == nil {
		return !slices.ContainsFunc(p.words[s.from:s.to+1], isTender)
	}
	for _, w := range p.words[s.from : s.to+1] {
		switch {
		case isTender(w):
			return false
		case stops[w.Form]:
		case idle()[w.Form]:
			idlers++
		default:
			telling++
		}
	}
	return telling > 0 || idlers > 1
}

// enlarge adds neighbours to a span that cannot be quoted as it is, until it can, and gives up at what is too long, ends the
// phrase or is tender. What stands before a word says more of it than what comes after: "my voice in the room".
func (p passage) enlarge(s span, stops map[string]bool) (span, bool) {
	for !p.speaks(s, stops) {
		switch {
		case s.from > 0 && p.together(s.from-1, s.to) && !isTender(p.words[s.from-1]):
			s.from--
		case s.to+1 < len(p.words) && p.together(s.from, s.to+1) && !isTender(p.words[s.to+1]):
			s.to++
		default:
			return s, false
		}
	}
	return s, true
}
