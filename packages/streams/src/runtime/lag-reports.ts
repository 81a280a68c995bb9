import { limits } from './limits.ts'

/** How far the stores are that an instance has, for whoever assigns tasks. */
export interface StoresAtHand {
  /** By task that is kept up to date: how many records of its changelogs it lacks. */
  readonly lags: ReadonlyMap<string, number>
  /** By task whose state lies on the disk and is not kept up to date: the sum of the offsets up to which it has its changelogs. */
  readonly stored: ReadonlyMap<string, number>
}

/** When a copy reports anew. */
export interface LagReportOptions {
  /** Who lacks no more may run a task at once. */
  readonly acceptableRecoveryLag: number
  readonly probingIntervalMs: number
}

/**
 * When a copy tells its group anew how far its stores are, as each report has the tasks assigned anew: soon after a standby has caught up, since
 * its task may move there then (KIP-441), or after the state of a task was laid down; else every so often, if something has changed.
 */
export class LagReports {
  readonly #options: LagReportOptions
  #reported: StoresAtHand = { lags: new Map(), stored: new Map() }
  #reportedMs = 0

  constructor(options: LagReportOptions) {
    this.#options = options
  }

  /** Whether it is time to report. */
  isDue(atHand: () => StoresAtHand, nowMs: number): boolean {
    const sinceMs = nowMs - this.#reportedMs
    if (sinceMs < limits.reportIntervalMs) return false
    const now = this.#rounded(atHand())
    const { lags, stored } = this.#reported
    const isNews =
      [...now.lags].some(([id, lag]) => lag === 0 && lags.get(id) !== 0) ||
      [...now.stored.keys()].some((id) => !stored.has(id))
    const isOld = sinceMs >= this.#options.probingIntervalMs && !(isSame(now.lags, lags) && isSame(now.stored, stored))
    return isNews || isOld
  }

  /** What is reported now. */
  report(atHand: StoresAtHand, nowMs: number): StoresAtHand {
    this.#reported = this.#rounded(atHand)
    this.#reportedMs = nowMs
    return this.#reported
  }

  /** A little is nothing: reports do not differ by it. */
  #rounded({ lags, stored }: StoresAtHand): StoresAtHand {
    const { acceptableRecoveryLag } = this.#options
    const rounded = [...lags].map(([id, lag]) => [id, lag <= acceptableRecoveryLag ? 0 : lag] as const)
    return { lags: new Map(rounded), stored: new Map(stored) }
  }
}

function isSame(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([id, number]) => right.get(id) === number)
}
