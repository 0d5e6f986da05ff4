"""What is measured: suites of contenders that do the same work, and the targets they are held against.

A command is a list of words with placeholders: `{launcher}` our launcher, `{python}` and `{peers}` the peers' Python
and folder, `{raw}` the raw file, `{work}` the run's own new folder, `{mixed_times}` a flag for the peers or nothing,
`{jar}` our packaged program, `{bench}` this folder, `{own_python}` the Python that measures, `{s3_endpoint}`, `{bucket}`, `{redis_host}`, `{redis_port}`, `{redis_prefix}` the stores.
"""

from dataclasses import dataclass

Command = tuple[str, ...]


@dataclass(frozen=True)
class Contender:
    """Something that is run and measured.

    `prepare` runs before each measured run, unmeasured. `count` is the number of tickets when it is not the suite's.
    A command may print one JSON object: counts (`accepted`, `offline`, `online`) are compared between contenders, the
    other numbers are recorded.
    """

    name: str
    what: str
    command: Command
    prepare: Command = ()
    count: int | None = None


@dataclass(frozen=True)
class Target:
    """A bound on the median of a figure; relative to another contender when `than` is set.

    `kind`: `at_most` the figure itself, `times` its ratio pair by pair, `more` its difference pair by pair, `faster`
    the inverse ratio, which must be at least `limit`.
    """

    text: str
    contender: str
    figure: str
    kind: str
    limit: float
    than: str = ""


@dataclass(frozen=True)
class Suite:
    name: str
    title: str
    contenders: tuple[Contender, ...]
    baseline: str = ""
    targets: tuple[Target, ...] = ()
    rounds: int = 5
    uses_raw: bool = True
    uses_stores: bool = False
    layout: str = "json"  # of generated raw files: json (one array) or jsonl (a record a line)


def local_ingest(name: str = "ours", count: int | None = None) -> Contender:
    command = ("{launcher}", "ingest", "data=local", "data.root={work}/lake", "data.raw_file={raw}", "--output", "json")
    return Contender(name, "`./tickets ingest`, local files, embedded online store", command, count=count)


def local_peer(name: str, what: str, script: str, *options: str) -> Contender:
    command = ("{python}", f"{{peers}}/{script}", "{raw}", "{work}/tables", "{mixed_times}", *options)
    return Contender(name, what, command)


S3_SETTINGS = ("data.endpoint={s3_endpoint}", "data.bucket={bucket}")
REDIS_SETTINGS = ("redis_host={redis_host}", "redis_port={redis_port}", "redis_prefix={redis_prefix}")
RESET_STORES = (
    "{python}", "{peers}/bench_stores.py", "reset",
    "{s3_endpoint}", "{bucket}", "{redis_host}", "{redis_port}", "{redis_prefix}",
)  # fmt: skip

LOCAL = Suite(
    name="local",
    title="Local files",
    contenders=(
        local_ingest(),
        local_peer("duckdb_floor", "bare DuckDB, typed read, its defaults, nothing judged", "duckdb_floor.py"),
        local_peer("duckdb_tuned", "the same with row groups of 10,240", "duckdb_floor.py", "--tuned"),
        local_peer("polars", "Polars, the same tables, nothing judged", "polars_local.py"),
        local_peer("pandas", "pandas, the same tables, nothing judged", "pandas_local.py"),
    ),
    baseline="duckdb_floor",
    targets=(
        Target("wall at most 1.3 × bare DuckDB", "ours", "wall_s", "times", 1.3, "duckdb_floor"),
        Target("peak memory at most 600 MB", "ours", "peak_process_mb", "at_most", 600),
    ),
)

S3 = Suite(
    name="s3",
    title="S3 and Redis JSON on this machine",
    contenders=(
        Contender(
            "ours",
            "`./tickets ingest data=minio redis_host=…`",
            ("{launcher}", "ingest", "data=minio", *S3_SETTINGS, *REDIS_SETTINGS, "state.root={work}/state",
             "--output", "json"),
            prepare=RESET_STORES,
        ),
        local_ingest("ours_local"),
        Contender(
            "reference",
            "Hydra + Prefect + pandas + boto3 + redis-py",
            ("{python}", "{peers}/reference_flow.py", *S3_SETTINGS, *REDIS_SETTINGS),
            prepare=RESET_STORES,
        ),
    ),
    baseline="reference",
    targets=(
        Target("at most 2 s more than local", "ours", "wall_s", "more", 2.0, "ours_local"),
        Target("at least 9 × faster than the reference flow", "ours", "wall_s", "faster", 9.0, "reference"),
    ),
    rounds=3,
    uses_stores=True,
)  # fmt: skip

MILLION = Suite(
    name="million",
    title="Ten times the tickets",
    contenders=(local_ingest("ours_1m", 1_000_000), local_ingest("ours_100k", 100_000)),
    baseline="ours_100k",
    targets=(
        Target("wall at most 9 × that of 100,000", "ours_1m", "wall_s", "times", 9.0, "ours_100k"),
        Target("peak memory at most 700 MB", "ours_1m", "peak_process_mb", "at_most", 700),
    ),
    rounds=3,
)

DAY = Suite(
    name="day",
    title="A day of 500 tickets on top of a million",
    contenders=(
        Contender(
            "ours_day",
            "`./tickets ingest` of 500 new tickets after 1,000,000 that were judged before",
            ("{launcher}", "ingest", "data=local", "data.root={work}/lake", "data.raw_file=raw/", "--output", "json"),
            prepare=("{own_python}", "{bench}/peers/history.py", "{launcher}", "{raw}", "{work}/lake"),
            count=1_000_000,
        ),
    ),
    targets=(Target("wall at most 6 s", "ours_day", "wall_s", "at_most", 6.0),),
    rounds=3,
)


def spark_ingest(name: str, count: int) -> Contender:
    command = ("{launcher}", "ingest", "engine=spark", "spark.driver_memory=6GiB", "data=local",
               "data.root={work}/lake", "data.raw_file={raw}", "--output", "json")  # fmt: skip
    return Contender(name, "`./tickets ingest engine=spark`, Iceberg tables, local[*], 6 GiB", command, count=count)


# JSON Lines, because an array is judged by one task of Spark's alone.
TEN_MILLION = Suite(
    name="ten_million",
    title="Ten million tickets on both engines",
    contenders=(
        local_ingest("ours_1m", 1_000_000),
        local_ingest("ours_10m", 10_000_000),
        spark_ingest("spark_1m", 1_000_000),
        spark_ingest("spark_10m", 10_000_000),
    ),
    baseline="ours_1m",
    targets=(
        Target("wall at most 11 × that of 1,000,000", "ours_10m", "wall_s", "times", 11.0, "ours_1m"),
        Target("peak memory at most 2,000 MB", "ours_10m", "peak_process_mb", "at_most", 2000),
    ),
    rounds=1,
    layout="jsonl",
)

STARTUP = Suite(
    name="startup",
    title="Start of the command line",
    contenders=(
        Contender("help", "`./tickets --help`", ("{launcher}", "--help")),
        Contender("config", "`./tickets config`", ("{launcher}", "config")),
        Contender("jvm", "`java -version`: a JVM that does nothing", ("java", "-version")),
    ),
    baseline="jvm",
    targets=(
        Target("`--help` at most 0.3 s", "help", "wall_s", "at_most", 0.3),
        Target("`config` at most 0.9 s", "config", "wall_s", "at_most", 0.9),
    ),
    rounds=20,
    uses_raw=False,
)

READS = ("java", "-XX:TieredStopAtLevel=1", "-cp", "{jar}", "{bench}/OnlineReads.java", "{launcher}", "{raw}", "{work}")

# The reads are timed inside the process; wall and memory are those of publishing and 60,000 reads together.
ONLINE = Suite(
    name="online",
    title="Reads of single documents",
    contenders=(
        Contender("embedded", "`find` in the embedded store, in process", READS),
        Contender("redis", "`find` in Redis JSON on this machine",
                  (*READS, "{redis_host}", "{redis_port}", "{redis_prefix}")),
    ),
    targets=(
        Target("embedded: p99 at most 0.2 ms", "embedded", "p99_ms", "at_most", 0.2),
        Target("Redis: p99 at most 1 ms", "redis", "p99_ms", "at_most", 1.0),
    ),
    rounds=3,
    uses_stores=True,
)  # fmt: skip

SUITES = {suite.name: suite for suite in (LOCAL, S3, MILLION, DAY, TEN_MILLION, STARTUP, ONLINE)}
