-- One row: one ticket that the online table before had and this one has not.
-- Reads: online.previous, online.tickets.
-- Promises: each such ticket once.
select previous.ticket_id
from online.previous as previous
left join online.tickets as current on previous.ticket_id = current.ticket_id
where current.ticket_id is null
