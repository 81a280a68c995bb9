import { closeSync, copyFileSync, openSync, renameSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { temporaryFolder } from '../servers/lib/places.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const rounds = isMinimum ? 2 : 10
const wait = { timeout: 60_000, interval: 50 }
const strings = 'org.apache.kafka.connect.storage.StringConverter'

/** How often each line is stored. */
async function stored(client: Client, topic: string): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for await (const { value } of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    found.set(String(value), (found.get(String(value)) ?? 0) + 1)
  }
  return found
}

const worker = (bootstrap: string, topic: string, config: Readonly<Record<string, string>>) =>
  new ConnectorProcess({
    module: '@millrace/connector-files-source',
    connector: 'logFileSource',
    brokers: [bootstrap],
    name: topic,
    offsetsTopic: 'connect-offsets',
    commitIntervalMs: 100,
    config: {
      topic,
      'key.converter': strings,
      'value.converter': strings,
      'scan.interval.ms': '100',
      'poll.interval.ms': '20',
      ...config,
    },
  })

/** A program that writes a log, part of a line at a time, and is told to rotate it. */
class Writer {
  readonly #path: string
  readonly #name: string
  #file: number
  #rotations = 0
  written = 0

  constructor(folder: string, name: string) {
    this.#name = name
    this.#path = join(folder, `${name}.log`)
    this.#file = openSync(this.#path, 'a')
  }

  write(count: number): void {
    for (let line = 0; line < count; line++) {
      const text = `${this.#name} ${this.written++} ${'.'.repeat(this.written % 90)}\n`
      const half = text.length >> 1
      writeSync(this.#file, text.slice(0, half))
      writeSync(this.#file, text.slice(half))
    }
  }

  /** As logrotate does with `create`: the program opens a new file later. */
  rename(): void {
    this.#rotations += 1
    renameSync(this.#path, `${this.#path}.${this.#rotations}`)
    this.write(5)
    closeSync(this.#file)
    this.#file = openSync(this.#path, 'a')
  }

  /** As logrotate does with `copytruncate`. */
  copyAndTruncate(): void {
    this.#rotations += 1
    copyFileSync(this.#path, `${this.#path}.${this.#rotations}`)
    truncateSync(this.#path)
  }

  close(): void {
    closeSync(this.#file)
  }
}

test('no line is lost, though the worker is killed while files are written and renamed', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('renamed', { partitions: 1 })
  const folder = temporaryFolder('log-files')
  const config = { paths: join(folder.path, '*.log*') }
  const writers = ['a', 'b', 'c'].map((name) => new Writer(folder.path, name))
  let running = worker(cluster.bootstrap, 'renamed', config)
  const total = () => writers.reduce((sum, { written }) => sum + written, 0)
  const write = () => {
    for (let part = 0; part < 20; part++) {
      for (const writer of writers) {
        writer.write(25)
        if (part % 7 === 6) writer.rename()
      }
    }
  }
  for (let round = 0; round < rounds; round++) {
    const before = (await stored(client, 'renamed')).size
    write()
    await vi.waitFor(async () => expect((await stored(client, 'renamed')).size).toBeGreaterThan(before), wait)
    write()
    await running.kill()
    write()
    running = worker(cluster.bootstrap, 'renamed', config)
  }
  await vi.waitFor(async () => expect((await stored(client, 'renamed')).size).toBe(total()), wait)
  const found = await stored(client, 'renamed')
  const times = [...found.values()].reduce((sum, count) => sum + count, 0)
  console.log(`${found.size} lines of 3 files that were renamed, ${rounds} kills: ${times - found.size} came again`)
  expect(running.isRunning, running.output).toBe(true)
  await running.stop()
  // Stopped in order and begun again, nothing comes twice.
  await using again = worker(cluster.bootstrap, 'renamed', config)
  for (const writer of writers) writer.write(10)
  await vi.waitFor(async () => expect((await stored(client, 'renamed')).size).toBe(total()), wait)
  const counts = [...(await stored(client, 'renamed')).values()].reduce((sum, count) => sum + count, 0)
  expect(counts).toBe(times + 30)
  for (const writer of writers) writer.close()
  await again.stop()
})

test('no line is lost that stood in a file when it was copied and emptied, though the worker is killed', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('copied', { partitions: 1 })
  const folder = temporaryFolder('log-files')
  const config = { paths: join(folder.path, '*.log') }
  const writer = new Writer(folder.path, 'a')
  /** Whether an offset was kept of what stands in the file now: its copy is found by that. */
  const isKept = async () => {
    const { ino, size } = statSync(join(folder.path, 'a.log'))
    let position = 0
    for await (const { key, value } of client
      .consumer()
      .records('connect-offsets', { from: 'earliest', until: 'end' })) {
      if (value === null || !String(key).includes(`"inode":"${ino}"`)) continue
      position = (JSON.parse(String(value)) as { readonly position: number }).position
    }
    return position > 10_000 && position <= size
  }
  let running = worker(cluster.bootstrap, 'copied', config)
  for (let round = 0; round < rounds; round++) {
    writer.write(2000)
    const before = (await stored(client, 'copied')).size
    await vi.waitFor(async () => expect((await stored(client, 'copied')).size).toBeGreaterThan(before), wait)
    // Of a file that was emptied twice since an offset was kept, only the first copy would be known.
    await vi.waitFor(async () => expect(await isKept()).toBe(true), wait)
    // Every second time it is not there to see it.
    if (round % 2 === 0) await running.kill()
    writer.write(2000)
    writer.copyAndTruncate()
    writer.write(10)
    if (round % 2 === 0) running = worker(cluster.bootstrap, 'copied', config)
    await vi.waitFor(async () => expect((await stored(client, 'copied')).size).toBe(writer.written), wait)
  }
  expect(running.isRunning, running.output).toBe(true)
  writer.close()
  await running.kill()
}, 300_000)

test('lines go into a topic', async () => {
  const total = isMinimum ? 20_000 : 200_000
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('speed', { partitions: 1 })
  const folder = temporaryFolder('log-files')
  const file = openSync(join(folder.path, 'a.log'), 'a')
  await using running = worker(cluster.bootstrap, 'speed', { paths: join(folder.path, '*.log') })
  const end = async () => Number((await client.admin().listOffsets('speed', 'latest'))[0]?.offset ?? 0)
  writeSync(file, 'first\n')
  await vi.waitFor(async () => expect(await end()).toBe(1), wait)
  const lines = Array.from({ length: 1000 }, (_, at) => `2026-01-01T00:00:00Z INFO ${at} ${'x'.repeat(70)}\n`).join('')
  const beganMs = performance.now()
  for (let line = 0; line < total; line += 1000) writeSync(file, lines)
  closeSync(file)
  await vi.waitFor(async () => expect(await end()).toBe(total + 1), wait)
  console.log(`${Math.round(total / ((performance.now() - beganMs) / 1000))} lines/s`)
  expect(running.isRunning, running.output).toBe(true)
})
