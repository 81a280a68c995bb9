// A consumer of kafkajs that reads a topic in a group and tells what it is given, has read and committed, a line of JSON each: FOLDER
// BOOTSTRAP NAME TOPIC GROUP, where FOLDER has kafkajs in its node_modules. It commits by hand, also when it is told to ("commit"), and leaves
// its group when it is told to end ("stop").
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'

const [folder = '', bootstrap = '', name = '', topic = '', groupId = ''] = process.argv.slice(2)
const { Kafka, logLevel, PartitionAssigners } = createRequire(path.join(folder, 'package.json'))('kafkajs')
const commitEveryMs = 200

const tell = (what) => process.stdout.write(`${JSON.stringify({ at: Number(process.hrtime.bigint()), ...what })}\n`)
/** What it has read of each partition that it has. */
const next = new Map()
let owned = []

const retry = { initialRetryTime: 50, maxRetryTime: 1000 }
const kafka = new Kafka({ clientId: name, brokers: bootstrap.split(','), logLevel: logLevel.NOTHING, retry })
const consumer = kafka.consumer({
  groupId,
  partitionAssigners: [PartitionAssigners.roundRobin],
  sessionTimeout: 6000,
  rebalanceTimeout: 10_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 200,
  metadataMaxAge: 5000,
  retry: { ...retry, restartOnFailure: async () => true },
})

// It leaves requests to nobody that time out; whoever made the call they belong to is told, too.
process.on('unhandledRejection', (error) => {
  if (!String(error?.name).startsWith('KafkaJS')) throw error
})

function letGo(did) {
  if (owned.length > 0) tell({ did, partitions: owned })
  owned = []
  next.clear()
}
const { GROUP_JOIN, REBALANCING, CRASH } = consumer.events
// It does not tell whether it was asked to let go, or was out of its group already.
consumer.on(REBALANCING, () => letGo('lost'))
consumer.on(CRASH, () => letGo('lost'))
consumer.on(GROUP_JOIN, ({ payload }) => {
  letGo('lost')
  owned = payload.memberAssignment[topic] ?? []
  for (const partition of owned) next.set(partition, -1)
  tell({ did: 'assigned', partitions: owned })
})

/** `commitAll` as kafkajs has it inside of a batch, and outside. */
async function commit(commitAll) {
  tell({ did: 'committing' })
  const offsets = [...next].filter(([, offset]) => offset >= 0)
  if (offsets.length === 0) return
  try {
    await commitAll(offsets.map(([partition, offset]) => ({ partition, offset: String(offset) })))
    for (const [partition, offset] of offsets) tell({ did: 'committed', partition, offset })
  } catch (error) {
    tell({ did: 'refused', code: error.type ?? error.name })
    throw error
  }
}

const outside = (partitions) => consumer.commitOffsets(partitions.map((each) => ({ topic, ...each })))
let isStopping = false
createInterface({ input: process.stdin })
  .on('line', (word) => {
    // That it was refused is told; the next one may be taken.
    if (word === 'commit') commit(outside).catch(() => undefined)
    if (word !== 'stop') return
    isStopping = true
    // It has left its group, or nobody took that from it, and says nothing of that itself: another may have its partitions already.
    const end = () => {
      letGo('lost')
      process.exit(0)
    }
    void consumer.disconnect().then(end, end)
  })
  // Whoever started it is gone.
  .on('close', () => isStopping || process.exit(0))

await consumer.connect()
await consumer.subscribe({ topic, fromBeginning: true })
tell({ did: 'joining' })
let committedMs = 0
await consumer.run({
  autoCommit: false,
  eachBatchAutoResolve: false,
  async eachBatch({ batch, isRunning, isStale, resolveOffset, heartbeat, commitOffsetsIfNecessary }) {
    if (!isRunning() || isStale() || batch.messages.length === 0 || !next.has(batch.partition)) return
    const first = Number(batch.messages[0].offset)
    const last = Number(batch.messages.at(-1).offset)
    tell({ did: 'read', partition: batch.partition, first, last })
    next.set(batch.partition, last + 1)
    resolveOffset(String(last))
    if (performance.now() - committedMs >= commitEveryMs) {
      // What is refused is for kafkajs to see, too: it looks for its coordinator again, or joins again.
      await commit((partitions) => commitOffsetsIfNecessary({ topics: [{ topic, partitions }] }))
      committedMs = performance.now()
    }
    await heartbeat()
  },
})
