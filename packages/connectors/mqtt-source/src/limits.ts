/** Bytes of messages that were received and not taken yet, beyond which nothing more is read. One message may go past it. */
export const waitingBytesMax = 16 * 1024 * 1024

/** How long messages that are on their way may take to be stored once the task is to stop, in milliseconds: what is later comes again. */
export const lastAcknowledgementsMs = 3_000

/** How long the first pause before another attempt to connect is, in milliseconds, and the longest: each is twice the one before. */
export const reconnectMs: { readonly first: number; readonly longest: number } = { first: 100, longest: 5_000 }
