-- What the electronic seals on a paper say; judged anew for each request that names it. A paper
-- without a row has not been looked at yet.
CREATE TABLE paper_seal (
  sha256  text        PRIMARY KEY REFERENCES paper,
  facts   text        NOT NULL,
  read_at timestamptz NOT NULL
);
