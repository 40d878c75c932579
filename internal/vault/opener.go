package vault

import (
	"runtime"
	"sync"

	"heed/internal/seal"
	"heed/internal/store"
)

// opener opens heads on all processors, while whoever gives them to it reads the next.
type opener struct {
	next    []store.Record // not handed over yet
	opened  [][]listed     // one for each batch, in the order of giving
	batches chan batch
	workers sync.WaitGroup
}

// batch is some heads, and where to put what comes of them.
type batch struct {
	heads []store.Record
	into  []listed
}

// batchSize is how many heads are handed over at a time: opening them takes half a millisecond, handing over nothing.
const batchSize = 250

func newOpener(key *seal.Key) *opener {
	o := &opener{batches: make(chan batch, 64)}
	for range runtime.GOMAXPROCS(0) {
		o.workers.Go(func() {
			for b := range o.batches {
				for i, r := range b.heads {
					b.into[i] = openHead(key, r)
				}
			}
		})
	}
	return o
}

// open takes one head.
func (o *opener) open(r store.Record) {
	o.next = append(o.next, r)
	if len(o.next) == batchSize {
		o.handOver()
	}
}

func (o *opener) handOver() {
	b := batch{o.next, make([]listed, len(o.next))}
	o.opened = append(o.opened, b.into)
	o.batches <- b
	o.next = nil
}

// stop waits until all are opened, and returns them, batch by batch, in the order they were given.
func (o *opener) stop() [][]listed {
	if len(o.next) > 0 {
		o.handOver()
	}
	close(o.batches)
	o.workers.Wait()
	return o.opened
}
