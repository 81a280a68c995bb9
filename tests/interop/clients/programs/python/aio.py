"""Cases of aiokafka, a client in Python alone."""

import asyncio
import random

import aiokafka
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.structs import OffsetAndMetadata

from cases import BOOTSTRAP, BROKERS, FIRST_TIMESTAMP, PREFIX, ask, check, check_all, check_record, headers, is_exchanged, key, main, value


async def admin():
    client = AIOKafkaAdminClient(bootstrap_servers=BOOTSTRAP)
    await client.start()
    return client


async def new_topic(name, partitions=3, configs=None):
    topic = f"{PREFIX}-{name}"
    client = await admin()
    answer = await client.create_topics([NewTopic(topic, partitions, min(3, len(BROKERS)), topic_configs=configs or {})])
    check([error for _, error, *_ in answer.topic_errors], [0], "the error")
    await client.close()
    return topic


async def send_with(producer, topic, numbers, partition=None):
    sent = []
    for at in numbers:
        options = {"key": key(at), "headers": headers(at), "timestamp_ms": FIRST_TIMESTAMP + at, "partition": partition}
        sent.append(await producer.send(topic, value(at), **options))
    await asyncio.gather(*sent)


async def send(topic, numbers, **options):
    async with AIOKafkaProducer(bootstrap_servers=BOOTSTRAP, **{"acks": "all", **options}) as producer:
        await send_with(producer, topic, numbers)


def consumer_of(*topics, **options):
    settings = {"auto_offset_reset": "earliest", "enable_auto_commit": False, "session_timeout_ms": 10_000}
    return AIOKafkaConsumer(*topics, bootstrap_servers=BOOTSTRAP, heartbeat_interval_ms=500, **{**settings, **options})


class Member:
    """A consumer that keeps what it has read, and commits it."""

    def __init__(self, topic, group, **options):
        self.consumer = consumer_of(topic, group_id=group, **options)
        self.records = []

    async def poll(self):
        for messages in (await self.consumer.getmany(timeout_ms=100)).values():
            for each in messages:
                at = check_record(each.key, each.value, each.timestamp, each.headers)
                self.records.append((each.partition, at))
            await self.consumer.commit()

    def partitions(self):
        return {each.partition for each in self.consumer.assignment()}


async def poll_until(members, condition, what, seconds=180):
    async def polled():
        while not condition():
            for member in members:
                await member.poll()

    try:
        await asyncio.wait_for(polled(), seconds)
    except asyncio.TimeoutError:
        raise AssertionError(f"waited {seconds} s until {what}") from None


async def read(topic, count, **options):
    member = Member(topic, f"{PREFIX}-reader-{random.random()}", **options)
    await member.consumer.start()
    await poll_until([member], lambda: len(member.records) >= count, f"{count} records are read")
    await member.poll()
    await member.consumer.stop()
    return member.records


async def verified(topic, count, **options):
    return check_all(await read(topic, count, **options), count)


async def round_trip(codec):
    topic = await new_topic(codec)
    await send(topic, range(2000), compression_type=None if codec == "none" else codec, linger_ms=20)
    return await verified(topic, 2000)


async def write_for_others():
    topic = await new_topic("exchange")
    for index, codec in enumerate([None, "gzip", "snappy", "lz4", "zstd"]):
        await send(topic, range(index * 100, index * 100 + 100), compression_type=codec)
    return 500


async def read_others():
    client = await admin()
    topics = [topic for topic in await client.list_topics() if is_exchanged(topic)]
    await client.close()
    return sum([await verified(topic, 500) for topic in topics])


async def acks():
    topic = await new_topic("acks", 1)
    await send(topic, range(200), acks=1)
    await send(topic, range(200, 400), acks=0)
    return await verified(topic, 400)


async def idempotent():
    topic = await new_topic("idempotent")
    await send(topic, range(2000), enable_idempotence=True)
    return await verified(topic, 2000)


async def offsets():
    topic = await new_topic("offsets", 1)
    await send(topic, range(100))
    partition = TopicPartition(topic, 0)
    async with consumer_of() as consumer:
        check(await consumer.beginning_offsets([partition]), {partition: 0}, "the beginning")
        check(await consumer.end_offsets([partition]), {partition: 100}, "the end")
        found = await consumer.offsets_for_times({partition: FIRST_TIMESTAMP + 40})
        check(found[partition].offset, 40, "the offset of a time")


async def group():
    topic = await new_topic("group", 6)
    name = f"{PREFIX}-group"
    one = Member(topic, name)
    await one.consumer.start()
    await poll_until([one], lambda: len(one.partitions()) == 6, "one has all partitions")
    await send(topic, range(600))
    await poll_until([one], lambda: len(one.records) == 600, "one has read all")
    two = Member(topic, name)
    starting = asyncio.create_task(two.consumer.start())
    await poll_until([one], starting.done, "two has begun")
    both = lambda: len(one.partitions()) == 3 and len(two.partitions()) == 3
    await poll_until([one, two], both, "each has three partitions")
    await send(topic, range(600, 1200))
    await poll_until([one, two], lambda: len(one.records) + len(two.records) == 1200, "both have read all")
    client = await admin()
    listed = await client.list_consumer_groups()
    check((name, "consumer") in listed, True, "the group in the list")
    committed = await client.list_consumer_group_offsets(name)
    check(sum(each.offset for each in committed.values()), 1200, "what is committed")
    await one.consumer.stop()
    await poll_until([two], lambda: len(two.partitions()) == 6, "two has all partitions")
    await two.consumer.stop()
    await client.close()
    await send(topic, range(1200, 1300))
    three = Member(topic, name)
    await three.consumer.start()
    await poll_until([three], lambda: len(three.records) >= 100, "three has read on")
    await three.consumer.stop()
    return check_all(one.records + two.records + three.records, 1300)


async def transactions():
    topic = await new_topic("transactions")
    async with AIOKafkaProducer(bootstrap_servers=BOOTSTRAP, transactional_id=f"{PREFIX}-transactions") as producer:
        for at in range(10):
            await producer.begin_transaction()
            # Aborted records have numbers that no committed one has.
            first = at * 50 if at % 2 == 0 else 10_000 + at * 100
            await send_with(producer, topic, range(first, first + 100))
            await (producer.commit_transaction() if at % 2 == 0 else producer.abort_transaction())
    await verified(topic, 500, isolation_level="read_committed")
    check(len(await read(topic, 1000)), 1000, "what is not committed too")
    return 1500


async def copy():
    source, target = await new_topic("source"), await new_topic("target")
    await send(source, range(500))
    name = f"{PREFIX}-copy"
    copied = 0
    consumer = consumer_of(source, group_id=name)
    async with consumer, AIOKafkaProducer(bootstrap_servers=BOOTSTRAP, transactional_id=name) as producer:
        while copied < 500:
            batches = await asyncio.wait_for(consumer.getmany(timeout_ms=500), 60)
            if not batches:
                continue
            async with producer.transaction():
                positions = {}
                for partition, messages in batches.items():
                    numbers = [check_record(each.key, each.value, each.timestamp, each.headers) for each in messages]
                    await send_with(producer, target, numbers, partition.partition)
                    positions[partition] = OffsetAndMetadata(messages[-1].offset + 1, "")
                    copied += len(messages)
                await producer.send_offsets_to_transaction(positions, name)
    client = await admin()
    committed = await client.list_consumer_group_offsets(name)
    check(sum(each.offset for each in committed.values()), 500, "what is committed")
    await client.close()
    return await verified(target, 500, isolation_level="read_committed")


async def topics():
    topic = await new_topic("admin", 1, {"retention.ms": "4000000000000"})
    client = await admin()
    [described] = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
    configs = {entry[0]: entry[1] for entry in described.resources[0][4]}
    check(configs["retention.ms"], "4000000000000", "a config")
    await client.create_partitions({topic: NewPartitions(4)})

    async def partitions():
        [found] = await client.describe_topics([topic])
        return len(found["partitions"])

    # Any broker may be asked, and hears of it a little later.
    while await partitions() != 4:
        await asyncio.sleep(0.05)
    await client.delete_topics([topic])
    await client.close()


async def failover():
    topic = await new_topic("failover", 3, {"min.insync.replicas": "2"})
    client = await admin()
    [described] = await client.describe_topics([topic])
    await client.close()
    victim = next(each["leader"] for each in described["partitions"] if each["partition"] == 0)
    async with AIOKafkaProducer(bootstrap_servers=BOOTSTRAP, enable_idempotence=True) as producer:
        await send_with(producer, topic, range(500))
        sending = asyncio.create_task(send_with(producer, topic, range(500, 2000)))
        await asyncio.to_thread(ask, "kill", victim)
        await sending
        await asyncio.to_thread(ask, "start", victim)
        await send_with(producer, topic, range(2000, 2500))
    return await verified(topic, 2500)


cases = {
    "produce and consume, none": lambda: round_trip("none"),
    "produce and consume, gzip": lambda: round_trip("gzip"),
    "produce and consume, snappy": lambda: round_trip("snappy"),
    "produce and consume, lz4": lambda: round_trip("lz4"),
    "produce and consume, zstd": lambda: round_trip("zstd"),
    "what others are to read is written, in every codec": write_for_others,
    "what others wrote, in every codec, is read": read_others,
    "acks of one and of none": acks,
    "idempotent producer": idempotent,
    "offsets by time, and of both ends": offsets,
    "two members divide partitions, one leaves, the next resumes": group,
    "transactions: what is committed is read, what is aborted is not": transactions,
    "a copy in transactions with the offsets of its group": copy,
    "topics: configs, more partitions, a topic deleted": topics,
}
if len(BROKERS) > 1:
    cases["the leader is killed while records are sent"] = failover
main(aiokafka.__version__, cases, lambda case: asyncio.run(asyncio.wait_for(case(), 500)))
