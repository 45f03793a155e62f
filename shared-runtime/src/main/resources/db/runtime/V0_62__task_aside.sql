-- Durable tasks that failed by themselves again and again: out of the way of the others until a person has
-- looked and sends them again. Keys only, as in the tasks themselves.
CREATE TABLE task_aside (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_name     text        NOT NULL,
  task_instance text        NOT NULL,
  task_data     bytea,
  priority      smallint,
  failures      integer     NOT NULL CHECK (failures > 0),
  why           text        NOT NULL, -- classes and places in the code, or what a peer refused it with
  at            timestamptz NOT NULL, -- real time
  again_at      timestamptz,
  again_by      text,
  CONSTRAINT again_is_somebodys CHECK ((again_at IS NULL) = (again_by IS NULL))
);

CREATE UNIQUE INDEX task_aside_once ON task_aside (task_name, task_instance) WHERE again_at IS NULL;
