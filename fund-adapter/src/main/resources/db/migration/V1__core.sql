-- The embedded core: accounts, their facts and their money, in fen.

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END
$$;

CREATE TABLE core_account (
  account_no              text   PRIMARY KEY,
  owner_name              text   NOT NULL,
  id_type                 text   NOT NULL,
  id_number               text   NOT NULL, -- in normal form, so that a 15-digit number is found too
  birth_date              date,
  sex                     text   CHECK (sex IN ('M', 'F')),
  deceased                boolean,
  emigrated               boolean,
  retired                 boolean,
  status                  text   NOT NULL CHECK (status IN ('01', '02', '03', '04', '05', '06', '99')),
  closed_on               date,
  balance                 bigint NOT NULL DEFAULT 0,
  held                    bigint NOT NULL DEFAULT 0,
  monthly_contribution    bigint CHECK (monthly_contribution >= 0),
  last_contribution_month text   CHECK (last_contribution_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  CONSTRAINT held_is_there CHECK (0 <= held AND held <= balance)
);

CREATE INDEX core_account_owner ON core_account (id_type, id_number);

CREATE TABLE core_loan (
  id          bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no  text    NOT NULL REFERENCES core_account,
  role        text    CHECK (role IN ('BORROWER', 'CO_BORROWER')),
  centre      text,
  outstanding boolean, -- null: not known
  balance     bigint  CHECK (balance >= 0)
);

CREATE INDEX core_loan_account ON core_loan (account_no);

CREATE TABLE core_guarantee (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no       text   NOT NULL REFERENCES core_account,
  loan_outstanding boolean,
  released         boolean
);

CREATE INDEX core_guarantee_account ON core_guarantee (account_no);

CREATE TABLE core_agreement (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no text   NOT NULL REFERENCES core_account,
  kind       text   CHECK (kind IN ('LOAN_REPAYMENT', 'RENT')),
  active     boolean
);

CREATE INDEX core_agreement_account ON core_agreement (account_no);

-- Money moves only by an entry: the balance follows from it and is never written otherwise.
CREATE TABLE core_entry (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no    text        NOT NULL REFERENCES core_account,
  kind          text        NOT NULL CHECK (kind IN
                  ('OPENING', 'ADJUSTMENT', 'CONTRIBUTION', 'INTEREST', 'WITHDRAWAL', 'DEDUCTION', 'REVERSAL')),
  amount        bigint      NOT NULL CHECK (amount <> 0),
  balance_after bigint      NOT NULL CHECK (balance_after >= 0),
  at            timestamptz NOT NULL,
  reference     text        NOT NULL,
  UNIQUE (account_no, kind, reference)
);

CREATE FUNCTION post_core_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE core_account SET balance = balance + NEW.amount
   WHERE account_no = NEW.account_no
  RETURNING balance INTO NEW.balance_after;
  RETURN NEW;
END
$$;

CREATE TRIGGER core_entry_posts BEFORE INSERT ON core_entry
  FOR EACH ROW EXECUTE FUNCTION post_core_entry();

CREATE TRIGGER core_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core_entry
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION refuse_balance_without_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a balance changes by an entry only';
END
$$;

CREATE TRIGGER core_account_balance BEFORE UPDATE OF balance ON core_account
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_balance_without_entry();

CREATE TRIGGER core_account_opening BEFORE INSERT ON core_account
  FOR EACH ROW WHEN (NEW.balance <> 0 OR NEW.held <> 0) EXECUTE FUNCTION refuse_balance_without_entry();

-- owner: the register's own holds are out of reach of callers of the Core Banking API.
CREATE TABLE core_hold (
  account_no text   NOT NULL REFERENCES core_account,
  hold_no    text   NOT NULL,
  owner      text   NOT NULL CHECK (owner IN ('REGISTER', 'CORE_API')),
  amount     bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (account_no, hold_no)
);

CREATE TABLE core_withdrawal (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_no text        NOT NULL REFERENCES core_account,
  amount     bigint      NOT NULL CHECK (amount > 0),
  state      text        NOT NULL CHECK (state IN ('APPROVED', 'PAID', 'CANCELLED', 'STOPPED')),
  event_id   text        NOT NULL,
  at         timestamptz NOT NULL
);

CREATE INDEX core_withdrawal_approved ON core_withdrawal (account_no, id) WHERE state = 'APPROVED';

CREATE TABLE core_transfer (
  transfer_no    text        NOT NULL,
  account_no     text        NOT NULL REFERENCES core_account,
  hold_no        text,
  amount         bigint      NOT NULL CHECK (amount > 0),
  payee_name     text,
  payee_account  text,
  payee_bank     text,
  payee_bank_code text,
  state          text        NOT NULL CHECK (state IN ('INSTRUCTED', 'PAID', 'FAILED')),
  bank_reference text,
  instructed_at  timestamptz NOT NULL,
  settled_at     timestamptz,
  PRIMARY KEY (transfer_no, account_no),
  CHECK ((state = 'INSTRUCTED') = (settled_at IS NULL))
);

-- What was applied; a refused event leaves no row and may be sent again.
CREATE TABLE core_event (
  event_id    text        PRIMARY KEY,
  fingerprint text        NOT NULL,
  account_no  text        NOT NULL REFERENCES core_account,
  type        text        NOT NULL,
  at          timestamptz NOT NULL
);

CREATE TRIGGER core_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core_event
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
