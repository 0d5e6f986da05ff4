-- One row: one warning with all that a later run needs to carry it on.
-- Reads: warnings.tickets.
-- Promises: in order of arrival, so that the warnings of one record follow each other.
select
    source,
    line,
    byte_offset,
    _position,
    ticket_id,
    code,
    field,
    seen,
    expected
from warnings.tickets
order by _position, code
