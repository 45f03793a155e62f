-- What a restored gateway has taken since a moment.
CREATE INDEX outgoing_taken ON outgoing (peer, ended_at) WHERE outcome = 'TAKEN';
