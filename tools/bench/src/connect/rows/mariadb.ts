import { atMost, type Row } from '../../bars.ts'
import { latencies, summarize } from '../../statistics.ts'
import type { ConnectBench, Round } from '../bench.ts'
import type { HostedConnector } from '../hosted-connector.ts'
import type { ConnectScale } from '../scale.ts'
import { type MariaDb, serverModule } from '../servers.ts'
import { rateRow } from './rows.ts'

const rowsPerStatement = 1_000

const table = `CREATE TABLE bench.orders (
  id INT AUTO_INCREMENT PRIMARY KEY, customer VARCHAR(40) NOT NULL, amount DECIMAL(10,2) NOT NULL,
  placed DATETIME NOT NULL, sent BIGINT NOT NULL, note VARCHAR(120))`

/** Writes rows, as programs do that write many: a thousand in a statement. */
async function insertRows(server: MariaDb, count: number): Promise<void> {
  await using root = await server.root()
  for (let from = 0; from < count; from += rowsPerStatement) {
    const rows = Array.from({ length: Math.min(rowsPerStatement, count - from) }, (_, at) => {
      const id = from + at
      return `('customer ${(id * 7919) % 100_000}', ${id % 10_000}.${10 + (id % 90)}, '2026-11-22 12:00:00', ${id}, 'an order of ${id % 9} things, to be sent')`
    })
    await root.run(`INSERT INTO bench.orders (customer, amount, placed, sent, note) VALUES ${rows.join(',')}`)
  }
}

/** A source of the table, with a name and a topic of its own. */
class BinlogSource {
  readonly topic: string
  readonly #bench: ConnectBench
  readonly #server: MariaDb
  readonly #prefix: string
  readonly #schemas: boolean

  constructor(bench: ConnectBench, server: MariaDb, schemas: boolean) {
    this.#bench = bench
    this.#server = server
    this.#schemas = schemas
    this.#prefix = bench.freshName('binlog')
    this.topic = `${this.#prefix}.bench.orders`
  }

  async start(): Promise<HostedConnector> {
    return this.#bench.connector({
      module: '@millrace/connector-mysql-source',
      connector: 'mariaDbSource',
      name: this.#prefix,
      config: {
        ...this.#server.config,
        'topic.prefix': this.#prefix,
        'database.include.list': 'bench',
        'snapshot.mode': 'no_data',
        'key.converter.schemas.enable': String(this.#schemas),
        'value.converter.schemas.enable': String(this.#schemas),
      },
    })
  }

  /** Has it find where the binlog is now. */
  async begin(): Promise<void> {
    await this.#bench.client.admin().createTopic(this.topic, { partitions: 1 })
    const connector = await this.start()
    try {
      await this.#streams(connector)
    } finally {
      await connector.stop()
    }
  }

  /** Until it reads what is written. */
  async #streams(connector: HostedConnector): Promise<void> {
    while ((await this.#bench.end(this.topic)) === 0) {
      await insertRows(this.#server, 1)
      const until = performance.now() + 500
      await this.#bench.until(
        async () => (performance.now() > until || (await this.#bench.end(this.topic)) > 0 ? 1 : 0),
        1,
        connector,
      )
    }
  }

  /** Has it read what was written since it was stopped, so many rows. */
  async read(rows: number): Promise<Round> {
    const before = await this.#bench.end(this.topic)
    const connector = await this.start()
    try {
      return await this.#bench.timed(async () => (await this.#bench.end(this.topic)) - before, rows, connector)
    } finally {
      await connector.stop()
    }
  }
}

async function withServer<T>(use: (server: MariaDb) => Promise<T>): Promise<T> {
  const { MariaDb: Server } = await serverModule('mariadb')
  await using server = await Server.start(['--sync-binlog=0', '--innodb-flush-log-at-trx-commit=0'])
  {
    await using root = await server.root()
    await root.run(`CREATE DATABASE bench; ${table}`)
  }
  return await use(server)
}

/** A binlog that is there, into a topic. */
export function binlogRows(bench: ConnectBench, scale: ConnectScale): Promise<readonly Row[]> {
  return withServer(async (server) => {
    const [plain, schemas] = [new BinlogSource(bench, server, false), new BinlogSource(bench, server, true)]
    await plain.begin()
    await schemas.begin()
    const rounds: { plain: Round; schemas: Round }[] = []
    for (let round = 0; round < scale.rounds; round += 1) {
      // What the second one read when it began is the first one's too.
      const behind = await missing(bench, server, plain, schemas)
      await insertRows(server, scale.binlogRows)
      rounds.push({
        plain: await plain.read(scale.binlogRows + behind.plain),
        schemas: await schemas.read(scale.binlogRows + behind.schemas),
      })
    }
    return [
      rateRow({
        name: "MariaDB's binlog to a topic, JSON",
        unit: 'rows/s',
        bar: 60_000,
        rounds: rounds.map((round) => round.plain),
      }),
      rateRow({
        name: "MariaDB's binlog to a topic, JSON with schemas",
        unit: 'rows/s',
        bar: 60_000,
        rounds: rounds.map((round) => round.schemas),
      }),
    ]
  })
}

/** How many rows of the table each has not read. The first that it was given for its beginning counts from 1. */
async function missing(
  bench: ConnectBench,
  server: MariaDb,
  plain: BinlogSource,
  schemas: BinlogSource,
): Promise<{ readonly plain: number; readonly schemas: number }> {
  await using root = await server.root()
  const last = async (source: BinlogSource): Promise<number> => {
    await using consumer = bench.client.consumer()
    const end = await bench.end(source.topic)
    const from = new Map([[0, { offset: end - 1 }]])
    for await (const { valueBytes } of consumer.records(source.topic, { partitions: [0], from, until: 'end' })) {
      return idOf(valueBytes)
    }
    return 0
  }
  const [found] = await root.rows('SELECT max(id) AS id FROM bench.orders')
  const all = Number(found?.['id'] ?? 0)
  return { plain: all - (await last(plain)), schemas: all - (await last(schemas)) }
}

interface Change {
  readonly after: { readonly id: number; readonly sent: number }
}

function changeOf(value: Uint8Array | null): Change {
  const json = JSON.parse(Buffer.from(value ?? []).toString()) as Change & { readonly payload?: Change }
  return json.payload ?? json
}

const idOf = (value: Uint8Array | null): number => changeOf(value).after.id

const micros = (): number => Math.round(performance.now() * 1000)

/** From the call that commits a row to a consumer that has it, a few hundred a second. */
export function commitRow(bench: ConnectBench, scale: ConnectScale): Promise<Row> {
  const { perSecond, count } = scale.commits
  return withServer(async (server) => {
    const source = new BinlogSource(bench, server, false)
    await source.begin()
    const connector = await source.start()
    try {
      const samples: number[] = []
      await using consumer = bench.client.consumer()
      const read = (async () => {
        for await (const { valueBytes } of consumer.records(source.topic, { from: 'latest' })) {
          const { sent } = changeOf(valueBytes).after
          // Those that found out whether it reads have another number.
          if (sent > 1_000_000) samples.push((micros() - sent) / 1000)
          if (samples.length >= count) return
        }
      })()
      await using root = await server.root()
      const insert = (): Promise<void> =>
        root.run(
          `INSERT INTO bench.orders (customer, amount, placed, sent, note) VALUES ('one', 1.50, '2026-11-22 12:00:00', ${micros()}, NULL)`,
        )
      // It has to be reading first.
      await bench.until(
        async () => {
          if (samples.length === 0) await insert()
          return samples.length
        },
        1,
        connector,
      )
      const beganMs = performance.now()
      for (let at = 0; at < count; at += 1) {
        const waitMs = beganMs + (at * 1000) / perSecond - performance.now()
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
        await insert()
      }
      await Promise.race([read, connector.failed])
      const found = latencies(samples.slice(Math.ceil(count / 10)))
      const figure = summarize([found.p99Ms])
      return {
        name: `a commit of MariaDB to a consumer of its topic, ${perSecond} a second, p99`,
        unit: 'ms',
        figure,
        bars: [atMost(figure, 'ms', 100)],
        remark: `p50 ${found.p50Ms.toFixed(2)} ms, p99.9 ${found.p999Ms.toFixed(2)} ms, of ${samples.length} commits`,
      }
    } finally {
      await connector.stop()
    }
  })
}
