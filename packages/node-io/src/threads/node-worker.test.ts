import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isStreamError, silentLogger } from '@millrace/base'
import { afterEach, expect, test } from 'vitest'
import { NodeCompression } from '../compression/node-compression.ts'
import { compressionJobsWaitingMax } from '../limits.ts'
import { NodeWorker, type NodeWorkerOptions } from './node-worker.ts'

const workers: NodeWorker[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.close()
})

function workerWith(options: Partial<NodeWorkerOptions> = {}): NodeWorker {
  const worker = new NodeWorker({ logger: silentLogger, ...options })
  workers.push(worker)
  return worker
}

const programOf = (code: string) => (): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`)

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'well',
    (error: unknown) => (isStreamError(error) ? `${error.code}: ${error.message}` : String(error)),
  )

/** Bytes that a thorough zstd has to think about. */
function words(sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes)
  let state = 1
  for (let at = 0; at < sizeBytes; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = 97 + ((state >>> 16) % (1 + (at % 13)))
  }
  return bytes
}

test('the event loop turns while zstd at level 22 is at work', async () => {
  const worker = workerWith()
  let done = false
  const packed = worker.compress('zstd', words(512 * 1024), 22).finally(() => {
    done = true
  })
  let turns = 0
  while (!done) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    turns += 1
  }
  // On this thread it would have been one turn from asking to having it.
  expect(turns).toBeGreaterThan(20)
  const unpacked = new NodeCompression().decompress('zstd', await packed, 512 * 1024)
  expect(Buffer.compare(unpacked, words(512 * 1024))).toBe(0)
})

test('no thread is started before there is work, and one more only when all have some', async () => {
  const worker = workerWith({ threadsMax: 3 })
  expect(worker.threadCount).toBe(0)
  await worker.compress('gzip', words(1_000))
  await worker.compress('gzip', words(1_000))
  expect(worker.threadCount).toBe(1)
  await Promise.all([1, 2, 3, 4, 5].map(() => worker.compress('gzip', words(1_000))))
  expect(worker.threadCount).toBe(3)
  await worker.close()
  expect(worker.threadCount).toBe(0)
})

test('a thread that dies takes its job with it, and the next job gets another thread', async () => {
  let made = 0
  const dies = programOf(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3))`,
  )
  const throws = programOf(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('oh') })`,
  )
  for (const program of [dies, throws]) {
    const worker = workerWith({
      threadsMax: 1,
      program: () => {
        made += 1
        return program()
      },
    })
    const asked = [1, 2, 3].map(() => codeOf(worker.compress('gzip', words(10))))
    for (const answer of asked) expect(await answer).toMatch(/^INTERNAL: a thread .*ended/)
    await worker.close()
    expect(worker.threadCount).toBe(0)
  }
  expect(made).toBe(2)
})

test('a program that is not there is told of, and harms nothing else', async () => {
  const worker = workerWith({ program: () => new URL('file:///no/such/program.js') })
  expect(await codeOf(worker.compress('gzip', words(10)))).toMatch(/^INTERNAL: .*such/)
  const unresolved = workerWith({
    program: () => {
      throw new Error('not installed')
    },
  })
  expect(await codeOf(unresolved.compress('gzip', words(10)))).toMatch(/not installed/)
  await unresolved.close()
})

test('what waits for a thread is bounded', async () => {
  const worker = workerWith({ threadsMax: 1 })
  const asked = Array.from({ length: compressionJobsWaitingMax + 2 }, () =>
    codeOf(worker.compress('snappy', words(10))),
  )
  const answers = await Promise.all(asked)
  expect(answers.filter((answer) => answer === 'well')).toHaveLength(compressionJobsWaitingMax + 1)
  expect(answers.at(-1)).toMatch(/^RESOURCE_EXHAUSTED/)
})

test('a process ends although an idle thread was left, and waits for a busy one', async () => {
  const script = `
    const { NodeWorker } = await import('@millrace/node-io')
    const worker = new NodeWorker({ logger: { debug() {} } })
    await worker.compress('gzip', Buffer.from('x'))
    void worker.compress('zstd', Buffer.alloc(1000000, 'abc'), 19).then(({ length }) => console.log(length > 0))
  `
  const here = fileURLToPath(new URL('.', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: here })
  expect(stdout.trim()).toBe('true')
})
