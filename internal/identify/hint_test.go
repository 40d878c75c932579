package identify

import (
	"strings"
	"testing"
)

func TestFirstNamesAreSeenInPlainSentences(t *testing.T) {
	f := New()
	for text, want := range map[string]string{
		"my manager Sarah said no":                        "Sarah",
		"My colleague Sarah said no":                      "Sarah",
		"I felt Sarah was cross":                          "Sarah",
		"Sarah's mum was there":                           "Sarah",
		"Sarah’s mum was there":                           "Sarah",
		"the boy, Tyler, hit out":                         "Tyler",
		"the boy, Tyler.":                                 "Tyler",
		"Then Sarah said no":                              "Sarah",
		"Jane Hale of Oxford was upset.":                  "Jane Hale",
		"Sarah said no.":                                  "Sarah",
		"It was late. Tyler was tired.":                   "Tyler",
		"Monday\nTyler came late":                         "Tyler",
		"My patient Ibrahim slept.":                       "Ibrahim",
		"we sat in Priya's room":                          "Priya",
		"It rained. When Aoife came in, nobody looked up": "Aoife",
	} {
		found := f.Find(text)
		if len(found) != 1 || text[found[0].Start:found[0].End] != want || found[0].Level != Low {
			t.Errorf("%q: %+v, want %s at level low", text, found, want)
		}
	}
}

func TestOrdinarySentencesStayQuiet(t *testing.T) {
	f := New()
	for text := range strings.Lines(ordinary) {
		for _, found := range f.Find(strings.TrimSpace(text)) {
			t.Errorf("%q: %q is %s", strings.TrimSpace(text), text[found.Start:found.End], found.Label)
		}
	}
	for _, found := range f.Find(ordinary) {
		t.Errorf("all of it: %q is %s", ordinary[found.Start:found.End], found.Label)
	}
}

// ordinary are sentences of a working day that name nobody.
const ordinary = `Handover was late again, and nobody said why.
People said it was fine. Staff said nothing.
Management said no. Nurses said they were tired.
Supervision was hard today. Lunch was short.
Then Handover began. Then I said no.
Then Maths started and I was lost.
My manager said no. My manager, Monday or not, is never there.
My colleague English is not. I asked my manager, Why?
The boy was quiet. The boy, quiet until then, hit out.
Physiotherapy was cancelled. Safeguarding was told.
Today's meeting ran over. Everyone's coat was wet.
Nobody's fault, I thought. The NHS's letter came.
Children's Services rang. Women's Aid was full.
Social Services said they would come. Occupational Health was closed.
I felt Christmas was too near. I felt English was hard for her.
When Ofsted came we tidied. After Easter we shall see.
Mum said no. Dad's chair was empty. Sister said to wait.
Nothing was said. Something had changed. Silence was easier.
Talking helped. Crying was allowed. Training was dull.
Parkinson's is slow. Alzheimer's took her words.
Reception was full, and Year 9 was loud.
Teachers laughed. Pupils stood up. Parents asked why.
Rain was coming. Dinner went cold. Coffee helped.
Perhaps London was too far. With Zoom it was worse.
And Monday came. But Friday was better. If August is quiet, we can plan.
The patient left. A client rang. The resident, who sleeps late, was up.
My friend, I said, wait. My mum, bless her, laughed.
Why did I shout? How was it for them? What would I do another way?
Worried about the rota. Tired. Angry. Left early.
Work was slow. Home was quiet. School is out.
Care Plan was not read. Team Meeting was cut short.`
