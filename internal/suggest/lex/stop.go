package lex

import (
	"strings"
	"sync"
)

// StopWords are the words that say nothing about which card fits: the small words of English, and those that any
// account of a day's work holds, whatever it is about.
var StopWords = sync.OnceValue(func() map[string]bool { return wordSet(smallWords + accountWords) })

// SmallWords are the small words of English alone.
var SmallWords = sync.OnceValue(func() map[string]bool { return wordSet(smallWords) })

// People are the words for people.
var People = sync.OnceValue(func() map[string]bool { return wordSet(peopleWords) })

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

const smallWords = `
a about above across after again against all almost along already also although always am among an and another any
anybody anyone anything are aren't around as at away be became because become been before behind being below beside
between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during each either
else ever every everybody everyone everything few for from further had hadn't has hasn't have haven't having he he'd
he'll her here here's hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it it'd it'll
its itself just let let's like may maybe me might mine more most much must my myself neither never no nobody none nor
not nothing now of off on once one ones only onto or other others our ours ourselves out over own perhaps quite rather
really same she she'd she'll should shouldn't since so some somebody someone something still such than that that'd the
their theirs them themselves then there there's these they they'd they'll they're they've this those though three through
to together too toward towards two under until up upon us very was wasn't we we'd we'll we're we've were weren't what
whatever when where which while who whom whose why will with within without won't would wouldn't yet you you'd you'll
you're you've your yours yourself four five six seven eight nine ten first second third
`

const accountWords = `
ask asked asking back bit came come comes coming day days end ended feel feeling felt get gets getting give given gives
gave go goes going gone good got great happen happened hour hours keep keeps kept kind knew know known last left
little long look looked looking lot made make makes making man men mean minute minutes moment month months morning new next old
people person place put said sat saw say saying says see seen sort start started stay stayed stuff take taken taking
talk talked talking tell telling tells thing things think thinking thought time times today told tomorrow tonight took tried try turn turned
use used want wanted wants way week weeks well went woman women wonder work worked working works year years yes yesterday
`

// peopleWords are those by which an account of something between people differs from one of a boiler.
const peopleWords = `
he he'd he'll he's him himself his she she'd she'll she's her hers herself they they'd they'll they're they've them
themselves their theirs everyone everybody someone somebody nobody folk boy boys carer carers child children class client
clients colleague colleagues customer customers dad daughter families family girl girls group husband kid kids lad lads
lass learner learners manager meeting member members mother mum mums mam nan nurse officer parent parents patient patients
pupil pupils resident residents son staff student students team tenant tenants trainee trainees volunteer volunteers wife
`
