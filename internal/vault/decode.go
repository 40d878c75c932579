package vault

import (
	"encoding/binary"
	"time"

	"heed/internal/seal"
)

// What reads messages is strict: what the writer would not have written is damage. (It was sealed, so nobody but heed
// wrote it; strictness finds our own mistakes before they are someone's lost entry.)

// eachField calls do with each field of a message. The values share one string, so that a list of thousands of heads
// asks for memory once for each.
func eachField(message []byte, do func(tag byte, value string) error) error {
	data := string(message)
	if data == "" {
		return seal.ErrDamaged
	}
	if data[0] != messageVersion {
		return ErrNewer
	}
	data = data[1:]
	for last := byte(0); data != ""; {
		tag := data[0]
		value, rest, ok := cut(data[1:])
		if !ok || tag <= last || len(value) == 0 {
			return seal.ErrDamaged
		}
		if err := do(tag, value); err != nil {
			return err
		}
		last, data = tag, rest
	}
	return nil
}

// cut takes a length and so many bytes from the beginning of b.
func cut(b string) (value, rest string, ok bool) {
	n, size := uvarint(b)
	if size == 0 || n > uint64(len(b)-size) {
		return "", "", false
	}
	return b[size:][:n], b[size:][n:], true
}

// uvarint reads a number without sign from the beginning of b, and returns how many bytes it takes; 0 when there is none,
// or when it is longer than it has to be.
func uvarint(b string) (n uint64, size int) {
	for i := range min(len(b), binary.MaxVarintLen64) {
		c := b[i]
		n |= uint64(c&0x7f) << (7 * i)
		switch {
		case c >= 0x80:
			continue
		case i > 0 && c == 0, i == binary.MaxVarintLen64-1 && c > 1:
			return 0, 0
		}
		return n, i + 1
	}
	return 0, 0
}

// varint takes a signed number from the beginning of b.
func varint(b string) (n int64, rest string, ok bool) {
	u, size := uvarint(b)
	if size == 0 {
		return 0, "", false
	}
	if n = int64(u >> 1); u&1 == 1 {
		n = ^n
	}
	return n, b[size:], true
}

func asNumber(value string) (int, error) {
	n, rest, ok := varint(value)
	if !ok || len(rest) > 0 || n == 0 || int64(int(n)) != n {
		return 0, seal.ErrDamaged
	}
	return int(n), nil
}

func asTime(value string) (time.Time, error) {
	ms, rest, ok := varint(value)
	if !ok {
		return time.Time{}, seal.ErrDamaged
	}
	offset, rest, ok := varint(rest)
	if !ok || len(rest) > 0 || int64(int32(offset)) != offset {
		return time.Time{}, seal.ErrDamaged
	}
	t := time.UnixMilli(ms)
	switch {
	case t.IsZero():
		return time.Time{}, seal.ErrDamaged
	case offset == 0:
		return t.UTC(), nil
	}
	return t.In(time.FixedZone("", int(offset))), nil
}

func asList[S ~string](value string) ([]S, error) {
	n := 0
	for rest := value; rest != ""; n++ { // so that there is one piece of memory for it
		_, after, ok := cut(rest)
		if !ok {
			return nil, seal.ErrDamaged
		}
		rest = after
	}
	if n == 0 {
		return nil, nil
	}
	list := make([]S, 0, n)
	for value != "" {
		s, rest, ok := cut(value)
		if !ok {
			return nil, seal.ErrDamaged
		}
		list, value = append(list, S(s)), rest
	}
	return list, nil
}
