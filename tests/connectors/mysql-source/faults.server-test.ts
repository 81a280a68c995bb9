import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { isStruct, runSourceTask, type SourceRecord } from '@millrace/connect'
import { startTestCluster } from '@millrace/testing'
import { expect, it } from 'vitest'
import type { SqlClient } from '../servers/lib/sql-client.ts'
import { Capture } from './captured.ts'
import { flavors, isMinimum, type Server } from './flavors.ts'

const kills = isMinimum ? 2 : 10
const values = { 'key.converter': 'JsonConverter', 'key.converter.schemas.enable': 'false' }

const create = 'CREATE DATABASE load_test; CREATE TABLE load_test.t (id INT PRIMARY KEY, v INT)'

/** Writes rows, three a transaction, until it is told to stop; goes on where the server knows it to be, whatever becomes of that. */
class Load {
  readonly #server: Server
  #client: SqlClient | undefined
  #stopped = false
  readonly #running: Promise<void>

  constructor(server: Server) {
    this.#server = server
    this.#running = this.#run()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#client ??= await this.#server.root()
        const [row] = await this.#client.rows('SELECT COALESCE(MAX(id), 0) AS last FROM load_test.t')
        for (let id = Number(row?.['last']) + 1; !this.#stopped; id += 3) {
          await this.#client.run(
            `BEGIN; INSERT INTO load_test.t VALUES (${id}, 0), (${id + 1}, 0); INSERT INTO load_test.t VALUES (${id + 2}, 0); COMMIT`,
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
    await this.#client?.[Symbol.asyncDispose]()
  }
}

const idOf = (json: string): number => Number(/"id":(\d+)/.exec(json)?.[1])

it.each(flavors)(
  '$name: loses nothing and repeats nothing while the server is killed again and again',
  async ({ start, connector }) => {
    await using server = await start()
    await (async () => {
      await using client = await server.root()
      await client.run(create)
    })()
    const config = { ...server.config, 'include.schema.changes': 'false', 'database.include.list': 'load_test' }
    await using capture = new Capture({ connector, config })
    const load = new Load(server)
    for (let kill = 0; kill < kills; kill++) {
      const had = capture.records.length
      await capture.until((all) => all.length > had + 100)
      await server.process.kill()
      await server.process.start()
    }
    await load.stop()
    await using client = await server.root()
    const rows = await client.rows('SELECT id FROM load_test.t ORDER BY id')
    const wanted = rows.map((row) => Number(row['id']))
    const ids = (all: readonly SourceRecord[]) =>
      all.map(({ key }) => (isStruct(key.value) ? key.value.get('id') : null))
    await capture.until((all) => all.length >= wanted.length)
    expect(ids(capture.records)).toEqual(wanted)
  },
)

it.each(flavors)(
  '$name: loses nothing while the worker is killed again and again',
  async ({ start, connector, exported }) => {
    await using server = await start()
    await using client = await server.root()
    await client.run(create)
    await using cluster = await startTestCluster()
    await using reader = await cluster.client()
    const topic = 'srv.load_test.t'
    await reader.admin().createTopic(topic, { partitions: 1 })
    const config = {
      ...server.config,
      ...values,
      'include.schema.changes': 'false',
      'database.include.list': 'load_test',
    }
    const load = new Load(server)
    const found = new Set<number>()
    let wake = (): void => {}
    const stop = new AbortController()
    const reading = (async () => {
      for await (const { key } of reader.consumer().records(topic, { from: 'earliest', signal: stop.signal })) {
        found.add(idOf(String(key)))
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
    const script = fileURLToPath(new URL('worker.mjs', import.meta.url))
    for (let kill = 0; kill < kills; kill++) {
      const worker = fork(script, [cluster.bootstrap, exported, JSON.stringify(config)])
      const gone = once(worker, 'exit')
      const had = found.size
      await Promise.race([until(() => found.size > had + 50), gone])
      expect(worker.exitCode).toBeNull()
      worker.kill('SIGKILL')
      await gone
    }
    await load.stop()
    const rows = await client.rows('SELECT id FROM load_test.t ORDER BY id')
    const wanted = rows.map((row) => Number(row['id']))
    const ending = new AbortController()
    const running = runSourceTask(connector, {
      client: reader,
      name: 'cdc',
      config,
      signal: ending.signal,
      offsetsTopic: 'connect-offsets',
    })
    await Promise.race([until(() => found.size >= wanted.length), running])
    ending.abort()
    await running
    stop.abort()
    await reading
    // Each for the first time, in the order of the commits; what was not known to be kept comes again.
    expect([...found]).toEqual(wanted)
  },
)
