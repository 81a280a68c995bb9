import { chownSync, mkdirSync } from 'node:fs'
import { silentLogger } from '@millrace/base'
import { sinkRecord } from '@millrace/connect'
import { postgresSink } from '@millrace/connector-postgres-sink'
import { expect, test } from 'vitest'
import { TmpfsDisk } from '../../faults/src/tmpfs-disk.ts'
import { otherUser } from '../servers/lib/places.ts'
import { Postgresql } from '../servers/postgresql.ts'

const { signal } = new AbortController()

/** A table on a disk of its own, in memory, of 16 MiB. Needs root, as mounting does. */
function smallDisk() {
  const disk = TmpfsDisk.create(16)
  mkdirSync(disk.data)
  const user = otherUser()
  if (user !== undefined) chownSync(disk.data, user.uid, user.gid)
  return { disk, [Symbol.dispose]: () => disk.remove() }
}

test('a disk of the server that runs full is waited for, and rows go on where they were once there is room', async () => {
  await using server = await Postgresql.start()
  using small = smallDisk()
  const { disk } = small
  await server.query(`CREATE TABLESPACE small LOCATION '${disk.data}'`)
  await server.query('CREATE TABLE filled (number int PRIMARY KEY, text text) TABLESPACE small')
  await using task = await open(server)
  const record = (offset: number) => {
    const value = new Map<string, number | string>([
      ['number', offset],
      ['text', `${offset} `.repeat(100)],
    ])
    return sinkRecord({ topic: 'filled', partition: 0, offset, value: { schema: null, value } })
  }
  const batch = (from: number) => Array.from({ length: 500 }, (_, at) => record(from + at))
  await task.loadOffsets([{ topic: 'filled', partition: 0 }])
  expect(kindsOf(await task.write(batch(0)))).toEqual(['ok'])
  disk.fill()
  let written = 500
  let results = await task.write(batch(written))
  // Pages that the table has already have some room.
  while (kindsOf(results)[0] === 'ok' && written < 100_000) results = await task.write(batch((written += 500)))
  expect(kindsOf(results)).toEqual(['retry'])
  expect(results[0]).toMatchObject({ reason: expect.stringMatching(/53100/) })
  disk.makeRoom()
  expect(kindsOf(await task.write(batch(written)))).toEqual(['ok'])
  const [found] = await server.query<{ rows: number; last: number }>(
    'SELECT count(*)::int AS rows, max(number) AS last FROM filled',
  )
  expect(found).toEqual({ rows: written + 500, last: written + 499 })
  await server.stop()
})

async function open({ url, user, password }: Postgresql) {
  const config = {
    'connection.url': url,
    'connection.user': user,
    'connection.password': password,
    'insert.mode': 'upsert',
    'pk.mode': 'record_value',
    'pk.fields': 'number',
  }
  const task = await postgresSink.open({ connector: 'c', task: 0, key: '0', signal, logger: silentLogger, config })
  return {
    loadOffsets: async (partitions: Parameters<NonNullable<typeof task.loadOffsets>>[0]) =>
      task.loadOffsets?.(partitions),
    write: (records: Parameters<typeof task.write>[0]) => task.write(records, signal),
    [Symbol.asyncDispose]: async () => task.close?.(),
  }
}

const kindsOf = (results: readonly { readonly kind: string }[]): readonly string[] => [
  ...new Set(results.map(({ kind }) => kind)),
]
