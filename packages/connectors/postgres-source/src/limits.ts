/** Bytes of messages that were received and not taken yet, at which the socket is read no more. What one read brought may go past it. */
export const walBytesWaitingMax = 8 * 1024 * 1024

/** Messages that are taken at once. */
export const walMessagesMax = 1024

/** Tables whose columns are remembered; beyond it all are looked up anew. */
export const tablesMax = 10_000

/** The first pause before a connection that was lost is made again, in milliseconds; it doubles up to the last one. */
export const reconnectMsMin = 300

/** The longest such pause, in milliseconds. */
export const reconnectMsMax = 10_000

/** The first pause before a slot that someone reads is asked for again, in milliseconds; it doubles up to `slot.retry.delay.ms`. */
export const slotBusyMsMin = 100

/** A replication connection over which nothing has come for so long, in milliseconds, is lost: the server was asked meanwhile to answer. */
export const silenceMsMax = 60_000

/** Bytes of rows that a snapshot wants to read at once. */
export const snapshotFetchBytes = 4 * 1024 * 1024

/** Rows that a snapshot reads first of a table, when it does not know how large they are. */
export const snapshotFirstRows = 100

/** How long a slot that is to be dropped when the task stops is waited for, in milliseconds. */
export const dropSlotMs = 3_000
