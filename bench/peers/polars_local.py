"""The same tables with Polars, local files."""

import polars as pl

from ticket_columns import COLUMNS, names_of
from work_order import read_work_order, say_done

TYPES = {
    "text": pl.String,
    "time": pl.String,
    "int": pl.Int64,
    "double": pl.Float64,
    "flag": pl.Boolean,
    "list": pl.List(pl.String),
}


def utc(name: str, mixed_times: bool) -> pl.Expr:
    """ISO-8601 and, when asked for, epoch milliseconds as a UTC instant."""
    text = pl.col(name)
    if not mixed_times:
        return text.str.to_datetime("%Y-%m-%dT%H:%M:%S%#z", time_unit="us", time_zone="UTC")
    with_offset = pl.when(text.str.contains(r"(Z|[+-]\d\d:\d\d)$")).then(text).otherwise(text + "Z")
    iso = with_offset.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%#z", time_unit="us", time_zone="UTC", strict=False)
    millis = text.cast(pl.Int64, strict=False).cast(pl.Datetime("ms", "UTC")).cast(pl.Datetime("us", "UTC"))
    return pl.coalesce(iso, millis).alias(name)


def newest_versions(bronze: pl.DataFrame) -> pl.DataFrame:
    """Offline: one row a ticket."""
    resolution = pl.col("resolved_at") - pl.col("created_at")
    return (
        bronze.sort("updated_at", maintain_order=True)
        .unique("ticket_id", keep="last", maintain_order=True)
        .with_columns(
            resolution.dt.total_seconds().alias("resolution_seconds"),
            pl.col("resolved_at").is_null().alias("is_open"),
        )
    )


def main() -> None:
    order, _ = read_work_order(__doc__)
    schema = {name: TYPES[kind] for name, kind in COLUMNS.items()}
    raw = pl.read_json(order.raw, schema=schema)
    bronze = raw.with_columns(utc(name, order.mixed_times) for name in names_of("time"))
    bronze.write_parquet(order.bronze, compression="snappy")
    offline = newest_versions(bronze)
    offline.write_parquet(order.offline, compression="snappy")
    dated = offline.filter(pl.col("created_at").is_not_null())
    online = dated.sort("created_at", descending=True, maintain_order=True).head(order.num_online)
    online.write_parquet(order.online, compression="snappy")
    say_done(len(bronze), len(offline), len(online))


if __name__ == "__main__":
    main()
