"""A flow of the usual Python kind: Hydra, Prefect, Loguru, Pydantic, pandas, boto3, redis-py.

Raw tickets from S3 become bronze, offline and online Parquet in S3, and the online tickets JSON documents in Redis.
Tasks hand over object keys, not data: the lean way, which keeps Prefect from hashing and copying whole tables.
"""

import json
import sys
from io import BytesIO

import boto3
import hydra
import pandas as pd
import redis
from loguru import logger
from omegaconf import DictConfig, OmegaConf
from prefect import flow, task
from pydantic import BaseModel, PositiveInt, SecretStr
from pydantic_settings import BaseSettings

from pandas_tickets import newest_tickets, newest_versions, read_raw
from work_order import say_done


class Credentials(BaseSettings):
    """Read from MINIO_ACCESS_KEY and MINIO_SECRET_KEY."""

    minio_access_key: str = "minioadmin"
    minio_secret_key: SecretStr = SecretStr("minioadmin")


class DataSettings(BaseModel):
    endpoint: str
    bucket: str
    region: str
    raw_file: str
    bronze_file: str
    offline_file: str
    online_file: str
    num_online: PositiveInt


class Settings(BaseModel):
    seed: int
    redis_host: str
    redis_port: PositiveInt
    redis_prefix: str
    data: DataSettings


class Bucket:
    """The objects of one bucket as bytes and as tables."""

    def __init__(self, settings: DataSettings) -> None:
        credentials = Credentials()
        self._name = settings.bucket
        self._client = boto3.client(
            "s3",
            endpoint_url=settings.endpoint,
            region_name=settings.region,
            aws_access_key_id=credentials.minio_access_key,
            aws_secret_access_key=credentials.minio_secret_key.get_secret_value(),
        )

    def read(self, key: str) -> BytesIO:
        return BytesIO(self._client.get_object(Bucket=self._name, Key=key)["Body"].read())

    def read_table(self, key: str) -> pd.DataFrame:
        return pd.read_parquet(self.read(key))

    def write_table(self, key: str, table: pd.DataFrame) -> None:
        content = BytesIO()
        table.to_parquet(content, index=False, compression="snappy")
        content.seek(0)
        self._client.upload_fileobj(content, self._name, key)


@task(retries=3, retry_delay_seconds=1)
def ingest_bronze(data: DataSettings) -> int:
    """Raw to bronze; gives the number of tickets."""
    bucket = Bucket(data)
    bronze = read_raw(bucket.read(data.raw_file))
    bucket.write_table(data.bronze_file, bronze)
    logger.info("bronze: {} tickets in {}", len(bronze), data.bronze_file)
    return len(bronze)


@task(retries=3, retry_delay_seconds=1)
def build_offline(data: DataSettings) -> int:
    """Bronze to offline; gives the number of tickets."""
    bucket = Bucket(data)
    offline = newest_versions(bucket.read_table(data.bronze_file))
    bucket.write_table(data.offline_file, offline)
    logger.info("offline: {} tickets in {}", len(offline), data.offline_file)
    return len(offline)


@task(retries=3, retry_delay_seconds=1)
def build_online(data: DataSettings) -> int:
    """Offline to online; gives the number of tickets."""
    bucket = Bucket(data)
    online = newest_tickets(bucket.read_table(data.offline_file), data.num_online)
    bucket.write_table(data.online_file, online)
    logger.info("online: {} tickets in {}", len(online), data.online_file)
    return len(online)


@task(retries=3, retry_delay_seconds=1)
def publish_online(settings: Settings) -> int:
    """Online tickets to Redis, one JSON document each, in one pipeline; gives their number."""
    online = Bucket(settings.data).read_table(settings.data.online_file)
    documents = json.loads(online.to_json(orient="records", date_format="iso"))
    pipeline = redis.Redis(settings.redis_host, settings.redis_port).pipeline()
    for document in documents:
        pipeline.json().set(settings.redis_prefix + document["ticket_id"], "$", document)
    pipeline.execute()
    logger.info("redis: {} documents at {}:{}", len(documents), settings.redis_host, settings.redis_port)
    return len(documents)


@flow(name="ingest-tickets")
def ingest_tickets(settings: Settings) -> tuple[int, int, int]:
    """The whole way; gives the counts of bronze, offline and published tickets."""
    bronze = ingest_bronze(settings.data)
    offline = build_offline(settings.data)
    build_online(settings.data)
    return bronze, offline, publish_online(settings)


@hydra.main(version_base=None, config_path="reference_conf", config_name="config")
def main(config: DictConfig) -> None:
    logger.remove()
    logger.add(sys.stderr)
    logger.add("logs/app.log", serialize=True, rotation="10 MB", retention="7 days", compression="zip")
    settings = Settings.model_validate(OmegaConf.to_container(config, resolve=True))
    say_done(*ingest_tickets(settings))


if __name__ == "__main__":
    main()
