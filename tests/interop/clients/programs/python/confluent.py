"""Cases of confluent-kafka, Python on librdkafka, with both group protocols."""

import random
import time

import confluent_kafka
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource, NewPartitions, NewTopic, OffsetSpec, ResourceType

from cases import BOOTSTRAP, BROKERS, FIRST_TIMESTAMP, PREFIX, ask, check, check_all, check_record, headers, is_exchanged, key, main, until, value

admin = AdminClient({"bootstrap.servers": BOOTSTRAP})


def new_topic(name, partitions=3, config=None):
    topic = f"{PREFIX}-{name}"
    wanted = NewTopic(topic, partitions, min(3, len(BROKERS)), config=config or {})
    admin.create_topics([wanted])[topic].result()
    return topic


def send_with(producer, topic, numbers, **where):
    failures = []

    def told(error, _):
        if error is not None:
            failures.append(error)

    for at in numbers:
        timestamp = FIRST_TIMESTAMP + at
        producer.produce(topic, value(at), key(at), headers=headers(at), timestamp=timestamp, on_delivery=told, **where)
        producer.poll(0)
    check(producer.flush(100), 0, "the number of records that are not sent")
    check(failures, [], "failures")


def send(topic, numbers, **config):
    send_with(Producer({"bootstrap.servers": BOOTSTRAP, **config}), topic, numbers)


def consumer_of(group, **config):
    settings = {"bootstrap.servers": BOOTSTRAP, "group.id": group, "auto.offset.reset": "earliest", "enable.auto.commit": False}
    # The broker says how often, if the new protocol is used.
    classic = {} if config.get("group.protocol") == "consumer" else {"session.timeout.ms": 10_000, "heartbeat.interval.ms": 500}
    return Consumer({**settings, **classic, **config})


class Member:
    """A consumer that keeps what it has read, and commits it."""

    def __init__(self, topic, group, **config):
        self.consumer = consumer_of(group, **config)
        self.consumer.subscribe([topic])
        self.records = []

    def poll(self, seconds=0.1):
        messages = self.consumer.consume(500, seconds)
        for message in messages:
            if message.error():
                raise KafkaException(message.error())
            at = check_record(message.key(), message.value(), message.timestamp()[1], message.headers())
            self.records.append((message.partition(), at))
        if messages:
            self.consumer.commit(asynchronous=False)
        return len(messages)

    def partitions(self):
        return {each.partition for each in self.consumer.assignment()}

    def close(self):
        self.consumer.close()


def poll_until(members, condition, what, seconds=180):
    def polled():
        for member in members:
            member.poll(0.05)
        return condition()

    until(polled, what, seconds)


def read(topic, count, **config):
    member = Member(topic, f"{PREFIX}-reader-{random.random()}", **config)
    poll_until([member], lambda: len(member.records) >= count, f"{count} records are read")
    member.poll(0.3)
    member.close()
    return member.records


def verified(topic, count, **config):
    return check_all(read(topic, count, **config), count)


def round_trip(codec):
    topic = new_topic(codec)
    send(topic, range(3000), **{"compression.type": codec, "linger.ms": 20})
    return verified(topic, 3000)


def write_for_others():
    topic = new_topic("exchange")
    for index, codec in enumerate(["none", "gzip", "snappy", "lz4", "zstd"]):
        send(topic, range(index * 100, index * 100 + 100), **{"compression.type": codec, "linger.ms": 20})
    return 500


def read_others():
    return sum(verified(topic, 500) for topic in admin.list_topics(timeout=30).topics if is_exchanged(topic))


def metadata():
    topic = new_topic("metadata", 5)
    found = admin.list_topics(topic, timeout=30)
    check({f"{each.host}:{each.port}" for each in found.brokers.values()}, set(BROKERS), "the brokers")
    check(len(found.topics[topic].partitions), 5, "the number of partitions")
    described = admin.describe_cluster().result()
    check(len(described.nodes), len(BROKERS), "the number of brokers")


def acks():
    topic = new_topic("acks", 1)
    send(topic, range(500), acks=1)
    send(topic, range(500, 1000), acks=0)
    return verified(topic, 1000)


def idempotent():
    topic = new_topic("idempotent")
    send(topic, range(3000), **{"enable.idempotence": True})
    return verified(topic, 3000)


def offsets():
    topic = new_topic("offsets", 1)
    send(topic, range(100))
    partition = TopicPartition(topic, 0)

    def offset_of(spec):
        return admin.list_offsets({partition: spec})[partition].result().offset

    check(offset_of(OffsetSpec.earliest()), 0, "the earliest offset")
    check(offset_of(OffsetSpec.latest()), 100, "the latest offset")
    check(offset_of(OffsetSpec.max_timestamp()), 99, "the offset of the newest record")
    check(offset_of(OffsetSpec.for_timestamp(FIRST_TIMESTAMP + 40)), 40, "the offset of a time")


def group(protocol):
    topic = new_topic(f"group-{protocol}", 6)
    name = f"{PREFIX}-group-{protocol}"
    config = {"group.protocol": protocol}
    one = Member(topic, name, **config)
    poll_until([one], lambda: len(one.partitions()) == 6, "one has all partitions")
    send(topic, range(600))
    poll_until([one], lambda: len(one.records) == 600, "one has read all")
    two = Member(topic, name, **config)
    both = lambda: len(one.partitions()) == 3 and len(two.partitions()) == 3
    poll_until([one, two], both, "each has three partitions")
    send(topic, range(600, 1200))
    poll_until([one, two], lambda: len(one.records) + len(two.records) == 1200, "both have read all")
    described = admin.describe_consumer_groups([name])[name].result()
    check((described.state.name, len(described.members)), ("STABLE", 2), "the group")
    check(described.type.name.lower(), protocol, "its type")
    one.close()
    poll_until([two], lambda: len(two.partitions()) == 6, "two has all partitions")
    two.close()
    send(topic, range(1200, 1300))
    three = Member(topic, name, **config)
    poll_until([three], lambda: len(three.records) >= 100, "three has read on")
    three.close()
    return check_all(one.records + two.records + three.records, 1300)


def static_member(protocol):
    topic = new_topic(f"static-{protocol}", 4)
    name = f"{PREFIX}-static-{protocol}"

    def member(instance):
        return Member(topic, name, **{"group.protocol": protocol, "group.instance.id": instance})

    one, two = member("one"), member("two")
    both = lambda: len(one.partitions()) == 2 and len(two.partitions()) == 2
    poll_until([one, two], both, "each has two partitions")
    had = one.partitions()
    one.close()
    again = member("one")
    poll_until([again, two], lambda: len(again.partitions()) == 2, "it is back")
    check(again.partitions(), had, "what it has")
    again.close()
    two.close()


def transactions():
    topic = new_topic("transactions")
    producer = Producer({"bootstrap.servers": BOOTSTRAP, "transactional.id": f"{PREFIX}-transactions"})
    producer.init_transactions(60)
    for at in range(10):
        producer.begin_transaction()
        # Aborted records have numbers that no committed one has.
        first = at * 50 if at % 2 == 0 else 10_000 + at * 100
        send_with(producer, topic, range(first, first + 100))
        producer.commit_transaction(60) if at % 2 == 0 else producer.abort_transaction(60)
    verified(topic, 500)
    check(len(read(topic, 1000, **{"isolation.level": "read_uncommitted"})), 1000, "what is not committed too")
    return 1500


def copy():
    source, target = new_topic("source"), new_topic("target")
    send(source, range(1000))
    name = f"{PREFIX}-copy"
    consumer = consumer_of(name)
    consumer.subscribe([source])
    producer = Producer({"bootstrap.servers": BOOTSTRAP, "transactional.id": name})
    producer.init_transactions(60)
    copied = 0
    end = time.monotonic() + 90
    while copied < 1000 and time.monotonic() < end:
        messages = consumer.consume(200, 0.5)
        if not messages:
            continue
        producer.begin_transaction()
        for message in messages:
            at = check_record(message.key(), message.value(), message.timestamp()[1], message.headers())
            send_with(producer, target, [at], partition=message.partition())
        positions = consumer.position(consumer.assignment())
        producer.send_offsets_to_transaction(positions, consumer.consumer_group_metadata(), 60)
        producer.commit_transaction(60)
        copied += len(messages)
    consumer.close()
    return verified(target, 1000)


def fenced():
    topic = new_topic("fenced", 1)
    config = {"bootstrap.servers": BOOTSTRAP, "transactional.id": f"{PREFIX}-fenced"}
    old, new = Producer(config), Producer(config)
    old.init_transactions(60)
    old.begin_transaction()
    send_with(old, topic, [1000])
    new.init_transactions(60)
    new.begin_transaction()
    send_with(new, topic, range(10))
    try:
        old.commit_transaction(60)
        raise AssertionError("a producer that was replaced has committed")
    except KafkaException:
        new.commit_transaction(60)
    return verified(topic, 10)


def topics():
    topic = new_topic("admin", 1, {"retention.ms": "4000000000000"})
    resource = ConfigResource(ResourceType.TOPIC, topic)

    def configs():
        return admin.describe_configs([resource])[resource].result()

    check(configs()["retention.ms"].value, "4000000000000", "a config")
    change = ConfigEntry("max.message.bytes", "2000000", incremental_operation=AlterConfigOpType.SET)
    admin.incremental_alter_configs([ConfigResource(ResourceType.TOPIC, topic, incremental_configs=[change])])[resource].result()
    until(lambda: configs()["max.message.bytes"].value == "2000000", "it is altered")
    send(topic, range(20))
    partition = TopicPartition(topic, 0, 5)
    check(admin.delete_records([partition])[partition].result().low_watermark, 5, "the low watermark")
    admin.create_partitions([NewPartitions(topic, 4)])[topic].result()
    until(lambda: len(admin.list_topics(topic, timeout=30).topics[topic].partitions) == 4, "there are four partitions")
    admin.delete_topics([topic])[topic].result()
    until(lambda: topic not in admin.list_topics(timeout=30).topics, "the topic is gone")


def failover():
    topic = new_topic("failover", 3, {"min.insync.replicas": "2"})
    victim = admin.list_topics(topic, timeout=30).topics[topic].partitions[0].leader
    producer = Producer({"bootstrap.servers": BOOTSTRAP, "enable.idempotence": True})
    send_with(producer, topic, range(1000))
    ask("kill", victim)
    send_with(producer, topic, range(1000, 3000))
    ask("start", victim)
    send_with(producer, topic, range(3000, 4000))
    return verified(topic, 4000)


cases = {
    "cluster and topic metadata": metadata,
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
    "classic protocol: two members divide partitions, one leaves, the next resumes": lambda: group("classic"),
    "classic protocol: a static member comes back to its partitions": lambda: static_member("classic"),
    "consumer protocol: two members divide partitions, one leaves, the next resumes": lambda: group("consumer"),
    "consumer protocol: a static member comes back to its partitions": lambda: static_member("consumer"),
    "transactions: what is committed is read, what is aborted is not": transactions,
    "a copy in transactions with the offsets of its group": copy,
    "a producer that was replaced is fenced": fenced,
    "topics: configs, more partitions, records and topics deleted": topics,
}
if len(BROKERS) > 1:
    cases["the leader is killed while records are sent"] = failover
main(f"{confluent_kafka.__version__}, librdkafka {confluent_kafka.libversion()[0]}", cases)
