-- Whether the peer took what was found, and with it the head of the evidence here; if not, it is told again.
ALTER TABLE reconciliation ADD COLUMN told boolean NOT NULL DEFAULT true;

CREATE INDEX reconciliation_not_told ON reconciliation (peer, day) WHERE NOT told;
