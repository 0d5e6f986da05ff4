-- One row: one warn-rule that one kept record violates.
-- Reads: warned_records (entries as the judge wrote them).
-- Promises: every violation that was counted is listed; the record itself is in bronze.
select
    ticket_id,
    code,
    field,
    seen,
    expected,
    source,
    line,
    byte_offset,
    _position,
    run_id() as _run_id,
    ingested_at() as _ingested_at
from warned_records
order by _position asc nulls last, code asc nulls last
