-- The trace that a request came in, in W3C form: whoever goes on with the request continues it.
ALTER TABLE request ADD COLUMN traceparent text CHECK (length(traceparent) = 55);
ALTER TABLE outgoing ADD COLUMN traceparent text CHECK (length(traceparent) = 55);
