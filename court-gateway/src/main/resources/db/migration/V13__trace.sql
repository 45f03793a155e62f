-- The trace that a request was filed in, in W3C form: whoever goes on with the request continues it.
ALTER TABLE request ADD COLUMN traceparent text CHECK (length(traceparent) = 55);
