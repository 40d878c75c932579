// Package mark measures how good suggestions are: on labelled entries, for an engine or for any other order of the cards.
// It prints nothing and decides nothing. The developers' command beside it and the tests of suggest use it.
package mark

import (
	"math"
	"slices"
	"time"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/suggest/model/learn"
)

// Ranking orders cards for a text, the best first, leaving out those that nothing speaks for.
type Ranking func(text string) []pattern.ID

// Marks are shares of the entries that have a best card, but for NDCG3.
type Marks struct {
	NDCG3         float64
	Best3, Best10 float64 // one of the best cards is among the first
	Any3, Any10   float64 // one of all labelled cards is
	Recall10      float64 // how many of the labelled cards are among the first ten
}

// Of measures a ranking.
func Of(set []learn.Entry, rank Ranking) Marks {
	var m Marks
	n := 0.0
	for _, e := range set {
		if len(e.Best) == 0 {
			continue
		}
		n++
		got, all := rank(e.Text), e.Labels()
		m.NDCG3 += ndcg(got, all, 3)
		m.Best3 += among(got, e.Best, 3)
		m.Best10 += among(got, e.Best, 10)
		m.Any3 += among(got, all, 3)
		m.Any10 += among(got, all, 10)
		found := 0.0
		for _, id := range all {
			found += among(got, []pattern.ID{id}, 10)
		}
		m.Recall10 += found / float64(len(all))
	}
	return m.over(n)
}

func (m Marks) over(n float64) Marks {
	n = max(n, 1)
	return Marks{m.NDCG3 / n, m.Best3 / n, m.Best10 / n, m.Any3 / n, m.Any10 / n, m.Recall10 / n}
}

// ndcg compares the first n cards with the best order: a label counts by its place among the labels.
func ndcg(got, want []pattern.ID, n int) float64 {
	sum, ideal := 0.0, 0.0
	for i := range n {
		discount := 1 / math.Log2(float64(i+2))
		if i < len(want) {
			ideal += float64(len(want)-i) * discount
		}
		if i < len(got) {
			if at := slices.Index(want, got[i]); at >= 0 {
				sum += float64(len(want)-at) * discount
			}
		}
	}
	return sum / ideal
}

// among is 1 when one of the wanted is among the first n.
func among(got, want []pattern.ID, n int) float64 {
	if slices.ContainsFunc(got[:min(n, len(got))], func(id pattern.ID) bool { return slices.Contains(want, id) }) {
		return 1
	}
	return 0
}

// Random is what drawing cards by lot would come to, worked out and not drawn.
func Random(set []learn.Entry, cards int) Marks {
	missed := func(labels, drawn int) float64 {
		p := 1.0
		for i := range drawn {
			p *= float64(cards-labels-i) / float64(cards-i)
		}
		return p
	}
	var m Marks
	n := 0.0
	for _, e := range set {
		if len(e.Best) == 0 {
			continue
		}
		n++
		k := len(e.Labels())
		sum, ideal := 0.0, 0.0
		for i := range 3 {
			discount := 1 / math.Log2(float64(i+2))
			sum += discount * float64(k*(k+1)) / 2 / float64(cards)
			if i < k {
				ideal += float64(k-i) * discount
			}
		}
		m.NDCG3 += sum / ideal
		m.Best3 += 1 - missed(len(e.Best), 3)
		m.Best10 += 1 - missed(len(e.Best), 10)
		m.Any3 += 1 - missed(k, 3)
		m.Any10 += 1 - missed(k, 10)
		m.Recall10 += 10 / float64(cards)
	}
	return m.over(n)
}

// Suggested is what an engine suggests for the text alone.
func Suggested(e *suggest.Engine) Ranking {
	return func(text string) []pattern.ID { return cards(e.Suggest(suggest.Request{Text: text}, day())) }
}

// Confirmed is what it suggests once the person confirms the statement that names their best card (or else the next best)
// the earliest.
func Confirmed(e *suggest.Engine, q *selfcheck.Questionnaire, set []learn.Entry) Ranking {
	return func(text string) []pattern.ID {
		i := slices.IndexFunc(set, func(e learn.Entry) bool { return e.Text == text })
		r := suggest.Request{Text: text}
		for _, id := range set[i].Labels() {
			if it, ok := Naming(q, id); ok {
				r.Check = &selfcheck.Check{Answers: []selfcheck.Answer{{Item: it.ID, Option: Not(it)}}}
				break
			}
		}
		return cards(e.Suggest(r, day()))
	}
}

// Naming is the statement that names a card the earliest.
func Naming(q *selfcheck.Questionnaire, id pattern.ID) (best selfcheck.Item, ok bool) {
	at := math.MaxInt
	for _, it := range q.Items() {
		if k := slices.Index(it.Patterns, id); k >= 0 && k < at {
			best, at = it, k
		}
	}
	return best, at < math.MaxInt
}

// Not is the answer that brings up a statement's cards.
func Not(it selfcheck.Item) selfcheck.OptionID {
	switch it.Scale {
	case "place":
		return selfcheck.InTheWay
	case "power":
		return "mine"
	}
	return selfcheck.NotThisTime
}

// Asked is the share of entries for which one of the statements that are asked carries a best card, or any labelled one.
func Asked(e *suggest.Engine, set []learn.Entry) (best, anyCard float64) {
	n := 0.0
	for _, entry := range set {
		if len(entry.Best) == 0 {
			continue
		}
		n++
		var carried []pattern.ID
		for _, it := range e.Suggest(suggest.Request{Text: entry.Text}, day()).Ask {
			carried = append(carried, it.Patterns...)
		}
		best += among(carried, entry.Best, len(carried))
		anyCard += among(carried, entry.Labels(), len(carried))
	}
	return best / max(n, 1), anyCard / max(n, 1)
}

// Silence is how often the engine is silent on entries that have nothing to do with it, and on others, where it should
// not be; counted as shares of each, and how many unrelated ones there were.
func Silence(e *suggest.Engine, set []learn.Entry) (right, wrong float64, unrelated int) {
	related := 0
	for _, entry := range set {
		silent := e.Suggest(suggest.Request{Text: entry.Text}, day()).Silent
		if entry.Related() {
			related++
			if silent {
				wrong++
			}
			continue
		}
		unrelated++
		if silent {
			right++
		}
	}
	return right / float64(max(unrelated, 1)), wrong / float64(max(related, 1)), unrelated
}

func cards(r suggest.Result) []pattern.ID {
	var all []pattern.ID
	for _, s := range r.Suggestions {
		all = append(all, s.Pattern.ID)
	}
	return all
}

// day is when everything here happens. Nothing depends on it.
func day() time.Time { return time.Unix(0, 0) }
