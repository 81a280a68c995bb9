import { setTimeout } from 'node:timers/promises'
import { type Logger, StreamError } from '@millrace/base'
import type { OffsetMap, SourceBatch, SourcePosition, SourceTask } from '@millrace/connect'
import { BinlogStream } from './binlog/binlog-stream.ts'
import type { KnownTransactions } from './binlog/known-transactions.ts'
import { SchemaHistory } from './history/schema-history.ts'
import { reconnectMsMax, reconnectMsMin } from './limits.ts'
import { heartbeatRecord } from '@millrace/connect/change-events'
import type { Table, TableId } from './schema/table.ts'
import { isPurged } from './server-error.ts'
import { checkServer } from './server-check.ts'
import { Session } from './session.ts'
import type { Settings } from './settings.ts'
import { definitionOf } from './snapshot/definitions.ts'
import { beginningOf } from './snapshot/server-position.ts'
import { Snapshot } from './snapshot/snapshot.ts'
import { BinlogReader } from './stream/binlog-reader.ts'
import { type BinlogPosition, parseOffset, serverPartition } from './stream/position.ts'

/** What the task is made of. */
export interface SourceTaskParts {
  readonly settings: Settings
  readonly offset: (partition: OffsetMap) => Promise<OffsetMap | null>
  readonly signal: AbortSignal
  readonly logger: Logger
}

/** Where to go on, and with what history. */
interface Resumed {
  readonly at: BinlogPosition
  readonly history: SchemaHistory
}

/** Reads a server: its tables as they are, if that is wanted, and from there on its binlog. */
export class BinlogTask implements SourceTask {
  readonly #parts: SourceTaskParts
  #history: SchemaHistory | undefined

  constructor(parts: SourceTaskParts) {
    this.#parts = parts
  }

  /** What was kept: definitions need not be carried any more. */
  onCommitted(positions: readonly SourcePosition[]): void {
    const own = positions.find(({ partition }) => partition['history'] === undefined)
    const at = own === undefined ? undefined : parseOffset(own.offset, this.#parts.settings.flavor)
    const isSnapshot = own?.offset['snapshot'] !== undefined
    this.#history?.committed(positions, at === undefined || typeof at === 'string' || isSnapshot ? undefined : at.known)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SourceBatch, void> {
    const { settings, signal, logger } = this.#parts
    const { snapshotMode } = settings
    let resumed = await this.#resumed()
    for (;;) {
      if (resumed === undefined) {
        const withRows = snapshotMode !== 'no_data' && snapshotMode !== 'schema_only'
        const onHistory = (history: SchemaHistory): void => void (this.#history = history)
        const snapshot = new Snapshot({ settings, logger, signal, nowMs: Date.now, withRows, onHistory })
        const at = yield* snapshot.read()
        const history = this.#history
        if (snapshotMode === 'initial_only' || history === undefined || signal.aborted) return
        resumed = { at, history }
      }
      this.#history = resumed.history
      try {
        yield* this.#stream(resumed)
        return
      } catch (error) {
        if (!isPurged(error)) throw error
        if (snapshotMode !== 'when_needed') throw purged(error, resumed.at)
        logger.warn(
          { err: error },
          'the server has thrown away what comes next: the tables are read again as they are, and what was deleted meanwhile is not told',
        )
        resumed = undefined
      }
    }
  }

  /** Where the task was; undefined: there has to be a snapshot. */
  async #resumed(): Promise<Resumed | undefined> {
    const { settings, offset, logger } = this.#parts
    const { prefix, snapshotMode } = settings
    const kept = await offset(serverPartition(prefix))
    if (kept === null) {
      if (snapshotMode !== 'never') return undefined
      const at = { seconds: 0, file: '', position: 4, known: await this.#beginning(), progress: undefined }
      const history = SchemaHistory.empty(prefix)
      history.keepList()
      return { at, history }
    }
    if (kept['snapshot'] !== undefined) {
      logger.warn({}, 'the last snapshot was broken off, and is made anew')
      return undefined
    }
    if (snapshotMode === 'always') return undefined
    const at = parseOffset(kept, settings.flavor)
    if (typeof at === 'string') {
      throw new StreamError(
        'INVALID_DATA',
        `the connector's offset can't be read: ${at}. Reset the connector's offsets`,
      )
    }
    try {
      return { at, history: await SchemaHistory.load(prefix, at.known, kept['definitions'], offset) }
    } catch (error) {
      if (snapshotMode !== 'when_needed') throw error
      logger.warn({ err: error }, 'the history of definitions is lost: the tables are read again as they are')
      return undefined
    }
  }

  /** What is not in the binlog any more. */
  async #beginning(): Promise<KnownTransactions> {
    const session = await Session.open(this.#parts.settings)
    try {
      return await beginningOf(session, this.#parts.settings.flavor)
    } finally {
      session.close()
    }
  }

  /** Reads the binlog, and connects again when the connection is lost. */
  async *#stream({ at, history }: Resumed): AsyncGenerator<SourceBatch, void> {
    const { settings, signal, logger } = this.#parts
    const currentTable = (id: TableId): Promise<Table | undefined> => this.#currentTable(id)
    const reader = new BinlogReader(at, { settings, history, logger, nowMs: Date.now, currentTable })
    let pauseMs = reconnectMsMin
    let wasConnected = false
    const connected = (): void => void (wasConnected = true)
    while (!signal.aborted) {
      const before = reader.position
      try {
        yield* this.#connected(reader, connected)
      } catch (error) {
        if (signal.aborted) return
        // What the server answers is no lost connection; and one that there never was may be to the wrong server.
        const isLost = error instanceof StreamError && error.code === 'BROKER_UNAVAILABLE' && !isPurged(error)
        if (!isLost || !wasConnected) throw error
        pauseMs = reader.position === before ? Math.min(reconnectMsMax, pauseMs * 2) : reconnectMsMin
        logger.warn({ err: error, pauseMs }, 'the connection to the server was lost and is made again')
        reader.reconnected()
        await pause(pauseMs, signal)
      }
    }
  }

  async *#connected(reader: BinlogReader, connected: () => void): AsyncGenerator<SourceBatch, void> {
    const { settings } = this.#parts
    const session = await Session.open(settings)
    try {
      await checkServer(session, settings.flavor)
    } finally {
      session.close()
    }
    connected()
    const { known, file, position } = reader.position
    const begin = { known, file, position, annotate: settings.includeQuery }
    const stream = await BinlogStream.open(settings, begin)
    try {
      yield* this.#events(reader, stream)
    } finally {
      stream.close()
    }
  }

  async *#events(reader: BinlogReader, stream: BinlogStream): AsyncGenerator<SourceBatch, void> {
    const { settings, signal } = this.#parts
    const { heartbeatMs, heartbeatTopic, prefix, batchSizeMax } = settings
    let beatMs = Date.now()
    for (;;) {
      const events = await stream.take(
        signal,
        heartbeatMs === 0 ? undefined : Math.max(1, beatMs + heartbeatMs - Date.now()),
      )
      if (events === undefined) return
      for (const event of events) {
        await reader.read(event)
        if (reader.waiting >= batchSizeMax) yield* this.#taken(reader)
      }
      if (heartbeatMs > 0 && Date.now() - beatMs >= heartbeatMs) {
        beatMs = Date.now()
        reader.add(heartbeatTopic, heartbeatRecord(prefix, beatMs))
      }
      yield* this.#taken(reader)
    }
  }

  async *#taken(reader: BinlogReader): AsyncGenerator<SourceBatch, void> {
    const batch = reader.take()
    if (batch !== undefined) yield batch
    if (this.#history?.isHeavy === true) await this.#history.settled(this.#parts.signal)
  }

  async #currentTable(id: TableId): Promise<Table | undefined> {
    const session = await Session.open(this.#parts.settings)
    try {
      await session.run("SET SESSION sql_mode = ''")
      return (await definitionOf(session, id))?.table
    } finally {
      session.close()
    }
  }
}

/** Waits, until the signal says to stop at the latest. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function purged(cause: unknown, { file, position, known }: BinlogPosition): StreamError {
  const message = `the server can't go on behind ${known.toString() || 'the beginning'} (${file}:${position}): it has thrown that away, or is another one. With snapshot.mode=when_needed the tables are read again as they are; what was deleted meanwhile is told by nothing then. Keep binlogs for longer (binlog_expire_logs_seconds)`
  return new StreamError('OFFSET_OUT_OF_RANGE', message, { cause, context: { file } })
}
