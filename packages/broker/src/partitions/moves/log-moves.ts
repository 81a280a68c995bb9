import type { Clock, DirectoryId, Logger } from '@millrace/base'
import type { LogConfig, LogDirectories, PartitionLog } from '@millrace/log'
import { ReadSlots } from '../../fetch/read-slots.ts'
import type { Faults } from '../../lifecycle/faults.ts'
import { ReplicationThrottle } from '../../replication/throttle.ts'
import { LogMove, type LogMoveOptions } from './log-move.ts'

/** How moves between log directories are held back. */
export interface MoveSettings {
  /** `replica.alter.log.dirs.io.max.bytes.per.second` */
  readonly bytesPerSecond: () => number
  /** `num.replica.alter.log.dirs.threads`; 1 at least. */
  readonly movesAtOnce: () => number
}

export interface LogMovesOptions extends Pick<LogMoveOptions, 'whileNothingIsAppended'> {
  readonly nodeId: number
  readonly logs: LogDirectories
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  readonly logConfigOf: (topic: string) => LogConfig
  readonly settings: MoveSettings
}

/** The moves of partitions from one log directory of this broker to another: some at a time, the others wait. */
export class LogMoves {
  private readonly options: LogMovesOptions
  private readonly throttle: ReplicationThrottle
  private readonly slots: ReadSlots
  private readonly moves = new Map<PartitionLog, LogMove>()
  private isClosed = false

  constructor(options: LogMovesOptions) {
    const { clock, nodeId, settings } = options
    this.options = options
    this.throttle = new ReplicationThrottle({ clock, nodeId, rate: settings.bytesPerSecond, replicasOf: () => [] })
    this.slots = new ReadSlots(settings.movesAtOnce())
  }

  /** Where a log is on its way to; undefined if it is on none. */
  targetOf(log: PartitionLog): DirectoryId | undefined {
    return this.moves.get(log)?.directoryId
  }

  /** Begins to move a log, which is on its way nowhere. `goesOn`: with what was copied before the broker stopped. */
  begin(log: PartitionLog, directoryId: DirectoryId, goesOn = false): void {
    if (this.isClosed) return
    const { options, throttle } = this
    const { topic, partition } = log
    const config = (): LogConfig => options.logConfigOf(topic)
    const move = new LogMove({ ...options, log, directoryId, config, throttle }, goesOn)
    this.moves.set(log, move)
    this.slots.resize(options.settings.movesAtOnce())
    options.logger.info({ topic, partition, directoryId }, 'a log is moved to another directory')
    const running = this.slots.run(async () => {
      if (this.moves.get(log) === move) await move.run()
    })
    options.faults.background(
      running.finally(() => {
        if (this.moves.get(log) === move) this.moves.delete(log)
      }),
      'moving a log to another directory',
    )
  }

  /** Ends the move of a log, and removes what was copied. Content if there is none. */
  async cancel(log: PartitionLog): Promise<void> {
    const move = this.abandon(log)
    if (move === undefined) return
    await move.end()
    await this.options.logs.deleteFuture(log.topic, log.partition)
  }

  /** Has the move of a log, if there is one, end soon: its partition goes, with all that is here of it. */
  abandon(log: PartitionLog): LogMove | undefined {
    const move = this.moves.get(log)
    this.moves.delete(log)
    if (move !== undefined) this.options.faults.background(move.end(), 'ending the move of a log')
    return move
  }

  /** Ends all of them; the next start goes on. */
  async close(): Promise<void> {
    this.isClosed = true
    const moves = [...this.moves.keys()].flatMap((log) => this.abandon(log) ?? [])
    await Promise.all(moves.map((move) => move.end()))
  }
}
