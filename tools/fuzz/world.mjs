import { isStreamError } from '@millrace/base'
import { nodePorts } from '@millrace/node-io'
import { encodeBatch } from '@millrace/records'

const topics = { plain: { partitions: 2 }, compacted: { partitions: 1, configs: { 'cleanup.policy': 'compact' } } }

/** Batches that producers might send: well-formed ones of each kind, one of the wrong checksum, one cut, two together, none. */
function batches() {
  const ports = nodePorts()
  const records = [1, 2, 3].map((at) => ({
    key: Buffer.from(`k${at}`),
    value: Buffer.from(`v${at}`),
    timestamp: 1_700_000_000_000 + at,
  }))
  const plain = encodeBatch({ records }, ports)
  const compressed = ['gzip', 'snappy', 'lz4', 'zstd'].map((compression) =>
    encodeBatch({ records, compression }, ports),
  )
  const idempotent = encodeBatch({ records, producerId: 0, producerEpoch: 0, baseSequence: 0 }, ports)
  const transactional = encodeBatch(
    { records, producerId: 1, producerEpoch: 0, baseSequence: 0, isTransactional: true },
    ports,
  )
  const control = encodeBatch(
    { records, producerId: 1, producerEpoch: 0, isControl: true, isTransactional: true },
    ports,
  )
  const unkeyed = encodeBatch({ records: [{ key: null, value: null, timestamp: -1 }] }, ports)
  const wrong = Buffer.from(plain)
  wrong[wrong.length - 1] ^= 1
  const pair = Buffer.concat([plain, plain])
  const cut = plain.subarray(0, plain.length - 3)
  return [
    plain,
    ...compressed,
    idempotent,
    transactional,
    control,
    unkeyed,
    wrong,
    pair,
    cut,
    Buffer.alloc(0),
    Buffer.alloc(61),
  ]
}

/** Topics of a cluster for requests to be about, and names for all else that they may name. */
export async function makeWorld(cluster) {
  const admin = (await cluster.client()).admin()
  const world = {
    topics: [...Object.keys(topics), 'missing', 'bad/name', '__consumer_offsets', '__transaction_state'],
    topicIds: [],
    groups: ['g1', 'g2'],
    transactionalIds: ['t1', 't2'],
    memberId: 'AQEBAQEBAQEBAQEBAQEBAQ',
    producerIds: [0, 1, 1000],
    batches: batches(),
    /** Makes topics again that were deleted: they then have other ids. */
    async restore() {
      for (const [name, options] of Object.entries(topics)) {
        await admin.createTopic(name, options).catch((error) => {
          if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
        })
      }
      world.topicIds = (await admin.describeTopics()).map(({ topicId }) => topicId)
    },
  }
  await world.restore()
  return world
}
