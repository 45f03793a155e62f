-- After a restore changes are numbered from above all that may have been given out and lost: readers keep the
-- number they have read to, and receivers of webhooks pass over a number they have had. The time itself is
-- used, which is above what an earlier restore gave out, too; a thousand changes a second would not catch up.
CREATE TABLE change_floor (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seq      bigint  NOT NULL CHECK (seq > 0)
);

CREATE OR REPLACE FUNCTION restoration_begins() RETURNS void LANGUAGE sql AS $$
  INSERT INTO change_floor AS had (seq)
  SELECT greatest((extract(epoch FROM clock_timestamp()) * 1000)::bigint, coalesce(max(seq), 0) + 1000000)
    FROM change
      ON CONFLICT (only_row) DO UPDATE SET seq = greatest(excluded.seq, had.seq + 1000000);
$$;
