package store

import (
	"context"
	"database/sql"
)

// Standing is the ledger and all that is replaced in place, of one moment, so that they can be compared.
type Standing struct {
	Ledger  Ledger
	Singles []Single // saved last first
}

// A ledger's half has a kind of 0, which no single has, and its part in the place of the number.
const selectStanding = `SELECT part, NULL, 0, box FROM ledger
	UNION ALL SELECT * FROM (SELECT seq, id, kind, box FROM singles ORDER BY seq DESC)`

// Standing returns the ledger and all that is replaced in place.
func (s *Store) Standing(ctx context.Context) (Standing, error) {
	return standing(query(ctx, s, "read the drafts and marks", scanStanding, selectStanding))
}

// Standing returns the ledger and all that is replaced in place.
func (t *Tx) Standing(ctx context.Context) (Standing, error) {
	return standing(rowsOf(ctx, t.s, "read the drafts and marks", scanStanding, selectStanding))
}

func scanStanding(rows *sql.Rows) (one Single, err error) {
	var of []byte
	if err := rows.Scan(&one.Seq, &of, &one.Kind, &one.Box); err != nil || one.Kind == 0 {
		return one, err
	}
	return one, (*id)(&one.ID).Scan(of)
}

// standing tells the ledger from the rest.
func standing(rows []Single, err error) (all Standing, _ error) {
	if err != nil {
		return Standing{}, err
	}
	for _, one := range rows {
		switch {
		case one.Kind != 0:
			all.Singles = append(all.Singles, one)
		case one.Seq == int64(LedgerHead):
			all.Ledger.Head = one.Box
		case one.Seq == int64(LedgerBody):
			all.Ledger.Body = one.Box
		}
	}
	return all, nil
}

// HighestSeq is the highest Seq of the records that are there; 0 when there is none.
func (t *Tx) HighestSeq(ctx context.Context) (int64, error) {
	return t.number(ctx, "read the order of saving", "SELECT coalesce(max(seq), 0) FROM heads")
}
