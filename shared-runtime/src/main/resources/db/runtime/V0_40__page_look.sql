-- Who had the person concerned by a request shown on a page. Which request says it; no name stands here.
CREATE TABLE page_look (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL, -- legal time
  actor      text        NOT NULL,
  request_no text        NOT NULL
);

CREATE INDEX page_look_request ON page_look (request_no, id);

CREATE TRIGGER page_look_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON page_look
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
