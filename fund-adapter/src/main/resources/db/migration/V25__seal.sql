-- A person's number leads to accounts that bear another kind of document, too: those are for a clerk.
CREATE INDEX core_account_number ON core_account (id_number);

-- What the electronic seals on a paper say; judged anew for each request that names it. A paper
-- without a row has not been looked at yet.
CREATE TABLE paper_seal (
  sha256  text        PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  facts   text        NOT NULL,
  read_at timestamptz NOT NULL
);

CREATE TRIGGER paper_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON paper_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
