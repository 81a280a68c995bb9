/** The limits of the control service, each with its reason. */
export const controlLimits = {
  /** A page ends behind the row that exceeds it: no row of a changelog is larger than this, many times over. */
  messageSizeBytesMax: 16 * 1024 * 1024,
  /** From all who ask. */
  connectionsMax: 256,
  streamsPerConnectionMax: 256,
  /** Who asks once need not be kept. */
  connectionIdleMsMax: 300_000,
  /** What is being answered when the copy stops has so long. */
  closeDeadlineMs: 1_000,
  /** For asking the cluster who runs what, in milliseconds. */
  lookupTimeoutMs: 5_000,
  /** It is not asked again sooner, whatever fails meanwhile. */
  lookupAgainMs: 200,
} as const
