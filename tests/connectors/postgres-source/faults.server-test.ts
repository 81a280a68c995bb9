import { isStruct, type SourceRecord } from '@millrace/connect'
import { startTestCluster } from '@millrace/testing'
import type pg from 'pg'
import { expect, it } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import type { Postgresql } from '../servers/postgresql.ts'
import { Capture } from './captured.ts'
import { configOf, startReplicating } from './database.ts'

const kills = process.env['CONNECTORS_MINIMUM'] === '1' ? 1 : 10

const create = 'CREATE TABLE t (id INT PRIMARY KEY, v INT)'

/** Writes rows, three a transaction, until it is told to stop; goes on where the server knows it to be, whatever becomes of that. */
class Load {
  readonly #server: Postgresql
  #client: pg.Client | undefined
  readonly #mayWrite: (id: number) => boolean
  #stopped = false
  readonly #running: Promise<void>

  constructor(server: Postgresql, mayWrite: (id: number) => boolean = () => true) {
    this.#server = server
    this.#mayWrite = mayWrite
    this.#running = this.#run()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#client ??= await this.#server.connect()
        const { rows } = await this.#client.query<{ last: number }>('SELECT COALESCE(MAX(id), 0) AS last FROM t')
        for (let id = Number(rows[0]?.last) + 1; !this.#stopped; id += 3) {
          while (!this.#stopped && !this.#mayWrite(id)) await new Promise((resolve) => setTimeout(resolve, 5))
          await this.#client.query(
            `BEGIN; INSERT INTO t VALUES (${id}, 0), (${id + 1}, 0); INSERT INTO t VALUES (${id + 2}, 0); COMMIT`,
          )
        }
      } catch {
        // The server was killed: what of the last transaction is there, it tells when it is back.
        this.#client = undefined
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
    await this.#client?.end()
  }
}

const idsIn = async (server: Postgresql): Promise<readonly number[]> =>
  (await server.query<{ id: number }>('SELECT id FROM t ORDER BY id')).map(({ id }) => id)

it('loses nothing and repeats nothing while the server is killed again and again', async () => {
  await using server = await startReplicating()
  await server.query(create)
  await using capture = new Capture({ config: configOf(server, 'kills') })
  await capture.between()
  const load = new Load(server)
  for (let kill = 0; kill < kills; kill++) {
    const had = capture.records.length
    await capture.until((all) => all.length > had + 100)
    await server.kill()
    await server.start()
  }
  await load.stop()
  const wanted = await idsIn(server)
  const records = await capture.until((all) => all.length >= wanted.length)
  const ids = (all: readonly SourceRecord[]) => all.map(({ key }) => (isStruct(key.value) ? key.value.get('id') : null))
  expect(ids(records)).toEqual(wanted)
})

it('loses nothing while the worker is killed again and again', async () => {
  await using server = await startReplicating()
  await server.query(create)
  await using cluster = await startTestCluster()
  await using reader = await cluster.client()
  const topic = 'srv.public.t'
  await reader.admin().createTopic(topic, { partitions: 1 })
  const found = new Set<number>()
  let wake = (): void => {}
  const stop = new AbortController()
  const reading = (async () => {
    for await (const { key } of reader.consumer().records(topic, { from: 'earliest', signal: stop.signal })) {
      found.add(Number(/"id":(\d+)/.exec(String(key))?.[1]))
      wake()
    }
  })().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
  })
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const run = {
    module: '@millrace/connector-postgres-source',
    connector: 'postgresSource',
    brokers: [cluster.bootstrap],
    name: 'cdc',
    config: {
      ...configOf(server, 'kills'),
      'key.converter': 'JsonConverter',
      'key.converter.schemas.enable': 'false',
    },
    offsetsTopic: 'connect-offsets',
    commitIntervalMs: 100,
  }
  // No more than a little ahead: a worker that starts reads all of it first.
  const load = new Load(server, (id) => id < found.size + 500)
  for (let kill = 0; kill < kills; kill++) {
    await using worker = new ConnectorProcess(run)
    const had = found.size
    await until(() => found.size > had + 50)
    expect(worker.isRunning, worker.output).toBe(true)
  }
  await load.stop()
  const wanted = await idsIn(server)
  await using last = new ConnectorProcess(run)
  await until(() => found.size >= wanted.length)
  expect(last.isRunning, last.output).toBe(true)
  stop.abort()
  await reading
  // Each for the first time, in the order of the commits; what was not known to be kept comes again.
  expect([...found].toSorted((a, b) => a - b)).toEqual(wanted)
})
