import { setTimeout } from 'node:timers/promises'
import { isStreamError, type Logger, StreamError } from '@millrace/base'
import { configError, type OffsetMap, type SourceBatch, type SourcePosition, type SourceTask } from '@millrace/connect'
import { ensurePublication } from './catalog/publication.ts'
import { checkServer, identify, type Server } from './catalog/server.ts'
import { checkNoGap, createSlot, dropSlot, findSlot, gap, type Slot } from './catalog/slot.ts'
import { tableOfRelation } from './catalog/tables.ts'
import { TypeCatalog } from './catalog/types.ts'
import { dropSlotMs, reconnectMsMax, reconnectMsMin, slotBusyMsMin } from './limits.ts'
import { heartbeatRecord } from '@millrace/connect/change-events'
import type { Table } from './schema/table.ts'
import { codeOf, isSlotInUse, mayPass } from './server-error.ts'
import { Session } from './session.ts'
import type { Settings } from './settings.ts'
import { Snapshot } from './snapshot/snapshot.ts'
import { offsetOf, parseOffset, serverPartition, type WalPosition } from './stream/position.ts'
import { WalReader } from './stream/wal-reader.ts'
import { lsnText } from './wal/lsn.ts'
import type { Relation } from './wal/message.ts'
import { WalStream } from './wal/wal-stream.ts'

/** What the task is made of. */
export interface SourceTaskParts {
  readonly settings: Settings
  readonly offset: (partition: OffsetMap) => Promise<OffsetMap | null>
  readonly signal: AbortSignal
  readonly logger: Logger
}

/** Where the task is when it connects. */
interface Place {
  /** Undefined: there has to be a snapshot, or the slot's own place is the beginning. */
  at: WalPosition | undefined
  reader: WalReader | undefined
}

/** Files of the log that the server does not have any more; a slot or a publication that there is not. */
const fileIsGone = '58P01'
const nothingOfThatName = '42704'

/** Reads a database: its tables as they are, if that is wanted, and from there on its log. */
export class PostgresTask implements SourceTask {
  readonly #parts: SourceTaskParts
  readonly #types = new TypeCatalog()
  #stream: WalStream | undefined
  /** All before it is kept. */
  #confirmed = 0n
  #catalog: Session | undefined
  /** Failures in a row, and how long was waited for a slot that someone reads. */
  #failures = 0
  #slotWaitedMs = 0

  constructor(parts: SourceTaskParts) {
    this.#parts = parts
  }

  /** What was kept the server may forget. */
  onCommitted(positions: readonly SourcePosition[]): void {
    const { offset } = positions.at(-1) ?? {}
    const at = offset === undefined || offset['snapshot'] !== undefined ? undefined : parseOffset(offset)
    if (at === undefined || typeof at === 'string') return
    this.#confirmed = at.commitLsn
    this.#stream?.confirm(at.commitLsn)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SourceBatch, void> {
    const { settings, signal } = this.#parts
    const place: Place = { at: await this.#resumed(), reader: undefined }
    if (place.at !== undefined) this.#confirmed = place.at.commitLsn
    if (place.at !== undefined && settings.snapshotMode === 'initial_only') return
    try {
      while (!signal.aborted) {
        try {
          yield* this.#connected(place)
          return
        } catch (error) {
          if (signal.aborted) return
          await this.#failed(error, place)
        } finally {
          this.#disconnect()
        }
      }
    } finally {
      if (settings.dropSlot && signal.aborted) await this.#dropSlot()
    }
  }

  /** Where the task was; undefined: nowhere, or in a snapshot that was broken off. */
  async #resumed(): Promise<WalPosition | undefined> {
    const { settings, offset, logger } = this.#parts
    const kept = await offset(serverPartition(settings.prefix))
    if (kept === null) return undefined
    if (kept['snapshot'] !== undefined) {
      logger.warn({}, 'the last snapshot was broken off, and is made anew')
      return undefined
    }
    if (settings.snapshotMode === 'always') return undefined
    const at = parseOffset(kept)
    if (typeof at !== 'string') return at
    throw new StreamError('INVALID_DATA', `the connector's offset can't be read: ${at}. Reset the connector's offsets`)
  }

  /** Goes on where it was, until the connection is lost. */
  async *#connected(place: Place): AsyncGenerator<SourceBatch, void> {
    const { settings, signal, logger } = this.#parts
    const { server, slot } = await this.#prepared()
    const { at: known } = place
    if (known !== undefined) {
      try {
        checkNoGap(settings, slot, known.commitLsn, server.walEnd)
      } catch (error) {
        this.#orAgain(error, place)
      }
    }
    const withRows = settings.snapshotMode !== 'no_data' && settings.snapshotMode !== 'never'
    if (place.at === undefined && withRows) {
      const snapshot = new Snapshot({ settings, logger, signal, nowMs: Date.now, hasSlot: slot !== undefined })
      place.at = yield* snapshot.read()
      if (settings.snapshotMode === 'initial_only' || signal.aborted) return
    }
    place.at ??= await this.#slotPlace(slot)
    yield* this.#streamed(place, place.at, server)
  }

  /** Looks at the server, and has what is needed there. */
  async #prepared(): Promise<{ readonly server: Server; readonly slot: Slot | undefined }> {
    const { settings, logger } = this.#parts
    const session = await Session.open(settings.login)
    try {
      const version = await checkServer(session, settings.login)
      const replication = await Session.open(settings.login, true)
      try {
        const server = await identify(replication, version)
        await ensurePublication(session, settings, logger)
        return { server, slot: await this.#usableSlot(session) }
      } finally {
        replication.close()
      }
    } finally {
      session.close()
    }
  }

  /** The slot, unless its place is lost and it is to be made anew. */
  async #usableSlot(session: Session): Promise<Slot | undefined> {
    const { settings, logger } = this.#parts
    try {
      return await findSlot(session, settings)
    } catch (error) {
      if (settings.snapshotMode !== 'when_needed' || !isStreamError(error, 'OFFSET_OUT_OF_RANGE')) throw error
      logger.warn({ err: error }, 'the slot is dropped, since the server has thrown away what it would have read')
      await session.rows('SELECT pg_drop_replication_slot($1)', [settings.slot])
      return undefined
    }
  }

  /** Throws what makes going on impossible, unless the tables are to be read again then. */
  #orAgain(error: unknown, place: Place): void {
    const { settings, logger } = this.#parts
    if (settings.snapshotMode !== 'when_needed' || !isStreamError(error, 'OFFSET_OUT_OF_RANGE')) throw error
    logger.warn({ err: error }, 'the tables are read again as they are, and what was deleted meanwhile is not told')
    place.at = undefined
    place.reader = undefined
    this.#confirmed = 0n
  }

  /** Where a slot begins; one that is not there is made now. */
  async #slotPlace(slot: Slot | undefined): Promise<WalPosition> {
    const { settings, logger } = this.#parts
    const place = (commitLsn: bigint) => ({ commitLsn, progress: undefined, micros: 0n, transaction: undefined })
    if (slot !== undefined) return place(slot.confirmed)
    const replication = await Session.open(settings.login, true)
    try {
      logger.info(
        { slot: settings.slot },
        'a slot is made: the server waits for transactions to end that are under way',
      )
      return place((await createSlot(replication, settings.slot, false)).begin)
    } finally {
      replication.close()
    }
  }

  async *#streamed(place: Place, at: WalPosition, { hasMessages }: Server): AsyncGenerator<SourceBatch, void> {
    const { settings, signal, logger } = this.#parts
    const tableOf = (relation: Relation): Promise<Table> => this.#tableOf(relation)
    const reader = (place.reader ??= new WalReader(at, { settings, logger, nowMs: Date.now, tableOf }))
    reader.reconnected()
    const begin = { from: reader.position.commitLsn, confirmed: this.#confirmed, messages: hasMessages }
    const stream = await WalStream.open(settings, begin, signal)
    this.#stream = stream
    this.#slotWaitedMs = 0
    logger.info({ slot: settings.slot, lsn: lsnText(begin.from) }, 'the log is read')
    // Kept even if nothing comes: from now on a slot that is gone is a gap, and no new beginning.
    if (begin.confirmed === 0n)
      yield {
        records: [],
        positions: [{ partition: serverPartition(settings.prefix), offset: offsetOf(reader.position) }],
      }
    try {
      yield* this.#frames(reader, stream)
    } finally {
      place.at = reader.position
    }
  }

  async *#frames(reader: WalReader, stream: WalStream): AsyncGenerator<SourceBatch, void> {
    const { settings, signal } = this.#parts
    const { heartbeatMs, heartbeatTopic, prefix, batchSizeMax } = settings
    let beatMs = Date.now()
    for (;;) {
      const waitMs = heartbeatMs === 0 ? undefined : Math.max(1, beatMs + heartbeatMs - Date.now())
      const frames = await stream.take(signal, waitMs)
      if (frames === undefined) return
      this.#failures = 0
      for (const frame of frames) {
        await reader.read(frame)
        if (reader.waiting >= batchSizeMax) yield* taken(reader)
      }
      if (heartbeatMs > 0 && Date.now() - beatMs >= heartbeatMs) {
        beatMs = Date.now()
        reader.add(heartbeatTopic, heartbeatRecord(prefix, beatMs))
      }
      yield* taken(reader)
    }
  }

  /** Waits before another try; throws what no other try would make go away. */
  async #failed(error: unknown, place: Place): Promise<void> {
    const { settings, signal, logger } = this.#parts
    const { retriesMax, slot, slotRetries, slotRetryMs } = settings
    const code = codeOf(error)
    if (code === fileIsGone) {
      this.#orAgain(
        gap(`the server has thrown away the log that the slot '${slot}' had not read yet. Drop the slot`, error),
        place,
      )
      return
    }
    if (code === nothingOfThatName) throw this.#missing(error)
    if (!mayPass(error)) throw error
    if (isSlotInUse(error)) {
      const waitsMs = Math.min(slotRetryMs, Math.max(slotBusyMsMin, this.#slotWaitedMs))
      if (this.#slotWaitedMs >= slotRetries * slotRetryMs) {
        const message = `the slot '${slot}' is read by someone else: give each connector a slot.name of its own, or end who reads it (pg_replication_slots says by which process)`
        throw configError('slot.name', message, error)
      }
      this.#slotWaitedMs += waitsMs
      await pause(waitsMs, signal)
      return
    }
    this.#failures += 1
    if (retriesMax !== undefined && this.#failures > retriesMax) throw error
    const pauseMs = Math.min(reconnectMsMax, reconnectMsMin * 2 ** Math.min(10, this.#failures - 1))
    logger.warn({ err: error, pauseMs }, 'the server is not there, and is tried again')
    await pause(pauseMs, signal)
  }

  #missing(error: unknown): StreamError {
    const { publication, slot } = this.#parts.settings
    const why = error instanceof Error ? error.message : String(error)
    const message = `${why}: the publication '${publication}' has to be there since before the slot '${slot}' was made. Drop the slot and reset the connector's offsets, so that both are made anew`
    return configError('publication.name', message, error)
  }

  async #tableOf(relation: Relation): Promise<Table> {
    this.#catalog ??= await Session.open(this.#parts.settings.login)
    return tableOfRelation(this.#catalog, this.#types, relation)
  }

  #disconnect(): void {
    this.#stream?.close()
    this.#stream = undefined
    this.#catalog?.close()
    this.#catalog = undefined
  }

  async #dropSlot(): Promise<void> {
    const { settings, logger } = this.#parts
    try {
      const session = await Session.open(settings.login, true)
      const timer = globalThis.setTimeout(() => session.close(), dropSlotMs)
      try {
        await dropSlot(session, settings.slot)
      } finally {
        clearTimeout(timer)
        session.close()
      }
    } catch (error) {
      logger.warn({ err: error, slot: settings.slot }, 'the slot could not be dropped')
    }
  }
}

function* taken(reader: WalReader): Generator<SourceBatch, void> {
  const batch = reader.take()
  if (batch !== undefined) yield batch
}

/** Waits, until the signal says to stop at the latest. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
