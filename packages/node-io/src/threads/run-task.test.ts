import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { getPriority, tmpdir } from 'node:os'
import path from 'node:path'
import { isStreamError, silentLogger, StreamError, type WorkerTask } from '@millrace/base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskThreadNiceness } from '../limits.ts'
import { NodeWorker } from './node-worker.ts'

let folder = ''
let module = ''
const worker = new NodeWorker({ logger: silentLogger })

/** Tasks, as a package would export them. */
const program = `
export const sum = { async run(input, ports, ask) {
  let total = 0
  for (const each of input) { await ask({ each }); total += each }
  const file = await ports.disk.open(import.meta.filename ?? new URL(import.meta.url).pathname, 'read')
  await file.close()
  return { total, crc: ports.checksum.crc32c(Buffer.from('123456789')) }
} }
export const fails = { async run() { throw new Error('oh') } }
export const niceness = { async run() {
  const { readFileSync } = await import('node:fs')
  const fields = readFileSync('/proc/thread-self/stat', 'utf8').replace(/^.*\\) /, '').split(' ')
  return { total: Number(fields[16]), crc: 0 }
} }
export const exits = { async run() { process.exit(3) } }
`

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tasks-'))
  module = path.join(folder, 'tasks.mjs')
  await writeFile(module, program)
})
afterAll(async () => {
  await worker.close()
  await rm(folder, { recursive: true })
})

interface Sum {
  readonly total: number
  readonly crc: number
}

/** The task of that name, for another thread: here it is not run. */
const task = (name: string): WorkerTask<readonly number[], { readonly each: number }, Sum> => ({
  module,
  name,
  run: () => Promise.reject(new Error('not here')),
})

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'well',
    (error: unknown) => (isStreamError(error) ? `${error.code}: ${error.message}` : String(error)),
  )

test('a task is done in another thread, and asks here', async () => {
  const asked: number[] = []
  const answer = async ({ each }: { readonly each: number }): Promise<void> => void asked.push(each)
  expect(await worker.run(task('sum'), [1, 2, 3], answer)).toEqual({ total: 6, crc: 0xe3069283 })
  expect(asked).toEqual([1, 2, 3])
})

test.runIf(process.platform === 'linux')('a task gives way to the threads that clients wait for', async () => {
  const before = getPriority()
  const { total } = await worker.run(task('niceness'), [], async () => {})
  expect(total).toBe(Math.max(before, taskThreadNiceness))
  expect(getPriority()).toBe(before)
})

test('what an answer rejects with comes back as the error of the task, with its code and context', async () => {
  const refuse = (): Promise<void> =>
    Promise.reject(new StreamError('DISK_FULL', 'no room', { context: { file: '/x' } }))
  await expect(worker.run(task('sum'), [1], refuse)).rejects.toMatchObject({
    code: 'DISK_FULL',
    message: 'no room',
    context: { file: '/x' },
  })
})

test('a task that throws, whose thread ends, or that is not there, is told of', async () => {
  const nothing = async (): Promise<void> => {}
  expect(await codeOf(worker.run(task('fails'), [], nothing))).toBe('INTERNAL: oh')
  expect(await codeOf(worker.run(task('exits'), [], nothing))).toMatch(/^INTERNAL: a thread .*ended/)
  expect(await codeOf(worker.run(task('none'), [], nothing))).toMatch(/exports the task none/)
  const unknown = { ...task('sum'), module: '@millrace/nothing/here' }
  expect(await codeOf(worker.run(unknown, [], nothing))).toMatch(/^INTERNAL: .*not installed/)
})

test('closing waits for the tasks that are under way', async () => {
  const own = new NodeWorker({ logger: silentLogger })
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let isDone = false
  const running = own
    .run(task('sum'), [1], () => held)
    .then(() => {
      isDone = true
    })
  const closing = own.close()
  release()
  await closing
  expect(isDone).toBe(true)
  await running
})
