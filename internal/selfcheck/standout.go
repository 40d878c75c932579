package selfcheck

// Line is one thing that stands out: a statement, the answer to it, and the person's own words about it.
type Line struct {
	Item   Item
	Option Option
	Note   string
}

// Standout is what a check-in shows at its end: three plain groups, each in the order of the questions. It is not a
// result; nothing in it is counted.
type Standout struct {
	Moments   []Line // moments you can point to
	LookAgain []Line // to look at again
	NotYours  []Line // not yours to decide
}

// Empty says that nothing stands out.
func (s Standout) Empty() bool { return len(s.Moments)+len(s.LookAgain)+len(s.NotYours) == 0 }

// group says in which of the three groups an answer belongs; the zero group shows nowhere.
type group int

const (
	nowhere group = iota
	moments
	lookAgain
	notYours
)

// groupOf is the whole rule. "Partly" can be pointed to only in part, so it is worth another look; "I can't tell" is
// worth asking someone. What the place did, for good or ill, is not the person's to answer for. What nobody
// noticed, and who had more of a kind of power, are observations and lead to no group.
func groupOf(o OptionID) group {
	switch o {
	case Moment, Mostly:
		return moments
	case Partly, NotThisTime, Unsure, Sometimes, NotYet:
		return lookAgain
	case NA, Helped, InTheWay, Both:
		return notYours
	}
	return nowhere
}

// Standout sorts the answers of a check into the three groups. Answers to statements or options that the questionnaire
// does not know (from a later version) are passed over.
func (q *Questionnaire) Standout(c Check) Standout {
	var out Standout
	for _, it := range q.items {
		a, ok := c.Answer(it.ID)
		if !ok {
			continue
		}
		o, ok := q.Option(it, a.Option)
		if !ok {
			continue
		}
		line := Line{it, o, a.Note}
		switch groupOf(a.Option) {
		case moments:
			out.Moments = append(out.Moments, line)
		case lookAgain:
			out.LookAgain = append(out.LookAgain, line)
		case notYours:
			out.NotYours = append(out.NotYours, line)
		}
	}
	return out
}
