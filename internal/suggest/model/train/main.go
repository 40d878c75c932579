// Train makes the weights of the text model from the entries in corpus/, the cards and ideas.txt. Run it at the top of
// the repository, after any of them was changed:
//
//	go run ./internal/suggest/model/train
//
// The same files give the same weights, byte for byte, on any computer. A test holds the embedded weights to that.
package main

import (
	"fmt"
	"os"

	"heed/internal/suggest/model/learn"
)

const file = "internal/suggest/model/weights.bin"

func main() {
	if err := train(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train() error {
	weights, err := learn.All(os.DirFS("internal/suggest/model/corpus"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, weights, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	fmt.Printf("%s: %d KB\n", file, len(weights)/1024)
	return nil
}
