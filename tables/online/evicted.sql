-- One row: one ticket that the online table before had and this one has not.
-- Reads: online.previous, online.tickets.
-- Promises: each such ticket once.
select previous.ticket_id
from online.previous as previous
left join online.tickets as kept on previous.ticket_id = kept.ticket_id
where kept.ticket_id is null
