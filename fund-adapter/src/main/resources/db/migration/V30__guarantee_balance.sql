-- A policy may bar a guarantor up to the balance of the loan only.
ALTER TABLE core_guarantee
  ADD COLUMN loan_balance bigint CHECK (loan_balance >= 0);
