import { asDirectoryId, asNodeId } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import type { Entry, SnapshotMeta } from '@millrace/raft'
import { expect, it } from 'vitest'
import { Gate } from '../lifecycle/gate.ts'
import { Committed } from './committed.ts'

const voters = [{ nodeId: asNodeId(1), directoryId: asDirectoryId('Tt7nbVJNSRuCtzsgKy2cTQ'), endpoints: [] }]
const entry = (baseOffset: number): Entry => ({
  kind: 'data',
  baseOffset,
  endOffset: baseOffset + 1,
  term: 1,
  payload: new Uint8Array(),
})
const snapshot = (endOffset: number): SnapshotMeta => ({
  endOffset,
  term: 1,
  voters,
  sizeBytes: 1,
  checksum: endOffset,
})

/** What the state machine is given, in order. A snapshot is in it once `read` of its end offset opens. */
function committed() {
  const given: string[] = []
  const reads = new Map<number, Gate<void>>()
  const read = (endOffset: number): Gate<void> => {
    const gate = reads.get(endOffset) ?? new Gate<void>()
    reads.set(endOffset, gate)
    return gate
  }
  const began = new Gate<void>()
  const machine = {
    commit: (entries: readonly Entry[]) => void given.push(...entries.map(({ baseOffset }) => `entry ${baseOffset}`)),
    install: async ({ endOffset }: SnapshotMeta) => {
      given.push(`snapshot ${endOffset}`)
      began.open()
      await read(endOffset).opened
      given.push(`has ${endOffset}`)
    },
  }
  const log = new Committed([entry(0)], machine, (error) => void given.push(String(error)))
  return { log, given, read, began: began.opened }
}

it('entries are handed over once they are committed', () => {
  const { log, given } = committed()
  log.add([entry(1), entry(2)])
  log.advance(2)
  expect(given).toEqual(['entry 0', 'entry 1'])
})

it('what follows two snapshots waits for both', async () => {
  const clock = new FakeClock()
  const { log, given, read } = committed()
  const [first, second] = [new Gate<void>(), new Gate<void>()]
  log.install(snapshot(10), first.opened)
  log.install(snapshot(20), second.opened)
  log.add([entry(20)])
  read(10).open()
  first.open()
  await clock.settle()
  log.advance(21)
  expect(given).toEqual(['snapshot 10', 'has 10'])
  read(20).open()
  second.open()
  await clock.settle()
  expect(given).toEqual(['snapshot 10', 'has 10', 'snapshot 20', 'has 20', 'entry 20'])
})

it('closing waits for a snapshot that is being installed, and not for one that is never written', async () => {
  const { log, given, read, began } = committed()
  log.install(snapshot(10), Promise.resolve())
  log.install(snapshot(20), new Gate<void>().opened)
  await began
  const closed = log.close().then(() => given.push('closed'))
  read(10).open()
  await closed
  expect(given).toEqual(['snapshot 10', 'has 10', 'closed'])
})
