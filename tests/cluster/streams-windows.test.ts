import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serde, topic } from '@millrace/client'
import {
  count,
  emitStrategy,
  groupByKey,
  onWindowClose,
  streams,
  suppress,
  timeWindowedSerde,
  to,
  toStream,
  tumbling,
  untilWindowCloses,
  windowedBy,
} from '@millrace/streams'
import { startTestCluster } from '@millrace/testing'
import { expect, it } from 'vitest'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const windowed = { key: timeWindowedSerde(serde.string(), 1000), value: serde.long() }
const closed = topic('closed', windowed)
const suppressed = topic('suppressed', windowed)

const startMs = 1_700_000_000_000
const keys = ['a', 'b', 'c', 'd', 'e']

/** Out of order by up to 400 ms, which the grace allows. */
const clickOf = (i: number) => ({
  key: keys[(i * 7) % keys.length] ?? '',
  value: 'v',
  timestamp: startMs + i * 20 + ((i * 37) % 400),
})

it(
  'gives each window once and whole, by either way, though the application stops and moves',
  { timeout: 120_000 },
  async () => {
    await using cluster = await startTestCluster()
    const client = await cluster.client()
    const folder = mkdtempSync(path.join(tmpdir(), 'millrace-windows-'))
    const admin = client.admin()
    // Its times are long past: a broker that looks for what has expired meanwhile would find all of it.
    const configs = { 'retention.ms': '-1' }
    for (const each of [clicks, closed, suppressed]) await admin.createTopic(each, { partitions: 2, configs })

    const run = (copy: string) => {
      const app = streams({ id: 'windows', brokers: cluster.bootstrap.split(',') })
      const perSecond = app.stream(clicks).pipe(groupByKey(), windowedBy(tumbling('1s', { grace: '500ms' })))
      perSecond.pipe(emitStrategy(onWindowClose()), count({ store: 'closing' }), toStream(), to(closed))
      perSecond.pipe(count({ store: 'updating' }), suppress(untilWindowCloses()), toStream(), to(suppressed))
      const stop = new AbortController()
      const done = app.run({
        signal: stop.signal,
        stateDir: path.join(folder, copy),
        commitInterval: '30ms',
        emitInterval: '20ms',
      })
      return {
        failed: done.then(() => new Promise<never>(() => undefined)),
        stop: () => {
          stop.abort()
          return done
        },
      }
    }
    const send = async (from: number, to: number) => {
      const producer = client.producer()
      for (let i = from; i < to; i++) void producer.send(clicks, clickOf(i))
      await producer.close()
    }
    /** All windows of `results` until one that begins at `untilMs` or later has come of each key, as `key start: count`. */
    const windowsUntil = async (results: typeof closed, untilMs: number, failed: Promise<never>) => {
      const consumer = client.consumer({ isolation: 'read_committed' })
      const seen: string[] = []
      const waiting = new Set(keys)
      const reading = (async () => {
        for await (const { key, value } of consumer.records(results, { from: 'earliest' })) {
          if (key === null) continue
          if (key.startMs < untilMs) seen.push(`${key.key} ${key.startMs}: ${value}`)
          else waiting.delete(key.key)
          if (waiting.size === 0) return
        }
      })()
      await Promise.race([reading, failed])
      await consumer.close()
      return seen.toSorted()
    }
    const secondOf = (i: number) => startMs + Math.floor((i * 20) / 1000) * 1000 - 1000

    try {
      await send(0, 400)
      const first = run('x')
      await windowsUntil(closed, secondOf(300), first.failed)
      await first.stop()
      await send(400, 800)
      const second = run('x')
      await windowsUntil(suppressed, secondOf(700), second.failed)
      await second.stop()
      // Nothing on its disk: windows, what waits, and the times of operators come from the cluster.
      await send(800, 1200)
      const third = run('y')
      const untilMs = secondOf(1100)
      const expected = new Map<string, number>()
      for (let i = 0; i < 1200; i++) {
        const { key, timestamp } = clickOf(i)
        const windowMs = timestamp - (timestamp % 1000)
        if (windowMs < untilMs) expected.set(`${key} ${windowMs}`, (expected.get(`${key} ${windowMs}`) ?? 0) + 1)
      }
      const all = [...expected].map(([window, clicksOfWindow]) => `${window}: ${clicksOfWindow}`).toSorted()
      expect(await windowsUntil(closed, untilMs, third.failed)).toEqual(all)
      expect(await windowsUntil(suppressed, untilMs, third.failed)).toEqual(all)
      await third.stop()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
