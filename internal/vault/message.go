package vault

import (
	"encoding/binary"
	"fmt"
	"time"
)

// message is what has been written of one.
type message []byte

func newMessage() message { return message{messageVersion} }

// field adds a field, unless it is empty.
func (m *message) field(tag byte, value string) {
	if value == "" {
		return
	}
	*m = append(*m, tag)
	*m = binary.AppendUvarint(*m, uint64(len(value)))
	*m = append(*m, value...)
}

func (m *message) number(tag byte, n int) {
	if n != 0 {
		m.field(tag, string(binary.AppendVarint(nil, int64(n))))
	}
}

func (m *message) time(tag byte, t time.Time) { m.field(tag, timeValue(t)) }

// timeValue is empty for the zero time.
func timeValue(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	_, offset := t.Zone()
	return string(binary.AppendVarint(binary.AppendVarint(nil, t.UnixMilli()), int64(offset)))
}

func addList[S ~string](m *message, tag byte, list []S) {
	var value []byte
	for _, s := range list {
		value = binary.AppendUvarint(value, uint64(len(s)))
		value = append(value, s...)
	}
	m.field(tag, string(value))
}

// unknown is what comes of a tag that this program does not know.
func unknown(tag byte) error {
	if tag >= firstOptional {
		return nil
	}
	return fmt.Errorf("%w: field %d", ErrNewer, tag)
}
