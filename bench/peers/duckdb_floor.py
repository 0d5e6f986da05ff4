"""The floor: bare DuckDB turns the raw file into bronze, offline and online Parquet, and judges nothing.

Settings are the package's defaults. `--tuned` writes small row groups, so that both cores encode Parquet.
"""

import duckdb

from ticket_columns import COLUMNS, names_of
from work_order import read_work_order, say_done

TYPES = {
    "text": "varchar",
    "time": "timestamp",
    "int": "bigint",
    "double": "double",
    "flag": "boolean",
    "list": "varchar[]",
}
SMALL_ROW_GROUPS = ", row_group_size 10240"


def raw_tickets(raw: str, mixed_times: bool) -> str:
    """The raw file as a relation with the contract's types."""
    types = TYPES | ({"time": "varchar"} if mixed_times else {})
    columns = ", ".join(f"{name}: '{types[kind]}'" for name, kind in COLUMNS.items())
    relation = f"read_json('{raw}', format = 'array', columns = {{{columns}}})"
    return f"(select {times_in_utc()} from {relation})" if mixed_times else relation


def times_in_utc() -> str:
    """Every column; ISO-8601 and epoch milliseconds become UTC timestamps. Costs 2 to 4 % of the whole."""
    utc = "coalesce(try_cast({0} as timestamptz) at time zone 'UTC', epoch_ms(try_cast({0} as bigint))) as {0}"
    replacements = ", ".join(utc.format(name) for name in names_of("time"))
    return f"* replace ({replacements})"


def newest_versions(bronze: str) -> str:
    """The offline table. Choosing row numbers first is faster than a window over all 60 columns."""
    rows = f"read_parquet('{bronze}', file_row_number = true)"
    return f"""
        select
            {", ".join(COLUMNS)},
            date_diff('second', created_at, resolved_at) as resolution_seconds,
            resolved_at is null as is_open
        from {rows}
        where file_row_number in (
            select max_by(file_row_number, (updated_at, file_row_number)) from {rows} group by ticket_id
        )"""


def newest_tickets(offline: str, count: int) -> str:
    """The online table."""
    return f"""
        select * from '{offline}'
        where created_at is not null
        order by created_at desc
        limit {count}"""


def main() -> None:
    order, arguments = read_work_order(__doc__)
    connection = duckdb.connect()

    def write(query: str, target: str) -> int:
        row_groups = SMALL_ROW_GROUPS if arguments.tuned else ""
        copy = f"copy ({query}) to '{target}' (format parquet, compression snappy{row_groups})"
        return connection.execute(copy).fetchone()[0]

    tickets = raw_tickets(str(order.raw), order.mixed_times)
    bronze = write(f"select * from {tickets}", str(order.bronze))
    offline = write(newest_versions(str(order.bronze)), str(order.offline))
    online = write(newest_tickets(str(order.offline), order.num_online), str(order.online))
    say_done(bronze, offline, online)


if __name__ == "__main__":
    main()
