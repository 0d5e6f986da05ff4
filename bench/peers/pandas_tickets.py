"""The tables in pandas, shared by the local peer and the reference flow."""

from io import BytesIO
from pathlib import Path

import pandas as pd

from ticket_columns import names_of


def read_raw(raw: Path | BytesIO) -> pd.DataFrame:
    """Bronze: the raw array with UTC times and whole numbers."""
    tickets = pd.read_json(raw, orient="records", convert_dates=False)
    for name in names_of("time"):
        tickets[name] = utc(tickets[name])
    whole = {name: "Int64" for name in names_of("int")}
    return tickets.astype(whole)


def utc(times: pd.Series) -> pd.Series:
    """ISO-8601 with or without offset and, where there are numbers, epoch milliseconds."""
    is_text = times.map(lambda value: isinstance(value, str))
    if (is_text | times.isna()).all():
        return pd.to_datetime(times, format="ISO8601", utc=True)
    iso = pd.to_datetime(times.where(is_text), format="ISO8601", utc=True)
    epoch = pd.to_datetime(pd.to_numeric(times.where(~is_text)), unit="ms", utc=True)
    return iso.fillna(epoch)


def newest_versions(bronze: pd.DataFrame) -> pd.DataFrame:
    """Offline: one row a ticket."""
    ordered = bronze.sort_values("updated_at", kind="stable")
    offline = ordered.drop_duplicates("ticket_id", keep="last").sort_index()
    offline["resolution_seconds"] = (offline["resolved_at"] - offline["created_at"]).dt.total_seconds()
    offline["is_open"] = offline["resolved_at"].isna()
    return offline


def newest_tickets(offline: pd.DataFrame, count: int) -> pd.DataFrame:
    """Online: the newest tickets."""
    dated = offline[offline["created_at"].notna()]
    return dated.sort_values("created_at", ascending=False, kind="stable").head(count)
