"""The same tables with pandas, local files."""

from pandas_tickets import newest_tickets, newest_versions, read_raw
from work_order import read_work_order, say_done


def main() -> None:
    order, _ = read_work_order(__doc__)
    bronze = read_raw(order.raw)
    bronze.to_parquet(order.bronze, index=False, compression="snappy")
    offline = newest_versions(bronze)
    offline.to_parquet(order.offline, index=False, compression="snappy")
    online = newest_tickets(offline, order.num_online)
    online.to_parquet(order.online, index=False, compression="snappy")
    say_done(len(bronze), len(offline), len(online))


if __name__ == "__main__":
    main()
