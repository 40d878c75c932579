package vault

import (
	"encoding/binary"
	"time"

	"heed/internal/seal"
)

// What reads messages is strict: what the writer would not have written is damage. (It was sealed, so nobody but heed
// wrote it; strictness finds our own mistakes before they are someone's lost entry.)

// eachField calls do with each field of a message.
func eachField(data []byte, do func(tag byte, value []byte) error) error {
	if len(data) == 0 {
		return seal.ErrDamaged
	}
	if data[0] != messageVersion {
		return ErrNewer
	}
	data = data[1:]
	for last := byte(0); len(data) > 0; {
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
func cut(b []byte) (value, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || size != len(binary.AppendUvarint(nil, n)) || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	return b[size:][:n], b[size:][n:], true
}

// varint takes a signed number from the beginning of b.
func varint(b []byte) (n int64, rest []byte, ok bool) {
	n, size := binary.Varint(b)
	if size <= 0 || size != len(binary.AppendVarint(nil, n)) {
		return 0, nil, false
	}
	return n, b[size:], true
}

func asNumber(value []byte) (int, error) {
	n, rest, ok := varint(value)
	if !ok || len(rest) > 0 || n == 0 || int64(int(n)) != n {
		return 0, seal.ErrDamaged
	}
	return int(n), nil
}

func asTime(value []byte) (time.Time, error) {
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

func asList[S ~string](value []byte) ([]S, error) {
	var list []S
	for len(value) > 0 {
		s, rest, ok := cut(value)
		if !ok {
			return nil, seal.ErrDamaged
		}
		list, value = append(list, S(s)), rest
	}
	return list, nil
}
