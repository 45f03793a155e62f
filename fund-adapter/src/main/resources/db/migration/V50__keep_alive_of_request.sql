-- A request may keep several freezes from expiring, and lets go of all of them at once.
CREATE INDEX freeze_keep_alive_request ON freeze_keep_alive (request_no);
