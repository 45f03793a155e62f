-- Whatever is due is looked for in this order, however many notices of one night are due.
CREATE INDEX scheduled_tasks_urgent ON scheduled_tasks (priority DESC, execution_time);
