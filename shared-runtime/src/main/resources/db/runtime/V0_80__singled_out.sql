-- What watches leave alone because it failed by itself: it has a durable task of its own, or stands aside.
CREATE VIEW singled_out AS
SELECT task_name, task_instance FROM scheduled_tasks
UNION ALL
SELECT task_name, task_instance FROM task_aside WHERE again_at IS NULL;
