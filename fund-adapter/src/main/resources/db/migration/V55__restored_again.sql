-- A second restore, to before the first, knows nothing of the first leap: the time itself leads further each
-- time, ten numbers and a million revisions a second. The date in a number begins anew each day.
CREATE OR REPLACE FUNCTION restoration_begins() RETURNS void LANGUAGE sql AS $$
  SELECT setval('freeze_no', last_value + leap), setval('deduction_no', (SELECT last_value FROM deduction_no) + leap),
         setval('freeze_revision',
                greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
                         (SELECT last_value FROM freeze_revision) + 1000000000))
    FROM freeze_no,
         LATERAL (SELECT 100000 + 10 * extract(epoch FROM clock_timestamp() AT TIME ZONE 'Asia/Shanghai'
                                                  - date_trunc('day', clock_timestamp() AT TIME ZONE 'Asia/Shanghai'))::bigint
                     AS leap) l;
$$;
