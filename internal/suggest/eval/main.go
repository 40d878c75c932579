// Eval prints how good the suggestions are. Run it at the top of the repository:
//
//	go run ./internal/suggest/eval [FILE...]
//
// Every row is measured on entries that its model has not seen: it was trained on the others. What is kept aside and the files
// given are read by the embedded model, which was trained on all of corpus/ and on nothing else; files are lists of
// text, best, also, items and kind, as the files in corpus/ are. The ways to do it that are not ours stand beside it,
// measured on the same entries in the same run. It takes about half a minute. README.md tells what was tried.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"heed/internal/suggest/eval/mark"
)

const (
	corpus = "internal/suggest/model/corpus"
	aside  = "internal/suggest/testdata"
)

func main() {
	if err := eval(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func eval(out io.Writer, files []string) error {
	b, err := mark.NewBench(os.DirFS(corpus))
	if err != nil {
		return err
	}
	fmt.Fprintln(out, mark.Head())
	fmt.Fprint(out, "Trained on one writer, read by the other\n\n")
	for _, f := range b.Pairs() {
		if err := b.Fold(out, f); err != nil {
			return err
		}
	}
	fmt.Fprint(out, "Trained on all writers but one\n\n")
	for _, f := range b.LeaveOneOut() {
		if err := b.Fold(out, f); err != nil {
			return err
		}
	}
	fmt.Fprint(out, "The embedded model\n\n")
	set, err := mark.Vignettes(os.DirFS(aside), "vignettes-dev.yaml")
	if err != nil {
		return err
	}
	b.Embedded(out, "the labelled vignettes", set)
	if set, err = mark.Unrelated(os.DirFS(aside), "unrelated.yaml"); err != nil {
		return err
	}
	b.Embedded(out, "unrelated entries kept aside", set)
	for _, file := range files {
		set, err := mark.File(os.DirFS(filepath.Dir(file)), filepath.Base(file))
		if err != nil {
			return err
		}
		b.Embedded(out, file, set)
	}
	return nil
}
