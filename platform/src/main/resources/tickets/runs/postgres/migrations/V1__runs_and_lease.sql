-- One row is a run of a lake. Times are ISO-8601 in UTC, maps are JSON objects.
create table run (
    lake text not null,
    id text collate "C" not null,
    command text not null,
    status text not null check (status in ('running', 'succeeded', 'failed', 'refused', 'killed')),
    started_at text not null,
    ended_at text,
    settings text not null,
    read_count bigint not null,
    accepted_count bigint not null,
    quarantined_count bigint not null,
    superseded_count bigint not null,
    offline_count bigint not null,
    online_count bigint not null,
    violations text not null,
    warnings text not null,
    error_kind text,
    error_message text,
    error_remedy text,
    primary key (lake, id)
);

-- One row is a finished step of a run.
create table run_step (
    lake text not null,
    run_id text collate "C" not null,
    position integer not null,
    name text not null,
    status text not null check (status in ('succeeded', 'failed')),
    attempts integer not null check (attempts >= 1),
    started_at text not null,
    duration_seconds double precision not null,
    counts text not null,
    error_kind text,
    error_message text,
    error_remedy text,
    primary key (lake, run_id, position),
    foreign key (lake, run_id) references run (lake, id)
);

-- One row is a lake: who may write to it. Held while expires_at lies ahead, or while the row is locked by a publication.
create table writer_lease (
    lake text primary key,
    token bigint not null,
    run_id text not null,
    command text not null,
    pid bigint not null,
    host text not null,
    since timestamp with time zone not null,
    expires_at timestamp with time zone
);

-- One row is a holder of the lease, from the moment it got it to the moment it gave it back or somebody took it over.
create table writer_tenure (
    lake text not null,
    token bigint not null,
    run_id text not null,
    command text not null,
    pid bigint not null,
    host text not null,
    taken_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    ending text check (ending in ('given back', 'taken over')),
    primary key (lake, token)
);
