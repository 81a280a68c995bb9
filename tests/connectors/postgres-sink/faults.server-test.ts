import { connect as connectTo, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { inspect } from 'node:util'
import { silentLogger } from '@millrace/base'
import { type RecordResult, Schema, sinkRecord, type SinkTask, Struct } from '@millrace/connect'
import { postgresSink } from '@millrace/connector-postgres-sink'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../servers/lib/places.ts'
import { Postgresql } from '../servers/postgresql.ts'

let server: Postgresql
beforeAll(async () => {
  server = await Postgresql.start({ tls: true })
})
afterAll(() => server[Symbol.asyncDispose]())

const configOf = (config: Record<string, string> = {}) => ({
  'connection.url': server.url,
  'connection.user': server.user,
  'connection.password': server.password,
  ...config,
})

const { signal } = new AbortController()

async function open(config: Record<string, string> = {}, connector = 'c'): Promise<SinkTask> {
  return postgresSink.open({ connector, task: 0, key: '0', signal, logger: silentLogger, config: configOf(config) })
}

const record = (topic: string, offset: number, value: Record<string, number> = { number: offset }) =>
  sinkRecord({ topic, partition: 0, offset, value: { schema: null, value: new Map(Object.entries(value)) } })

const kinds = (results: readonly RecordResult[]) => results.map(({ kind }) => kind)
const numbers = async (table: string) =>
  (await server.query<{ number: number }>(`SELECT number FROM ${table} ORDER BY number`)).map(({ number }) => number)

test('a task whose partition another has taken writes no more, and the other goes on where it was', async () => {
  await server.query('CREATE TABLE zombie (number int)')
  const partition = { topic: 'zombie', partition: 0 }
  const [first, second] = [await open(), await open()]
  expect(await first.loadOffsets?.([partition])).toEqual([])
  expect(kinds(await first.write([record('zombie', 0), record('zombie', 1)], signal))).toEqual(['ok', 'ok'])
  expect(await second.loadOffsets?.([partition])).toEqual([{ ...partition, offset: 2 }])
  await expect(first.write([record('zombie', 2)], signal)).rejects.toMatchObject({
    code: 'FENCED_MEMBER_EPOCH',
    message: 'another task of c has taken partition 0 of zombie: this one writes no more of it',
  })
  expect(kinds(await second.write([record('zombie', 2)], signal))).toEqual(['ok'])
  expect(await numbers('zombie')).toEqual([0, 1, 2])
  // The topic was made anew: its offsets begin again.
  await expect(second.write([record('zombie', 0)], signal)).rejects.toMatchObject({
    code: 'OFFSET_OUT_OF_RANGE',
    message: expect.stringMatching(/^offset 0 of partition 0 of zombie comes though all before 3 is written/),
  })
  for (const task of [first, second]) await task.close?.()
})

test('a connector of another name has offsets of its own', async () => {
  await server.query('CREATE TABLE twice (number int)')
  for (const name of ['one', 'two']) {
    const task = await open({}, name)
    expect(await task.loadOffsets?.([{ topic: 'twice', partition: 0 }])).toEqual([])
    await task.write([record('twice', 0)], signal)
    await task.close?.()
  }
  expect(await numbers('twice')).toEqual([0, 0])
})

/** A way to the server that is cut when a COMMIT passes: before the server has it, or after it has answered. */
async function cutAtCommit(cut: 'before' | 'after') {
  let isArmed = true
  const sockets = new Set<Socket>()
  const proxy = createServer((near) => {
    const far = connectTo(server.port, '127.0.0.1')
    let isCommitting = false
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    const end = (): void => {
      near.destroy()
      far.destroy()
    }
    near.on('close', end)
    far.on('close', end)
    near.on('data', (bytes) => {
      if (isArmed && bytes.includes('COMMIT\0')) {
        isArmed = false
        isCommitting = true
        if (cut === 'before') return end()
      }
      far.write(bytes)
    })
    far.on('data', (bytes) => (isCommitting ? end() : near.write(bytes)))
  })
  const port = await freePort()
  await once(proxy.listen(port, '127.0.0.1'), 'listening')
  return {
    url: `jdbc:postgresql://127.0.0.1:${port}/shop?sslmode=disable`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}

test.each(['before', 'after'] as const)(
  'a connection that is lost %s a commit is done leaves each row once',
  async (cut) => {
    const table = `cut_${cut}`
    await server.query(`CREATE TABLE ${table} (number int)`)
    const direct = await open()
    await direct.loadOffsets?.([{ topic: 'other', partition: 0 }])
    await direct.close?.()
    await using way = await cutAtCommit(cut)
    const task = await open({ 'connection.url': way.url })
    await task.loadOffsets?.([{ topic: table, partition: 0 }])
    const records = [record(table, 0), sinkRecord({ topic: table, partition: 0, offset: 1 }), record(table, 2)]
    const first = await task.write(records, signal)
    expect(kinds(first)).toEqual(['retry', 'retry', 'retry'])
    expect(await numbers(table)).toEqual(cut === 'before' ? [] : [0, 2])
    expect(kinds(await task.write(records, signal))).toEqual(['ok', 'reject', 'ok'])
    expect(kinds(await task.write([record(table, 3)], signal))).toEqual(['ok'])
    expect(await numbers(table)).toEqual([0, 2, 3])
    await task.close?.()
  },
)

test('a record that was refused is tried again by the next task, as it may have been buried nowhere, and none beside it', async () => {
  await server.query('CREATE TABLE refused (number int CHECK (number <> 1 AND number <> 3))')
  const partition = { topic: 'refused', partition: 0 }
  const records = [0, 1, 2, 3, 4].map((offset) => record('refused', offset))
  const first = await open()
  await first.loadOffsets?.([partition])
  expect(kinds(await first.write(records, signal))).toEqual(['ok', 'reject', 'ok', 'reject', 'ok'])
  await first.close?.()
  await server.query('ALTER TABLE refused DROP CONSTRAINT refused_number_check')
  const second = await open()
  expect(await second.loadOffsets?.([partition])).toEqual([{ ...partition, offset: 1 }])
  expect(kinds(await second.write(records.slice(1, 3), signal))).toEqual(['ok', 'ok'])
  await second.close?.()
  const third = await open()
  expect(await third.loadOffsets?.([partition])).toEqual([{ ...partition, offset: 3 }])
  expect(kinds(await third.write([...records.slice(3), record('refused', 5)], signal))).toEqual(['ok', 'ok', 'ok'])
  expect(await third.loadOffsets?.([partition])).toEqual([{ ...partition, offset: 6 }])
  expect(await numbers('refused')).toEqual([0, 1, 2, 3, 4, 5])
  await third.close?.()
})

test('what the server ends while it waits for a lock is to be tried again', async () => {
  await server.query('CREATE TABLE locked (number int PRIMARY KEY)')
  const task = await open({ 'insert.mode': 'upsert', 'pk.mode': 'record_value' })
  await task.loadOffsets?.([{ topic: 'locked', partition: 0 }])
  const other = await server.connect()
  await other.query('BEGIN; LOCK TABLE locked IN EXCLUSIVE MODE')
  const writing = task.write([record('locked', 0)], signal)
  const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'millrace c'`
  await vi.waitFor(async () => expect(await server.query(waiting)).toHaveLength(1), { timeout: 20_000 })
  await server.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS found`)
  expect(await writing).toEqual([
    { kind: 'retry', reason: expect.stringMatching(/^PostgreSQL could not do it now \(57P01\)/) },
  ])
  await other.query('COMMIT')
  await other.end()
  expect(kinds(await task.write([record('locked', 0)], signal))).toEqual(['ok'])
  expect(await numbers('locked')).toEqual([0])
  await task.close?.()
})

test('a deadlock is to be tried again', async () => {
  await server.query('CREATE TABLE dead (number int PRIMARY KEY, n int); INSERT INTO dead VALUES (1, 0), (2, 0)')
  const task = await open({ 'insert.mode': 'upsert', 'pk.mode': 'record_value', 'pk.fields': 'number' })
  await task.loadOffsets?.([{ topic: 'dead', partition: 0 }])
  const other = await server.connect()
  // It is the other that waits for long before it looks for deadlocks, so ours is the one that is ended.
  await other.query(`BEGIN; SET LOCAL deadlock_timeout = '100s'; UPDATE dead SET n = 1 WHERE number = 2`)
  const writing = task.write([record('dead', 0, { number: 1, n: 5 }), record('dead', 1, { number: 2, n: 5 })], signal)
  const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'millrace c'`
  await vi.waitFor(async () => expect(await server.query(waiting)).toHaveLength(1), { timeout: 20_000, interval: 10 })
  const crossing = other.query('UPDATE dead SET n = 1 WHERE number = 1; COMMIT')
  const results = await writing
  expect(kinds(results)).toEqual(['retry', 'retry'])
  await crossing
  await other.end()
  expect(
    kinds(await task.write([record('dead', 0, { number: 1, n: 5 }), record('dead', 1, { number: 2, n: 5 })], signal)),
  ).toEqual(['ok', 'ok'])
  expect(await server.query('SELECT * FROM dead ORDER BY number')).toEqual([
    { number: 1, n: 5 },
    { number: 2, n: 5 },
  ])
  await task.close?.()
})

test('a server that is away is waited for', async () => {
  await server.query('CREATE TABLE away (number int)')
  const task = await open()
  await task.loadOffsets?.([{ topic: 'away', partition: 0 }])
  await server.kill()
  expect(kinds(await task.write([record('away', 0)], signal))).toEqual(['retry'])
  const other = await open({}, 'other')
  const loading = other.loadOffsets?.([{ topic: 'away', partition: 0 }])
  await server.start()
  expect(await loading).toEqual([])
  expect(kinds(await task.write([record('away', 0)], signal))).toEqual(['ok'])
  expect(
    await postgresSink.configure(configOf({ 'connection.url': 'jdbc:postgresql://127.0.0.1:1/shop' })).check(signal),
  ).toEqual([])
  for (const one of [task, other]) await one.close?.()
})

test('what is known of a table is looked up again once it was changed', async () => {
  await server.query('CREATE TABLE changing (number int)')
  const task = await open()
  await task.loadOffsets?.([{ topic: 'changing', partition: 0 }])
  await task.write([record('changing', 0)], signal)
  await server.query('ALTER TABLE changing ALTER number TYPE text')
  expect(kinds(await task.write([record('changing', 1)], signal))).toEqual(['ok'])
  await server.query('ALTER TABLE changing ADD more int')
  expect(kinds(await task.write([record('changing', 2, { number: 2, more: 2 })], signal))).toEqual(['ok'])
  await server.query('ALTER TABLE changing DROP more')
  expect(
    kinds(await task.write([record('changing', 3, { number: 3, more: 3 }), record('changing', 4)], signal)),
  ).toEqual(['reject', 'ok'])
  await server.query('DROP TABLE changing')
  await expect(task.write([record('changing', 5)], signal)).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: 'table changing is not there: create it, or set auto.create=true to have it created',
  })
  await task.close?.()
})

test('two tasks may create a table at once, and add columns', async () => {
  const tasks = await Promise.all([
    open({ 'offsets.table.name': 'o1', 'auto.create': 'true', 'auto.evolve': 'true' }),
    open({ 'offsets.table.name': 'o1', 'auto.create': 'true', 'auto.evolve': 'true' }, 'd'),
  ])
  await Promise.all(tasks.map(async (task) => task.loadOffsets?.([{ topic: 'made', partition: 0 }])))
  const number = Schema.struct({ number: Schema.int32() })
  const more = Schema.struct({ number: Schema.int32(), 'more "quoted"; --': Schema.string() })
  const of = (value: Struct, offset: number) =>
    sinkRecord({ topic: 'made', partition: 0, offset, value: { schema: value.schema, value } })
  const all = await Promise.all(
    tasks.map((task) =>
      task.write(
        [
          of(new Struct(number, { number: 1 }), 0),
          of(new Struct(more, { number: 2, 'more "quoted"; --': `'); DROP TABLE made; --` }), 1),
        ],
        signal,
      ),
    ),
  )
  expect(all.map(kinds)).toEqual([
    ['ok', 'ok'],
    ['ok', 'ok'],
  ])
  expect(await server.query('SELECT DISTINCT * FROM made ORDER BY number')).toEqual([
    { number: 1, 'more "quoted"; --': null },
    { number: 2, 'more "quoted"; --': `'); DROP TABLE made; --` },
  ])
  for (const task of tasks) await task.close?.()
})

test('who is not let in is told at once what to correct, and no secret', async () => {
  const wrong: [Record<string, string>, string, RegExp][] = [
    [{ 'connection.password': 'mistaken' }, 'connection.password', /^PostgreSQL let nobody in \(28P01/],
    [{ 'connection.user': 'nobody' }, 'connection.password', /^PostgreSQL let nobody in \(28P01/],
    [{ 'connection.url': server.url.replace('shop', 'market') }, 'connection.url', /^PostgreSQL has no such database/],
    [
      { 'connection.url': `${server.url}?sslmode=verify-full` },
      'connection.url',
      /^the certificate of PostgreSQL is not trusted/,
    ],
    [
      { 'connection.url': `${server.url}?sslmode=verify-full&sslrootcert=/no/file` },
      'connection.url',
      /can't be read \(ENOENT\)$/,
    ],
  ]
  for (const [config, option, message] of wrong) {
    const given = configOf(config)
    const problems = await postgresSink.configure(given).check(signal)
    expect(problems).toEqual([{ option, message: expect.stringMatching(message) }])
    const task = await open(config)
    const failure: unknown = await Promise.resolve(task.loadOffsets?.([{ topic: 't', partition: 0 }])).catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringMatching(message) })
    for (const secret of ['mistaken', server.password]) expect(inspect(failure, { depth: 9 })).not.toContain(secret)
    await task.close?.()
  }
})

test.each(['verify-full', 'verify-ca', 'require', 'prefer', 'disable'])(
  'with sslmode=%s the connection is encrypted, or not',
  async (mode) => {
    const root = mode.startsWith('verify') ? `&sslrootcert=${server.rootCert}` : ''
    const task = await open({ 'connection.url': `${server.url}?sslmode=${mode}${root}&ApplicationName=tls-${mode}` })
    await task.loadOffsets?.([{ topic: 't', partition: 0 }])
    const found = `SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'tls-${mode}'`
    expect(await server.query(found)).toEqual([{ ssl: mode !== 'disable' }])
    await task.close?.()
  },
)
