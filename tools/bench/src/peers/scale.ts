/** Sizes of the work, so that each step takes a few seconds: long enough to count, short enough for five rounds of all in 20 minutes. */
export interface PeerScale {
  readonly rounds: number
  /** Every number of records is multiplied with it. */
  readonly share: number
  /** One step. */
  readonly deadlineMs: number
  /** The whole: when it is up, the rounds that are done must do. */
  readonly budgetMs: number
}

export const wholePeerScale: PeerScale = { rounds: 5, share: 1, deadlineMs: 60_000, budgetMs: 17 * 60_000 }
export const quickPeerScale: PeerScale = { rounds: 1, share: 0.1, deadlineMs: 60_000, budgetMs: 5 * 60_000 }
