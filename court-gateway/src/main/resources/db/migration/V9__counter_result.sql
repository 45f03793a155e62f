-- What windows did about requests that were taken there. The court's own word and the fund centre's
-- signed one stand apart: the first is no evidence of what the centre did.
CREATE TABLE counter_result (
  request_no  text        NOT NULL REFERENCES request,
  word        text        NOT NULL CHECK (word IN ('COURT', 'FUND_CENTRE')),
  said        jsonb       NOT NULL,
  -- who recorded it, or the party that signed the notice
  actor       text        NOT NULL,
  -- of the notice, kept in table message
  jti         text,
  -- legal time
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (request_no, word),
  CONSTRAINT only_the_centre_signs CHECK ((word = 'FUND_CENTRE') = (jti IS NOT NULL)),
  CONSTRAINT a_court_says_what_came_of_it CHECK (word <> 'COURT' OR said -> 'verdict' IS NOT NULL)
);

-- What of it is shown with the request.
ALTER TABLE request ADD COLUMN counter_result jsonb;
