-- What came in, by what was answered and by whom it was sent, newest first.
CREATE INDEX request_by_verdict ON request ((answer::jsonb ->> 'verdict'), sequence) WHERE answer IS NOT NULL;
CREATE INDEX request_by_court ON request (court, sequence);

-- Payouts, the longest instructed first.
CREATE INDEX deduction_by_instruction ON deduction (instructed_at, deduction_no) WHERE instructed_at IS NOT NULL;
CREATE INDEX deduction_waiting_for_bank ON deduction (instructed_at, deduction_no) WHERE state = 'INSTRUCTED';
