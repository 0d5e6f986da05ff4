-- One row: one accepted record whose ticket has a newer version.
-- Reads: bronze.tickets.
-- Promises: of each ticket all records but one; the one has the latest updated_at, and of several
-- such the latest arrival (the last file by name, the last record in it).
with versions as (
    select
        trimmed(ticket_id) as ticket_id,
        updated_at,
        _source,
        _position
    from bronze.tickets
),

repeated as (
    select ticket_id
    from versions
    group by ticket_id
    having count(*) > 1
),

ranked as (
    select
        versions._source,
        versions._position,
        row_number() over (
            partition by versions.ticket_id
            order by
                versions.updated_at desc nulls last,
                versions._source desc nulls last,
                versions._position desc nulls last
        ) as version_rank
    from versions
    inner join repeated on versions.ticket_id = repeated.ticket_id
)

select
    _source,
    _position
from ranked
where version_rank > 1
