import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { processIdentity, type ProcessTable, systemProcesses } from './process-identity.ts'
import { parseProcessStat } from './process-stat.ts'

const table = (over: Partial<ProcessTable> = {}): ProcessTable => ({
  pid: 1,
  bootId: () => 'boot-a',
  stat: (pid) => (pid < 100 ? { state: 'S', startTime: `${pid * 10}` } : undefined),
  exists: (pid) => pid < 100,
  ...over,
})

test('a process is alive while its pid has the same start time in the same boot', async () => {
  const identity = processIdentity(table())
  expect(identity.self).toEqual({ pid: 1, bootId: 'boot-a', startTime: '10' })
  expect(await identity.isAlive({ pid: 7, bootId: 'boot-a', startTime: '70' })).toBe(true)
  expect(await identity.isAlive({ pid: 7, bootId: 'boot-a', startTime: '71' })).toBe(false)
  expect(await identity.isAlive({ pid: 7, bootId: 'boot-b', startTime: '70' })).toBe(false)
  expect(await identity.isAlive({ pid: 700, bootId: 'boot-a', startTime: '7000' })).toBe(false)
  expect(await identity.isAlive({ pid: Number.NaN, bootId: 'boot-a', startTime: '' })).toBe(false)
})

test('pid 1 of an earlier container is not this pid 1, but this process is alive to itself', async () => {
  const identity = processIdentity(table())
  expect(await identity.isAlive({ pid: 1, bootId: 'boot-a', startTime: '9' })).toBe(false)
  expect(await identity.isAlive(identity.self)).toBe(true)
})

test('a process that ended but was not reaped is not alive', async () => {
  const identity = processIdentity(table({ stat: (pid) => ({ state: pid === 1 ? 'R' : 'Z', startTime: '5' }) }))
  expect(await identity.isAlive({ pid: 2, bootId: 'boot-a', startTime: '5' })).toBe(false)
})

test('without /proc the pid decides', async () => {
  const identity = processIdentity(table({ bootId: () => undefined, stat: () => undefined }))
  expect(await identity.isAlive({ pid: 7, bootId: '', startTime: 'x' })).toBe(true)
  expect(await identity.isAlive({ pid: 700, bootId: '', startTime: 'x' })).toBe(false)
  expect(await identity.isAlive({ pid: 1, bootId: '', startTime: 'of an earlier process' })).toBe(false)
  expect(await identity.isAlive(identity.self)).toBe(true)
})

test('a real process is alive until it is killed', async () => {
  const identity = processIdentity()
  expect(await identity.isAlive(identity.self)).toBe(true)
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  await once(child, 'spawn')
  const pid = child.pid ?? 0
  const record = { ...identity.self, pid, startTime: processIdentity({ ...systemProcesses, pid }).self.startTime }
  expect(await identity.isAlive(record)).toBe(true)
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
  expect(await identity.isAlive(record)).toBe(false)
})

test('the name of a program may look like the rest of the line', () => {
  const text = `42 (a) b (c) R 1 2 3) S 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 11 0 987654 1 2 3`
  expect(parseProcessStat(text)).toEqual({ state: 'S', startTime: '987654' })
  expect(parseProcessStat('nonsense')).toBeUndefined()
})
