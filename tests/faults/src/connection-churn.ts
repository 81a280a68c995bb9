// A hundred connections a second that are opened and dropped in every way that clients have, while one client works on: the shipped
// broker keeps nothing of them, neither descriptors nor memory.
// node dist/connection-churn.js [--seconds N] [--per-second N]
import { once } from 'node:events'
import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { DataService, millrace } from '@millrace/contracts'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { descriptorCount, residentMib } from './process-usage.ts'
import { Writer } from './writer.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '300' }, 'per-second': { type: 'string', default: '100' } },
})
const total = Number(options.seconds) * Number(options['per-second'])
const pauseMs = 1000 / Number(options['per-second'])
const warmUpCount = Math.min(5000, total)
/**
 * How much more may be resident than after the warm-up, and than when half of them had gone: less than 1 KiB for each of 15,000 (2 MiB were
 * measured, of which the ids of the producers that work on are the most). Until then the allocator takes what it needs once.
 */
const growthMibMax = 48
const growthOfHalfMibMax = 16
/** Fewer connections than this in the second half would have to leave tens of kilobytes each to be told from garbage that waits. */
const growthOfHalfShownMin = 5_000
/** Of the client that works on: each of its rounds connects anew. */
const descriptorsAtWork = 12
const samplesCount = 100
const samplePauseMs = 50
const checks = new Checks()
const folder = new TemporaryFolder('churn')
const broker = new BrokerProcess(folder.path)
const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
let topicId: Uint8Array = Buffer.alloc(16)

function tcp(): ReturnType<typeof connectTcp> {
  const [host = '', port = ''] = broker.address.split(':')
  const socket = connectTcp(Number(port), host)
  // Dropping is what this is about.
  socket.on('error', () => undefined)
  return socket
}

/** Sends bytes on a new connection, then drops it: with an end, or with a reset. */
async function dropped(bytes: string, how: 'end' | 'reset'): Promise<void> {
  const socket = tcp()
  socket.write(bytes)
  await delay(5)
  if (how === 'end') socket.destroySoon()
  else socket.resetAndDestroy()
}

function call(
  session: ClientHttp2Session,
  callPath: string,
  message: Uint8Array,
  declaredLength = message.length,
): void {
  const stream = session.request({
    ':method': 'POST',
    ':path': callPath,
    'content-type': 'application/grpc',
    te: 'trailers',
  })
  stream.on('error', () => undefined)
  const header = Buffer.alloc(5)
  header.writeUInt32BE(declaredLength, 1)
  stream.write(Buffer.concat([header, message]))
}

async function droppedCall(callPath: string, message: Uint8Array, declaredLength?: number): Promise<void> {
  const session = connectHttp2(`http://${broker.address}`)
  session.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => {
    session.once('close', resolve)
  })
  call(session, callPath, message, declaredLength)
  // A connection that is refused, or given up by the broker before it says anything, is dropped all the same.
  await Promise.race([once(session, 'remoteSettings').catch(() => undefined), closed])
  await delay(5)
  session.destroy()
}

const fetchRequest = (): Uint8Array =>
  millrace.data.v1.FetchRequest.encode({
    set: [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }],
    grantBytes: 1_000_000,
  }).finish()

const ways: readonly (() => Promise<void>)[] = [
  () => dropped('', 'end'),
  () => dropped('', 'reset'),
  () => dropped(preface.slice(0, 9), 'reset'),
  () => dropped('GET / HTTP/1.1\r\n\r\n', 'end'),
  () => dropped('\u0016\u0003\u0001 no TLS here', 'end'),
  () => dropped(preface, 'end'),
  () => droppedCall(DataService.fetch.path, fetchRequest()),
  () => droppedCall(DataService.produce.path, Buffer.alloc(1000), 100_000),
  () => droppedCall('/no.such.Service/Call', Buffer.alloc(10)),
]

async function churn(count: number): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const startedMs = performance.now()
  for (let index = 0; index < count; index++) {
    const way = ways[index % ways.length]?.().finally(() => underWay.delete(way ?? Promise.resolve()))
    if (way !== undefined) underWay.add(way)
    const aheadMs = (index + 1) * pauseMs - (performance.now() - startedMs)
    if (aheadMs > 0) await delay(aheadMs)
  }
  await Promise.all(underWay)
}

/** Waits until no connection is left but ours; the broker notices each drop by itself. */
async function descriptorsAtRest(most: number): Promise<number> {
  const deadlineMs = performance.now() + 60_000
  while (descriptorCount(broker.pid) > most && performance.now() < deadlineMs) await delay(100)
  return descriptorCount(broker.pid)
}

/** How much is resident at the least within a few seconds: between two collections of garbage it rises and falls. */
async function residentAtRest(): Promise<number> {
  let least = Infinity
  for (let sample = 0; sample < samplesCount; sample++) {
    least = Math.min(least, residentMib(broker.pid))
    await delay(samplePauseMs)
  }
  return least
}

try {
  await broker.start()
  const writer = new Writer(broker, 'churned', { deliveryTimeoutMs: 30_000 })
  {
    await using client = await connect({ brokers: [broker.address] })
    const created = await client.admin().createTopic('churned', { partitions: 1 })
    topicId = Buffer.from(created.topicId, 'base64url')
  }
  await writer.send(1000)
  const idle = descriptorCount(broker.pid)
  const stop = new AbortController()
  const refused: unknown[] = []
  // It works from before the warm-up on: what its work takes is no connection's.
  const working = (async () => {
    while (!stop.signal.aborted) refused.push(...(await writer.send(100)))
  })()
  await churn(warmUpCount)
  // Those that came and went keep a file of the log open, and the like; the one that works has connections of its own.
  const settled = await descriptorsAtRest(idle + descriptorsAtWork)
  const before = await residentAtRest()
  await churn(Math.floor(total / 2))
  const isHalfShown = total / 2 >= growthOfHalfShownMin
  const half = isHalfShown ? await residentAtRest() : before
  await churn(Math.ceil(total / 2))
  const after = await residentAtRest()
  stop.abort()
  await working
  const left = await descriptorsAtRest(Math.min(settled, idle + 4))
  checks.that(
    left <= idle + 4,
    `${total} connections leave no descriptor`,
    `${idle} idle, ${settled} before, ${left} after`,
  )
  const isLevel = !isHalfShown || after - half <= growthOfHalfMibMax
  checks.that(
    after - before <= growthMibMax && isLevel,
    'nor memory',
    `${before.toFixed(0)} MiB before, ${half.toFixed(0)} after half, ${after.toFixed(0)} MiB after all of them ` +
      `(at most ${growthMibMax} more, ${growthOfHalfMibMax} of them in the second half)`,
  )
  checks.that(refused.length === 0, 'one that works on is served', `${writer.acknowledgedCount} acknowledged`)
  const wrong = await writer.judge()
  checks.that(wrong.length === 0, 'and reads what it wrote', wrong.slice(0, 5).join('; '))
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  folder.remove()
}
process.exitCode = checks.close()
