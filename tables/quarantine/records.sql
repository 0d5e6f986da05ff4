-- One row: one entry of the quarantine with all that judging it again needs.
-- Reads: quarantine.tickets.
-- Promises: in order of arrival, so that the records of one source follow each other.
select
    source,
    source_index,
    line,
    byte_offset,
    byte_length,
    _position,
    ticket_id,
    raw_text,
    raw_base64,
    is_truncated,
    cast(to_json(violations) as string) as violations
from quarantine.tickets
order by source asc nulls last, _position asc nulls last
