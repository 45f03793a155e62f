-- What a policy may say of a freeze beside its top-up and its place.
ALTER TABLE freeze_part
  -- a seal of the account ends the top-up otherwise, also for after it is unsealed
  ADD COLUMN top_up_on_unseal boolean NOT NULL DEFAULT true,
  -- left free for a loan when the freeze was placed
  ADD COLUMN spared bigint NOT NULL DEFAULT 0 CHECK (spared >= 0);
