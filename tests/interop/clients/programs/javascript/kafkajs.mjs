// Cases of kafkajs, whose admin client also makes the topics.
import zlib from 'node:zlib'
import {
  ask,
  assert,
  brokers,
  checkAll,
  checkRecord,
  isExchanged,
  load,
  main,
  prefix,
  recordAt,
  until,
  versionOf,
} from './cases.mjs'

const { AssignerProtocol, CompressionCodecs, CompressionTypes, ConfigResourceTypes, Kafka, logLevel } = load('kafkajs')
const { compressFrame, decompressFrame } = load('lz4-napi')
CompressionCodecs[CompressionTypes.Snappy] = load('kafkajs-snappy')
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: (encoder) => compressFrame(encoder.buffer),
  decompress: (buffer) => decompressFrame(buffer),
})
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: (encoder) => Promise.resolve(zlib.zstdCompressSync(encoder.buffer)),
  decompress: (buffer) => Promise.resolve(zlib.zstdDecompressSync(buffer)),
})

const kafka = new Kafka({
  clientId: 'interop',
  brokers,
  logLevel: logLevel.NOTHING,
  retry: { retries: 20, maxRetryTime: 2000 },
})
const admin = kafka.admin()
await admin.connect()

async function newTopic(name, { numPartitions = 3, configEntries = [] } = {}) {
  const topic = `${prefix}-${name}`
  assert.equal(
    await admin.createTopics({ topics: [{ topic, numPartitions, configEntries }], waitForLeaders: true }),
    true,
  )
  // Every leader knows it then. To one that does not, kafkajs sends again what it had sent to the others already.
  const isKnown = () =>
    admin.fetchTopicOffsets(topic).then(
      () => true,
      () => false,
    )
  await until(isKnown, 'every leader knows the topic')
  return topic
}

const numbered = (count, from = 0) => Array.from({ length: count }, (_, at) => recordAt(from + at))
/** With the partition, which kafkajs would choose anew for records without a key that it sends again. */
const placed = (count, from) => numbered(count, from).map((record, at) => ({ ...record, partition: (from + at) % 3 }))

async function send(topic, messages, { compression = CompressionTypes.None, acks = -1, ...options } = {}) {
  const producer = kafka.producer({ allowAutoTopicCreation: false, ...options })
  await producer.connect()
  const answers = await producer.send({ topic, messages, compression, acks })
  await producer.disconnect()
  return answers
}

/** Reads until there are `count`, with a group of its own. */
async function read(topics, count, { groupId = `${prefix}-reader-${Math.random()}`, ...options } = {}) {
  const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, maxWaitTimeInMs: 200, ...options })
  const records = []
  await consumer.connect()
  await consumer.subscribe({ topics: [topics].flat(), fromBeginning: true })
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      records.push({ partition, message })
    },
  })
  await until(() => records.length >= count, `${count} records are read`)
  await consumer.disconnect()
  return records
}

/** Reads all of a topic and checks each record. */
const verified = async (topic, count, options) => {
  const records = await read(topic, count, options)
  checkAll(
    records.map(({ partition, message }) => ({ partition, at: checkRecord(message) })),
    count,
  )
  return count
}

async function roundTrip(name, compression) {
  const topic = await newTopic(name)
  for (let from = 0; from < 3000; from += 500) await send(topic, numbered(500, from), { compression })
  return verified(topic, 3000)
}

/** A member of a group that keeps what it has read. */
async function member(groupId, topic, options = {}) {
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 200,
    ...options,
  })
  const state = { consumer, records: [], assigned: [] }
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => (state.assigned = payload.memberAssignment[topic] ?? []))
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      state.records.push({ partition, at: checkRecord(message) })
    },
  })
  return state
}

const cases = {
  'cluster and topic metadata': async () => {
    const topic = await newTopic('metadata', { numPartitions: 5 })
    const cluster = await admin.describeCluster()
    const addresses = cluster.brokers.map(({ host, port }) => `${host}:${port}`)
    assert.deepEqual(new Set(addresses), new Set(brokers))
    assert.ok(cluster.clusterId.length > 0)
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
    assert.equal(topics[0].partitions.length, 5)
    for (const { leader, replicas, isr } of topics[0].partitions) {
      assert.ok(replicas.includes(leader) && isr.length > 0)
      assert.equal(replicas.length, Math.min(3, brokers.length))
    }
  },
  'produce and consume, uncompressed': () => roundTrip('none', CompressionTypes.None),
  'produce and consume, gzip': () => roundTrip('gzip', CompressionTypes.GZIP),
  'produce and consume, snappy': () => roundTrip('snappy', CompressionTypes.Snappy),
  'produce and consume, lz4': () => roundTrip('lz4', CompressionTypes.LZ4),
  'produce and consume, zstd': () => roundTrip('zstd', CompressionTypes.ZSTD),
  'what others are to read is written, in every codec': async () => {
    const topic = await newTopic('exchange')
    const codecs = Object.values(CompressionTypes)
    for (const [index, compression] of codecs.entries()) await send(topic, placed(100, index * 100), { compression })
    return codecs.length * 100
  },
  'what others wrote, in every codec, is read': async () => {
    let count = 0
    for (const topic of (await admin.listTopics()).filter(isExchanged)) count += await verified(topic, 500)
    return count
  },
  'acks of one and of none': async () => {
    const topic = await newTopic('acks', { numPartitions: 1 })
    await send(topic, numbered(100), { acks: 1 })
    await send(topic, numbered(100, 100), { acks: 0 })
    return verified(topic, 200)
  },
  'idempotent producer': async () => {
    const topic = await newTopic('idempotent')
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
    await producer.connect()
    for (let from = 0; from < 1000; from += 50) await producer.send({ topic, messages: placed(50, from) })
    await producer.disconnect()
    return verified(topic, 1000)
  },
  'a topic that is written to is created': async () => {
    const topic = `${prefix}-by-itself`
    await send(topic, placed(10, 0), { allowAutoTopicCreation: true })
    return verified(topic, 10)
  },
  'offsets by time, and of both ends': async () => {
    const topic = await newTopic('offsets', { numPartitions: 1 })
    await send(topic, numbered(100))
    const [ends] = await admin.fetchTopicOffsets(topic)
    assert.deepEqual([ends.low, ends.high], ['0', '100'])
    const [byTime] = await admin.fetchTopicOffsetsByTimestamp(topic, 1_700_000_000_040)
    assert.equal(byTime.offset, '40')
    const [late] = await admin.fetchTopicOffsetsByTimestamp(topic, 1_800_000_000_000)
    assert.equal(late.offset, '100')
  },
  'a group divides partitions, goes on without a member, and resumes where it had committed': async () => {
    const topic = await newTopic('group', { numPartitions: 6 })
    const groupId = `${prefix}-group`
    const one = await member(groupId, topic)
    await until(() => one.assigned.length === 6, 'one has all partitions')
    await send(topic, numbered(600))
    await until(() => one.records.length === 600, 'one has read all')
    const two = await member(groupId, topic)
    await until(() => one.assigned.length === 3 && two.assigned.length === 3, 'each has three partitions')
    await send(topic, numbered(600, 600))
    await until(() => one.records.length + two.records.length >= 1200, 'both have read all')
    assert.ok(two.records.length > 0)
    const { groups } = await admin.describeGroups([groupId])
    assert.deepEqual(
      [groups[0].state, groups[0].members.length, groups[0].protocol],
      ['Stable', 2, 'RoundRobinAssigner'],
    )
    const assigned = groups[0].members.map(
      ({ memberAssignment }) => AssignerProtocol.MemberAssignment.decode(memberAssignment).assignment[topic].length,
    )
    assert.deepEqual(assigned, [3, 3])
    await one.consumer.disconnect()
    await until(() => two.assigned.length === 6, 'two has all partitions')
    await two.consumer.disconnect()
    checkAll([...one.records, ...two.records], 1200)
    const offsets = await admin.fetchOffsets({ groupId, topics: [topic] })
    assert.equal(
      offsets[0].partitions.reduce((sum, { offset }) => sum + Number(offset), 0),
      1200,
    )
    await send(topic, numbered(100, 1200))
    const three = await member(groupId, topic)
    await until(() => three.records.length >= 100, 'three has read on')
    await three.consumer.disconnect()
    checkAll([...one.records, ...two.records, ...three.records], 1300)
    return 1300
  },
  'offsets of a group are set, fetched and deleted with it': async () => {
    const topic = await newTopic('set-offsets', { numPartitions: 1 })
    await send(topic, numbered(50))
    const groupId = `${prefix}-set-offsets`
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '20' }] })
    const records = await read(topic, 30, { groupId })
    assert.equal(checkRecord(records[0].message), 20)
    const listed = await admin.listGroups()
    assert.ok(listed.groups.some((group) => group.groupId === groupId && group.protocolType === 'consumer'))
    await admin.deleteGroups([groupId])
    const [{ partitions }] = await admin.fetchOffsets({ groupId, topics: [topic] })
    assert.equal(partitions[0].offset, '-1')
    return 30
  },
  'transactions: what is committed is read, what is aborted is not': async () => {
    // Of one partition: kafkajs sends a request again to all partitions if it fails for one, and then the others have it twice.
    const topic = await newTopic('transactions', { numPartitions: 1 })
    const producer = kafka.producer({
      transactionalId: `${prefix}-transactions`,
      idempotent: true,
      maxInFlightRequests: 1,
    })
    await producer.connect()
    for (let at = 0; at < 10; at++) {
      const transaction = await producer.transaction()
      // Aborted records have numbers that no committed one has.
      const from = at % 2 === 0 ? at * 50 : 10_000 + at * 50
      await transaction.send({ topic, messages: numbered(100, from) })
      await (at % 2 === 0 ? transaction.commit() : transaction.abort())
    }
    await producer.disconnect()
    await verified(topic, 500)
    const all = await read(topic, 1000, { readUncommitted: true })
    assert.equal(all.length, 1000)
    return 1500
  },
  'a copy in transactions with the offsets of its group': async () => {
    const source = await newTopic('source')
    const target = await newTopic('target')
    await send(source, numbered(500))
    const groupId = `${prefix}-copy`
    const producer = kafka.producer({ transactionalId: `${prefix}-copy`, idempotent: true, maxInFlightRequests: 1 })
    const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 })
    await Promise.all([producer.connect(), consumer.connect()])
    await consumer.subscribe({ topics: [source], fromBeginning: true })
    let copied = 0
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch, resolveOffset }) => {
        const transaction = await producer.transaction()
        const messages = batch.messages.map(({ key, value, headers, timestamp }) => ({
          key,
          value,
          headers,
          timestamp,
        }))
        await transaction.send({ topic: target, messages })
        const offset = String(Number(batch.lastOffset()) + 1)
        await transaction.sendOffsets({
          consumerGroupId: groupId,
          topics: [{ topic: source, partitions: [{ partition: batch.partition, offset }] }],
        })
        await transaction.commit()
        resolveOffset(batch.lastOffset())
        copied += messages.length
      },
    })
    await until(() => copied >= 500, 'all is copied')
    await Promise.all([producer.disconnect(), consumer.disconnect()])
    const [{ partitions }] = await admin.fetchOffsets({ groupId, topics: [source] })
    assert.equal(
      partitions.reduce((sum, { offset }) => sum + Number(offset), 0),
      500,
    )
    // Batches of several partitions were copied in any order.
    const records = await read(target, 500)
    assert.equal(new Set(records.map(({ message }) => checkRecord(message))).size, 500)
    return 500
  },
  'a producer that was replaced is fenced': async () => {
    const topic = await newTopic('fenced')
    const options = {
      transactionalId: `${prefix}-fenced`,
      idempotent: true,
      maxInFlightRequests: 1,
    }
    const old = kafka.producer(options)
    await old.connect()
    const begun = await old.transaction()
    await begun.send({ topic, messages: numbered(10) })
    const next = kafka.producer(options)
    await next.connect()
    const transaction = await next.transaction()
    await transaction.send({ topic, messages: numbered(10) })
    await assert.rejects(begun.commit())
    await transaction.commit()
    await Promise.all([old.disconnect(), next.disconnect()])
    return verified(topic, 10)
  },
  'topics: configs, more partitions, records and topics deleted': async () => {
    const topic = await newTopic('admin', {
      numPartitions: 1,
      configEntries: [{ name: 'retention.ms', value: '4000000000000' }],
    })
    const configs = async () => {
      const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic }]
      const described = await admin.describeConfigs({ resources, includeSynonyms: true })
      return new Map(described.resources[0].configEntries.map((entry) => [entry.configName, entry]))
    }
    const created = await configs()
    assert.equal(created.get('retention.ms').configValue, '4000000000000')
    assert.equal(created.get('retention.ms').configSource, 1)
    assert.equal(created.get('cleanup.policy').configValue, 'delete')
    assert.ok(created.get('retention.ms').configSynonyms.length >= 1)
    await send(topic, numbered(20))
    // It has to know the leader before.
    assert.equal((await admin.fetchTopicOffsets(topic))[0].high, '20')
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '5' }] })
    assert.equal((await admin.fetchTopicOffsets(topic))[0].low, '5')
    const configEntries = [{ name: 'cleanup.policy', value: 'compact' }]
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }],
    })
    await until(async () => (await configs()).get('cleanup.policy').configValue === 'compact', 'it is compacted')
    // What is not named goes back to its default.
    assert.equal((await configs()).get('retention.ms').configValue, '-1')
    await admin.createPartitions({ topicPartitions: [{ topic, count: 4 }] })
    await until(async () => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
      return topics[0].partitions.length === 4
    }, 'there are four partitions')
    assert.equal(await admin.createTopics({ topics: [{ topic }] }), false)
    await admin.deleteTopics({ topics: [topic] })
    await until(async () => !(await admin.listTopics()).includes(topic), 'the topic is gone')
  },
  'a topic that is made again under its name': async () => {
    const topic = await newTopic('again', { numPartitions: 1 })
    await send(topic, numbered(10))
    await admin.deleteTopics({ topics: [topic] })
    await until(async () => !(await admin.listTopics()).includes(topic), 'the topic is gone')
    await until(
      () => admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: false }),
      'it is made again',
    )
    await send(topic, numbered(20))
    return verified(topic, 20)
  },
  'the leader is killed while records are sent': async () => {
    // Of one partition: if the leader of one moves to a broker that has answered for another, kafkajs leaves its records out, on Kafka too.
    const topic = await newTopic('failover', {
      numPartitions: 1,
      configEntries: [{ name: 'min.insync.replicas', value: '2' }],
    })
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
    const victim = topics[0].partitions[0].leader
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { retries: 100, maxRetryTime: 1000 },
    })
    await producer.connect()
    let sent = 0
    const sendMore = async (count) => {
      for (let at = 0; at < count; at += 50, sent += 50) await producer.send({ topic, messages: numbered(50, sent) })
    }
    await sendMore(500)
    const killed = ask('kill', victim)
    await sendMore(1000)
    await killed
    await sendMore(500)
    await ask('start', victim)
    await sendMore(500)
    await producer.disconnect()
    return verified(topic, sent)
  },
}

if (brokers.length === 1) delete cases['the leader is killed while records are sent']
await main(versionOf('kafkajs'), cases)
