/** The limits of RxJS's operators in a topology, each with its reason. */
export const limits = {
  /** Values that one call of a function of `mapAsync` may give: they wait in memory for the end of the call. */
  valuesOfCallMax: 10_000,
  /** Calls of a function of `mapAsync` at a time, and no more: each holds its input. */
  concurrencyMax: 10_000,
  /** Inputs that `holding` keeps unless it is told otherwise: after a crash all of them are read again. */
  heldInputsMax: 10_000,
} as const
