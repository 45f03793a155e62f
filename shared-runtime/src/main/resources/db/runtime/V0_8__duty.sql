-- What the person on duty is told: each occasion once, many of them in one message.
CREATE TABLE duty_message (
  id uuid        PRIMARY KEY,
  at timestamptz NOT NULL -- real time
);

CREATE TABLE duty_occasion (
  kind       text        NOT NULL,
  subject    text        NOT NULL,
  request_no text        NOT NULL,
  until      timestamptz,
  noted_at   timestamptz NOT NULL, -- legal time
  message    uuid        REFERENCES duty_message,
  PRIMARY KEY (kind, subject)
);

CREATE INDEX duty_occasion_untold ON duty_occasion (noted_at) WHERE message IS NULL;
CREATE INDEX duty_occasion_of ON duty_occasion (message);
