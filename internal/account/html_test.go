package account_test

import (
	"strings"
	"testing"
	"time"

	"heed/internal/account"
	"heed/internal/journal"
)

func TestAPageToPrintHoldsTheWordsAndNothingThatRuns(t *testing.T) {
	e := journal.Entry{
		Title: "A <script>title</script>", Date: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
		Text:  "one & two\nstill one\n\nthree <img src=x onerror=alert(1)>",
		After: []journal.Afterthought{{Written: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Text: "later"}},
	}
	data, err := account.Shelf{}.Write(account.Wanted{Format: account.HTML}, e, e)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, want := range []string{
		"A &lt;script&gt;title&lt;/script&gt;", "<p>one &amp; two\nstill one</p>", "three &lt;img", "22 November 2026", "<p>later</p>",
		`lang="en-GB"`, "default-src &#39;none&#39;",
	} {
		if !strings.Contains(page, want) && !strings.Contains(page, strings.ReplaceAll(want, "&#39;", "'")) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	for _, never := range []string{"<script", "<img", "http://", "https://", "url("} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	if n := strings.Count(page, "<article>"); n != 2 {
		t.Errorf("two entries are %d articles", n)
	}
}
