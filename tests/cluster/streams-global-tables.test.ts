import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { silentLogger } from '@millrace/base'
import { type Client, serde, topic } from '@millrace/client'
import {
  joinGlobalTable,
  keyValueStore,
  type KeyValueStore,
  type RestoreProgress,
  type RunningStreams,
  streams,
  to,
} from '@millrace/streams'
import { deleteState } from '@millrace/streams/tools'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const text = { key: serde.string(), value: serde.string() }
const names = topic('names', text)
const others = topic('others', text)
const visits = topic('visits', text)
const named = topic('named', text)

let cluster: TestCluster
let client: Client
let stateDir: string
let warnings: string[]
let progress: RestoreProgress[]

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  stateDir = mkdtempSync(path.join(tmpdir(), 'millrace-global-'))
  warnings = []
  progress = []
  for (const each of [names, others, visits, named]) await client.admin().createTopic(each, { partitions: 1 })
})

afterEach(async () => {
  await cluster.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

/** Runs a copy that has a global table, and asks it for these rows: it runs once it has all that its topic has. */
async function rowsOf(keys: readonly string[], table = names, kind?: 'memory'): Promise<(string | undefined)[]> {
  await using running = await started(table, kind)
  const asked = running.table<string, string>('names')
  return await Promise.all(keys.map((key) => asked.get(key)))
}

async function started(table = names, kind?: 'memory'): Promise<RunningStreams> {
  const app = streams({ id: 'app', brokers: cluster.bootstrap.split(',') })
  app.stream(visits).pipe(
    joinGlobalTable(
      app.globalTable(table, { store: 'names', kind }),
      (visit) => visit,
      (_, name) => name,
    ),
    to(named),
  )
  const warn = (_: unknown, said?: string): void => void warnings.push(said ?? '')
  const onRestore = (each: RestoreProgress): void => void progress.push(each)
  return await app.start({ stateDir, onRestore, logger: { ...silentLogger, warn } })
}

async function send(key: string, value: string | null): Promise<void> {
  await using producer = client.producer()
  await producer.send('names', { key: Buffer.from(key), value: value === null ? null : Buffer.from(value) })
}

/** Has the topic begin behind all that it has. */
async function forget(): Promise<void> {
  await client.admin().deleteRecords(names, new Map([[0, 'highWatermark']]))
}

describe('a global table on disk', () => {
  it('goes on from where it was, though its topic does not have all of it any more', async () => {
    await send('a', 'Ada')
    await send('b', 'Bob')
    expect(await rowsOf(['a', 'b'])).toEqual(['Ada', 'Bob'])
    await forget()
    expect(await rowsOf(['a', 'b'])).toEqual(['Ada', 'Bob'])
    const where = { role: 'global', taskId: 'global-names', store: 'names', changelog: 'names', partition: 0 }
    expect(progress.at(-1)).toEqual({ ...where, fromOffset: 0, toOffset: 2, position: 2, restored: 2 })
    await send('b', null)
    await send('c', 'Cid')
    expect(await rowsOf(['a', 'b', 'c'])).toEqual(['Ada', undefined, 'Cid'])
    expect(progress.at(-1)).toEqual({ ...where, fromOffset: 2, toOffset: 4, position: 4, restored: 2 })
    expect(warnings).toEqual([])
    // One in memory is what its topic has.
    expect(await rowsOf(['a', 'c'], names, 'memory')).toEqual([undefined, 'Cid'])
  })

  it('begins anew where its topic does not have what comes next', async () => {
    await send('a', 'Ada')
    expect(await rowsOf(['a'])).toEqual(['Ada'])
    await send('b', 'Bob')
    await forget()
    await send('c', 'Cid')
    expect(await rowsOf(['a', 'b', 'c'])).toEqual([undefined, undefined, 'Cid'])
    expect(warnings).toEqual([expect.stringContaining('read from the beginning')])
  })

  it('begins anew where its topic was made anew, though that has grown past where it was', async () => {
    await send('a', 'Ada')
    const running = await started()
    await client.admin().deleteTopic(names)
    await expect(running.done).rejects.toMatchObject({
      code: 'UNKNOWN_TOPIC_OR_PARTITION',
      message: expect.stringContaining('the global table names can not go on') as string,
    })
    await client.admin().createTopic(names, { partitions: 1 })
    await send('b', 'Bob')
    await send('c', 'Cid')
    expect(await rowsOf(['a', 'b', 'c'])).toEqual([undefined, 'Bob', 'Cid'])
    expect(warnings).toEqual([expect.stringContaining('made anew')])
  })

  it('begins anew where it is of another topic now', async () => {
    await send('a', 'Ada')
    expect(await rowsOf(['a'])).toEqual(['Ada'])
    await using producer = client.producer()
    await producer.send(others, { key: 'b', value: 'Bob' })
    expect(await rowsOf(['a', 'b'], others)).toEqual([undefined, 'Bob'])
  })

  it("of a processor of one's own goes on from where it was too", async () => {
    const countOf = async (key: string): Promise<number | undefined> => {
      const app = streams({ id: 'app', brokers: cluster.bootstrap.split(',') })
      const builder = keyValueStore('counts', { key: serde.string(), value: serde.integer(), logged: false })
      app.addGlobalStore(builder, names, () => {
        let counts: KeyValueStore<string, number>
        return {
          init: (context) => (counts = context.store('counts')),
          process: ({ key: counted }) => counts.put(counted, (counts.get(counted) ?? 0) + 1),
        }
      })
      app.stream(visits).pipe(to(named))
      await using running = await app.start({ stateDir })
      return await running.table<string, number>('counts').get(key)
    }
    await send('a', 'Ada')
    await send('a', 'Ann')
    expect(await countOf('a')).toBe(2)
    await send('a', 'Amy')
    // What was counted is not counted again.
    expect(await countOf('a')).toBe(3)
  })

  it('goes with the state of its application', async () => {
    await send('a', 'Ada')
    expect(await rowsOf(['a'])).toEqual(['Ada'])
    expect(existsSync(path.join(stateDir, 'app', 'global-names'))).toBe(true)
    await deleteState(stateDir, 'app')
    expect(existsSync(path.join(stateDir, 'app', 'global-names'))).toBe(false)
  })
})
