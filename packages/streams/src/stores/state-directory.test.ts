import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProcessIdentity, silentLogger } from '@millrace/base'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StateDirectory } from './state-directory.ts'

let path: string
const opened: StateDirectory[] = []

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'state-directory-'))
})

afterEach(async () => {
  for (const directory of opened.splice(0)) await directory.close()
  rmSync(path, { recursive: true })
})

/** A process that sees the given pids running. */
function processOf(pid: number, ...running: number[]): ProcessIdentity {
  return {
    self: { pid, bootId: 'boot', startTime: `${pid}` },
    isAlive: (record) => Promise.resolve(record.pid === pid || running.includes(record.pid)),
  }
}

async function open(processes?: ProcessIdentity, applicationId = 'app'): Promise<StateDirectory> {
  const directory = await StateDirectory.open({ path, applicationId, logger: silentLogger, processes })
  opened.push(directory)
  return directory
}

const checkpoint = { changelogOffsets: {} }

it('one copy has the directory at a time; other applications have others', async () => {
  const first = await open(processOf(1))
  await expect(open(processOf(2, 1))).rejects.toThrow(
    expect.objectContaining({ code: 'DATA_DIRECTORY_IN_USE', message: expect.stringContaining('process 1') as string }),
  )
  await expect(open(processOf(1))).rejects.toThrow(/in use by process 1/)
  await open(processOf(2, 1), 'other')
  await first.close()
  await open(processOf(2, 1))
})

it('takes over from a process that was killed, and from one that was killed while it took the lock', async () => {
  const killed = await open(processOf(1))
  killed.openTask('0_0').commit(checkpoint)
  const next = await open(processOf(2))
  expect(next.taskIds()).toEqual(['0_0'])
  // The one that was taken over from must not let go of what is another's.
  await killed.close()
  await expect(open(processOf(3, 2))).rejects.toThrow(/process 2/)
  await next.close()
  mkdirSync(join(path, 'half'))
  writeFileSync(join(path, 'half', 'lock'), '')
  await open(processOf(4), 'half')
  expect(readdirSync(join(path, 'half'))).toEqual(['lock'])
})

it('knows of which tasks there is state, gives each to one owner, and deletes it', async () => {
  const directory = await open()
  mkdirSync(join(path, 'app', 'notes'))
  directory.openTask('0_1').commit(checkpoint)
  directory.openTask('1_0').commit(checkpoint)
  expect(directory.taskIds()).toEqual(['0_1', '1_0'])
  expect(() => directory.openTask('0_1')).toThrow(/task 0_1 .* is open already/)
  await directory.closeTask('0_1')
  expect(directory.openTask('0_1').checkpoint).toEqual(checkpoint)
  await directory.deleteTask('0_1')
  expect(directory.taskIds()).toEqual(['1_0'])
  expect(directory.openTask('0_1').checkpoint).toBeUndefined()
})

it('keeps of which topology its state is', async () => {
  const directory = await open()
  expect(directory.readTopology()).toBeUndefined()
  directory.noteTopology('one')
  directory.noteTopology('two')
  await directory.close()
  expect((await open()).readTopology()).toBe('two')
  expect(readdirSync(join(path, 'app')).toSorted()).toEqual(['lock', 'topology'])
})
