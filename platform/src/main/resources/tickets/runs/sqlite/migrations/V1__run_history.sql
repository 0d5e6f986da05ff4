-- One row is a run. Times are ISO-8601 in UTC, maps are JSON objects.
create table run (
    id text primary key,
    command text not null,
    status text not null check (status in ('running', 'succeeded', 'failed', 'refused', 'killed')),
    started_at text not null,
    ended_at text,
    settings text not null,
    read_count integer not null,
    accepted_count integer not null,
    quarantined_count integer not null,
    superseded_count integer not null,
    offline_count integer not null,
    online_count integer not null,
    violations text not null,
    warnings text not null,
    error_kind text,
    error_message text,
    error_remedy text
);

-- One row is a finished step of a run.
create table run_step (
    run_id text not null references run (id),
    position integer not null,
    name text not null,
    status text not null check (status in ('succeeded', 'failed')),
    attempts integer not null check (attempts >= 1),
    started_at text not null,
    duration_seconds real not null,
    counts text not null,
    error_kind text,
    error_message text,
    error_remedy text,
    primary key (run_id, position)
);
