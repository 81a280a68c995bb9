// The machine's clock is set back an hour under the shipped broker, and forth again: nothing is lost before its time, times are looked
// up as they were written, producers and consumers go on. The clock is that of a preloaded libfaketime; the monotonic one is left alone.
import path from 'node:path'
import { assert } from '@millrace/base'
import { connect } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { FakeClock } from './fake-clock.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const hourMs = 3_600_000
const topic = 'clock'
const count = 500
const checks = new Checks()
const folder = new TemporaryFolder('clock')
const clock = new FakeClock()
const broker = new BrokerProcess(
  path.join(folder.path, 'data'),
  { 'log.retention.check.interval.ms': '500', 'log.segment.bytes': String(1024 * 1024) },
  clock.environment,
)

try {
  await broker.start()
  await using client = await connect({ brokers: [broker.address] })
  // Of which no record written now may be lost within the hour, whatever the clock says meanwhile.
  const configs = { 'message.timestamp.type': 'LogAppendTime', 'retention.ms': String(2 * hourMs) }
  await client.admin().createTopic(topic, { partitions: 1, configs })
  await using producer = client.producer({ compression: 'none' })
  const stop = new AbortController()
  const tail: string[] = []
  let arrived: () => void = () => undefined
  const tailing = (async () => {
    for await (const record of client.consumer().records(topic, { from: 'latest', signal: stop.signal })) {
      tail.push(String(record.value))
      arrived()
    }
  })()
  const ended = tailing.catch((error: unknown) => error)
  const phases: { name: string; timestamps: number[]; offset: number }[] = []
  const write = async (name: string): Promise<void> => {
    const value = Buffer.alloc(4000, 1)
    const sent = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        producer.send(topic, { value: Buffer.concat([Buffer.from(`${name}-${index};`), value]) }),
      ),
    )
    const last = `${name}-${count - 1};`
    while (!tail.at(-1)?.startsWith(last)) {
      await new Promise<void>((resolve) => (arrived = resolve))
    }
    phases.push({ name, timestamps: sent.map((each) => each.timestamp), offset: sent[0]?.offset ?? -1 })
  }
  const realMs = Date.now()
  await write('before')
  clock.set(-hourMs)
  await write('back')
  clock.set(0)
  await write('again')
  const near = (ms: number | undefined, expectedMs: number) => Math.abs((ms ?? Number.NaN) - expectedMs) < hourMs / 4
  const [before, back, again] = phases
  assert(before !== undefined && back !== undefined && again !== undefined, 'all three phases were written')
  checks.that(
    near(back.timestamps[0], realMs - hourMs),
    'the broker met a clock an hour back',
    String(back.timestamps[0]),
  )
  checks.that(near(again.timestamps[0], realMs), 'and one that is right again', String(again.timestamps[0]))
  checks.that(tail.length === 3 * count, 'a consumer gets every record as it is written', `${tail.length}`)
  const seen: number[] = []
  for await (const record of client.consumer().records(topic, { from: 'earliest', until: 'end' }))
    seen.push(record.offset)
  const isWhole = seen.length === 3 * count && seen.every((offset, index) => offset === index)
  checks.that(isWhole, 'retention takes none before its time', `${seen.length} of ${3 * count}`)
  const [found] = await client.admin().listOffsets(topic, { timestamp: realMs - hourMs / 2 })
  checks.that(
    found?.offset === before.offset,
    'a time is looked up as the first record that is not before it',
    `${found?.offset}, ${before.offset} expected`,
  )
  stop.abort()
  await ended
  await producer.close()
  await broker.kill()
  clock.set(-hourMs)
  await broker.start()
  const afterStart: number[] = []
  for await (const record of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    afterStart.push(record.offset)
  }
  checks.that(afterStart.length === 3 * count, 'a start an hour before its data loses none', `${afterStart.length}`)
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  folder.remove()
  clock.remove()
}
process.exitCode = checks.close()
