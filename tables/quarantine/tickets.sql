-- One row: one raw record (or the unreadable rest of a file) that the contract refused.
-- Reads: refused_records (entries as the judge wrote them).
-- Promises: the raw text as received, every violated rule, and where the record stands in its
-- source.
select
    source,
    source_index,
    line,
    byte_offset,
    byte_length,
    ticket_id,
    codes,
    violations,
    raw_text,
    raw_base64,
    is_truncated,
    _position,
    run_id() as _run_id,
    ingested_at() as _ingested_at
from refused_records
order by _position asc nulls last
