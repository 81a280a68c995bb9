/** Bytes of messages that were received and not taken yet, beyond which connections are not read on and datagrams are dropped. One message may go past it. */
export const waitingBytesMax = 16 * 1024 * 1024

/** Messages, likewise. */
export const waitingMessagesMax = 20_000

/** Messages given at once, at most. */
export const batchMax = 2_000

/** The most bytes that a datagram can have. */
export const datagramBytesMax = 65_535

/** How often it is told how many datagrams were dropped, in milliseconds. */
export const dropsToldMs = 10_000
