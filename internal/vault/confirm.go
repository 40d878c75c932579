package vault

import (
	"context"

	"heed/internal/seal"
)

// Bounds are the costs that a way in may ask for; see seal.Bounds.
type Bounds = seal.Bounds

// Confirm says whether a secret opens this journal, for someone who is about to change the ways in: nil when it does,
// [ErrPassphrase] when a passphrase does not. Bounds are those of Open; zero means [seal.Strict].
func (v *Vault) Confirm(ctx context.Context, s Secret, allowed Bounds) error {
	_, release, err := v.use()
	if err != nil {
		return err
	}
	defer release()
	if allowed == (Bounds{}) {
		allowed = seal.Strict()
	}
	slots, err := v.store.Slots(ctx)
	if err != nil {
		return err
	}
	key, _, err := unlock(ctx, keyhole{v.store.Journal(), slots, v.dir}, s, allowed)
	if err != nil {
		return err
	}
	key.Wipe()
	return nil
}
