import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { silentLogger } from '@millrace/base'
import { type OffsetMap, Schema, sinkRecord, type SourceRecord, toText } from '@millrace/connect'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStreamSink, fileStreamSource } from './index.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'millrace-file-'))
})
afterEach(() => rm(folder, { recursive: true }))

interface Reading {
  /** The texts of so many more lines. */
  next(count: number): Promise<string[]>
  readonly last: () => SourceRecord | undefined
  end(): Promise<boolean>
}

async function read(file: string, saved: OffsetMap | null = null, more: Record<string, string> = {}): Promise<Reading> {
  const stop = new AbortController()
  const task = await fileStreamSource.open({
    connector: 'c',
    task: 0,
    key: 'all',
    config: { file, topic: 't', ...more },
    signal: stop.signal,
    logger: silentLogger,
    offset: async (partition) => {
      expect(partition).toEqual({ filename: file })
      return saved
    },
  })
  const batches = task[Symbol.asyncIterator]()
  let last: SourceRecord | undefined
  return {
    async next(count) {
      const texts: string[] = []
      while (texts.length < count) {
        const step = await batches.next()
        if (step.done === true) throw new Error('the source has ended')
        const { records } = step.value
        expect(records.length).toBeLessThanOrEqual(Number(more['batch.size'] ?? 2000))
        for (const { value } of records) texts.push(toText(value.schema, value.value))
        last = records.at(-1)
      }
      return texts
    },
    last: () => last,
    async end() {
      stop.abort()
      const { done } = await batches.next()
      return done === true
    },
  }
}

describe('the source', () => {
  it('gives the lines of a file, then those that are appended', async () => {
    const file = path.join(folder, 'in.txt')
    await writeFile(file, 'one\ntwo\nunfini')
    const reading = await read(file)
    expect(await reading.next(2)).toEqual(['one', 'two'])
    await appendFile(file, 'shed\n')
    expect(await reading.next(1)).toEqual(['unfinished'])
    expect(reading.last()).toMatchObject({
      topic: 't',
      key: { schema: null, value: null },
      value: { schema: Schema.string(), value: 'unfinished' },
      sourcePartition: { filename: file },
      sourceOffset: { position: 19 },
    })
    expect(await reading.end()).toBe(true)
  })

  it('goes on behind the byte that was saved', async () => {
    const file = path.join(folder, 'in.txt')
    await writeFile(file, 'aaa\nbbb\nccc\n')
    const reading = await read(file, { position: 4 })
    expect(await reading.next(2)).toEqual(['bbb', 'ccc'])
    await reading.end()
  })

  it('waits for a file that is not there, and reads one anew that was emptied', async () => {
    const file = path.join(folder, 'later.txt')
    const reading = await read(file)
    const first = reading.next(1)
    await writeFile(file, 'first line\n')
    expect(await first).toEqual(['first line'])
    await writeFile(file, 'new\n')
    expect(await reading.next(1)).toEqual(['new'])
    expect(reading.last()?.sourceOffset).toEqual({ position: 4 })
    await reading.end()
  })

  it('gives at most batch.size lines at once', async () => {
    const file = path.join(folder, 'in.txt')
    await writeFile(file, 'a\nb\nc\n')
    const reading = await read(file, null, { 'batch.size': '2' })
    expect(await reading.next(3)).toEqual(['a', 'b', 'c'])
    await reading.end()
  })

  it('goes on at any byte of a file, and nowhere else', () => {
    const problem = (partition: object, offset: object, file?: string) =>
      fileStreamSource
        .configure({ topic: 't', ...(file === undefined ? {} : { file }) })
        .checkPosition({ partition: { ...partition }, offset: { ...offset } })
    expect(problem({ filename: 'f' }, { position: 0 }, 'f')).toBeUndefined()
    expect(problem({ filename: 'f' }, { position: 0 })).toContain('standard input')
    expect(problem({ file: 'f' }, { position: 0 }, 'f')).toContain("'filename'")
    for (const position of [-1, 1.5, '4', null, 2n ** 60n]) {
      expect(problem({ filename: 'f' }, { position }, 'f')).toContain("'position'")
    }
  })

  it('is found by the names of Kafka, and needs a topic', () => {
    expect(fileStreamSource.aliases).toEqual(['org.apache.kafka.connect.file.FileStreamSourceConnector'])
    expect(() => fileStreamSource.configure({ file: 'f' })).toThrow(
      'Missing required configuration "topic" which has no default value.',
    )
    expect(fileStreamSource.configure({ topic: 't' }).plan(5)).toHaveLength(1)
  })
})

describe('the sink', () => {
  const context = { connector: 'c', task: 0, key: '0', signal: new AbortController().signal, logger: silentLogger }
  const record = (offset: number, value: string | number | null, topic = 't') =>
    sinkRecord({ topic, partition: 1, offset, value: { schema: null, value } })

  it('appends the text of each value, and says how far it is on disk', async () => {
    const file = path.join(folder, 'out.txt')
    await writeFile(file, 'before\n')
    const task = await fileStreamSink.open({ ...context, config: { file } })
    const results = await task.write([record(4, 'a'), record(5, 7), record(9, null)], context.signal)
    expect(results).toEqual([{ kind: 'ok' }, { kind: 'ok' }, { kind: 'ok' }])
    expect(await task.flush?.()).toEqual([{ topic: 't', partition: 1, offset: 10 }])
    expect(await task.flush?.()).toEqual([])
    await task.close?.()
    expect(await readFile(file, 'utf8')).toBe('before\na\n7\nnull\n')
  })

  it('waits for a disk that is full', async () => {
    // A device that has no room, ever.
    const task = await fileStreamSink.open({ ...context, config: { file: '/dev/full' } })
    expect(await task.write([record(4, 'a'), record(5, 'b')], context.signal)).toEqual([
      { kind: 'retry', reason: 'the disk of /dev/full is full' },
      { kind: 'retry', reason: 'the disk of /dev/full is full' },
    ])
    expect(await task.flush?.()).toEqual([])
    await task.close?.()
  })

  it('says nothing of partitions that it has let go of', async () => {
    const task = await fileStreamSink.open({ ...context, config: { file: path.join(folder, 'out.txt') } })
    await task.write([record(1, 'a'), record(2, 'b', 'u')], context.signal)
    await task.release?.([{ topic: 't', partition: 1 }])
    expect(await task.flush?.()).toEqual([{ topic: 'u', partition: 1, offset: 3 }])
    await task.close?.()
  })
})
