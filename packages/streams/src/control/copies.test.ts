import { assert, type Network, type RpcChannel, StreamError } from '@millrace/base'
import type { Client, GroupMemberDescription } from '@millrace/client'
import { serde } from '@millrace/client'
import { expect, it } from 'vitest'
import type { FoundStore } from '../queries/local-stores.ts'
import { encodeAssignment, encodeMember } from '../runtime/assignment/codec.ts'
import { timestampedKeyValueStore } from '../stores/builders.ts'
import type { Subtopology } from '../topology/nodes.ts'
import { Copies } from './copies.ts'
import { wire } from './wire.ts'

const builder = timestampedKeyValueStore('counts', { key: serde.string(), value: serde.string() })
const subtopology = { id: 1 } as Subtopology
const request = {
  query: { kind: 'key', key: Buffer.from('k') },
  after: undefined,
  rowsMax: 1,
  bytesMax: 1_000,
} as const

function store(): FoundStore {
  const { queries } = builder
  assert(queries !== undefined, 'it can be queried')
  return { builder, queries, subtopology }
}

interface FakeMember {
  readonly processId: string
  readonly address?: string
  readonly active?: readonly string[]
  readonly standby?: readonly string[]
}

/** Copies of a group that is as `members` says, and that answer with their address, or with the code that `codes` has for it. */
function among(
  members: () => readonly FakeMember[],
  codes: Record<string, 'STORE_MOVED' | 'TIMEOUT' | 'BROKER_UNAVAILABLE'> = {},
) {
  const asked: string[] = []
  const open = new Set<string>()
  let lookups = 0
  let nowMs = 0
  const describeGroup = (): Promise<{ members: GroupMemberDescription[] }> => {
    lookups += 1
    const described = members().map(({ processId, address, active = [], standby = [] }) => ({
      memberId: processId,
      host: 'there',
      clientId: 'c',
      metadata: encodeMember({ processId, lags: {}, stored: {}, shape: [], advertised: address }),
      assignedMetadata: encodeAssignment({ active, standby }),
    }))
    return Promise.resolve({ members: described as unknown as GroupMemberDescription[] })
  }
  const channelTo = (address: string): Partial<RpcChannel> => ({
    unary: () => {
      asked.push(address)
      const code = codes[address]
      if (code !== undefined) return Promise.reject(new StreamError(code, `from ${address}`))
      const row = { key: Buffer.from('k'), value: Buffer.from(address) }
      return Promise.resolve(new wire.QueryStoreResponse({ rows: [row], last: true }) as never)
    },
    close: () => open.delete(address),
  })
  const network: Partial<Network> = {
    connect: (address) => {
      open.add(address)
      return channelTo(address) as RpcChannel
    },
  }
  const copies = new Copies({
    applicationId: 'app',
    processId: 'me',
    client: { admin: () => ({ describeGroup }) } as unknown as Client,
    network: network as Network,
    clock: { monotonicMs: () => (nowMs += 1_000) } as never,
  })
  const ask = async (options = {}): Promise<string> => {
    const { rows } = await copies.page(store(), 0, request, options)
    return Buffer.from(rows[0]?.value ?? []).toString()
  }
  return { ask, asked, open, copies, lookups: () => lookups }
}

it('asks whoever runs the task, and the cluster only once', async () => {
  const { ask, lookups } = among(() => [
    { processId: 'me', active: ['1_1'] },
    { processId: 'a', address: 'a:1', active: ['0_0', '1_0'] },
    { processId: 'b', address: 'b:1', standby: ['1_0'] },
  ])
  expect([await ask(), await ask(), lookups()]).toEqual(['a:1', 'a:1', 1])
})

it('looks anew when the task has moved, and lets go of who has left', async () => {
  let members: FakeMember[] = [{ processId: 'a', address: 'a:1', active: ['1_0'] }]
  const codes: Record<string, 'STORE_MOVED'> = {}
  const { ask, asked, open } = among(() => members, codes)
  await ask()
  members = [{ processId: 'b', address: 'b:1', active: ['1_0'] }]
  codes['a:1'] = 'STORE_MOVED'
  expect(await ask()).toBe('b:1')
  expect(asked).toEqual(['a:1', 'a:1', 'b:1'])
  expect([...open]).toEqual(['b:1'])
})

it('asks a standby only if that is enough, and after who runs the task', async () => {
  const codes: Record<string, 'STORE_MOVED'> = { 'a:1': 'STORE_MOVED' }
  const { ask } = among(
    () => [
      { processId: 'b', address: 'b:1', standby: ['1_0'] },
      { processId: 'a', address: 'a:1', active: ['1_0'] },
    ],
    codes,
  )
  await expect(ask()).rejects.toMatchObject({ code: 'STORE_MOVED', message: 'from a:1' })
  expect(await ask({ standbys: true })).toBe('b:1')
})

it('hands on what else went wrong at once', async () => {
  const { ask, asked } = among(() => [{ processId: 'a', address: 'a:1', active: ['1_0'] }], { 'a:1': 'TIMEOUT' })
  await expect(ask()).rejects.toMatchObject({ code: 'TIMEOUT' })
  expect(asked).toEqual(['a:1'])
})

it('says who has it and can not be asked, or that nobody has it', async () => {
  const deaf = among(() => [{ processId: 'a', active: ['1_0'] }])
  await expect(deaf.ask()).rejects.toThrow(
    expect.objectContaining({ code: 'STORE_MOVED', message: expect.stringContaining('copy a on there') }),
  )
  for (const members of [[], [{ processId: 'me', active: ['1_0'] }]]) {
    await expect(among(() => members).ask()).rejects.toMatchObject({ code: 'STORE_NOT_READY' })
  }
})

it('says that a copy has gone, as long as its group does not know', async () => {
  const members = [{ processId: 'a', address: 'a:1', active: ['1_0'] }]
  const { ask } = among(() => members, { 'a:1': 'BROKER_UNAVAILABLE' })
  await expect(ask()).rejects.toThrow(
    expect.objectContaining({ code: 'STORE_NOT_READY', message: expect.stringContaining('once its group misses it') }),
  )
})

it('closes all ways to others', async () => {
  const { ask, copies, open } = among(() => [{ processId: 'a', address: 'a:1', active: ['1_0'] }])
  await ask()
  copies.close()
  expect(open.size).toBe(0)
})
