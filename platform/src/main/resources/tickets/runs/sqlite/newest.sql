-- Made by a test from the migrations: all of them at once.

CREATE TABLE "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);

CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");

CREATE TABLE run (
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

CREATE TABLE run_step (
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

insert into flyway_schema_history
    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
values (1, '1', 'run history', 'SQL', 'V1__run_history.sql', -254118511, '', 0, 1);
