"""Prepares and cleans S3 and Redis for a benchmark: touches one bucket, and Redis keys under one prefix only.

bench_stores.py prepare ENDPOINT BUCKET RAW_FILE    creates the bucket, uploads RAW_FILE unless it is there
bench_stores.py reset ENDPOINT BUCKET HOST PORT PREFIX    removes all but the raw file, and the prefix's keys
bench_stores.py remove ENDPOINT BUCKET HOST PORT PREFIX   removes all of it, the bucket too
"""

import os
import sys
from pathlib import Path

import boto3
import redis

RAW_KEY = "raw/tickets.json"


def s3(endpoint: str):
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=os.environ["MINIO_ACCESS_KEY"],
        aws_secret_access_key=os.environ["MINIO_SECRET_KEY"],
    )


def prepare(endpoint: str, bucket: str, raw_file: str) -> None:
    client = s3(endpoint)
    if bucket not in {known["Name"] for known in client.list_buckets()["Buckets"]}:
        client.create_bucket(Bucket=bucket)
    present = client.list_objects_v2(Bucket=bucket, Prefix=RAW_KEY).get("Contents", [])
    written_at = Path(raw_file).stat()
    same = [known for known in present if known["Key"] == RAW_KEY and known["Size"] == written_at.st_size]
    if not any(known["LastModified"].timestamp() >= written_at.st_mtime for known in same):
        client.upload_file(raw_file, bucket, RAW_KEY)


def clear(endpoint: str, bucket: str, keep: frozenset[str], host: str, port: str, prefix: str) -> None:
    client = s3(endpoint)
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for known in page.get("Contents", []):
            if known["Key"] not in keep:
                client.delete_object(Bucket=bucket, Key=known["Key"])
    online = redis.Redis(host, int(port))
    for keys in batches(online.scan_iter(match=prefix + "*", count=1000)):
        online.unlink(*keys)


def batches(keys, size: int = 1000):
    batch = []
    for key in keys:
        batch.append(key)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def main() -> None:
    match sys.argv[1:]:
        case ["prepare", endpoint, bucket, raw_file]:
            prepare(endpoint, bucket, raw_file)
        case ["reset", endpoint, bucket, host, port, prefix]:
            clear(endpoint, bucket, frozenset({RAW_KEY}), host, port, prefix)
        case ["remove", endpoint, bucket, host, port, prefix]:
            clear(endpoint, bucket, frozenset(), host, port, prefix)
            s3(endpoint).delete_bucket(Bucket=bucket)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
