-- One row: one example of one violated rule, with the number of records that violate it.
-- Reads: quarantine.tickets.
-- Promises: every rule that refused a record is there; most frequent first, the first examples
-- by arrival.
with violated as (
    select
        _position,
        ticket_id,
        source,
        line,
        byte_offset,
        unnest(violations) as violation
    from quarantine.tickets
),

examples as (
    select
        violated.violation.code,
        violated.violation.field,
        violated.violation.seen,
        violated.violation.expected,
        violated.ticket_id,
        violated.source,
        violated.line,
        violated.byte_offset,
        row_number() over (
            partition by violated.violation.code
            order by
                violated.source asc nulls last,
                violated._position asc nulls last,
                violated.violation.field asc nulls last
        ) as example_rank
    from violated
),

records as (
    select distinct
        violated.violation.code,
        violated.source,
        violated._position
    from violated
),

counts as (
    select
        code,
        count(*) as record_count
    from records
    group by code
)

select
    examples.code,
    counts.record_count,
    examples.field,
    examples.seen,
    examples.expected,
    examples.ticket_id,
    examples.source,
    examples.line,
    examples.byte_offset
from examples
inner join counts on examples.code = counts.code
where examples.example_rank <= 3
order by
    counts.record_count desc nulls last,
    examples.code asc nulls last,
    examples.example_rank asc nulls last
