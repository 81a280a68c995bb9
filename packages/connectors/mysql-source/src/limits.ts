/** Bytes of one event of the binlog, compressed or not, that is taken apart: `max_allowed_packet` of a server can't be larger. */
export const eventBytesMax = 1024 * 1024 * 1024

/** Events that were received and not taken yet, at which the server is made to wait. */
export const eventsWaitingMax = 256

/** Bytes of such events at which the server is made to wait. What one read brought may go past it. */
export const eventBytesWaitingMax = 4 * 1024 * 1024

/** Tables that are kept track of: each costs a record of the offsets' topic. */
export const tablesMax = 10_000

/** Versions of one table's definition that are kept because a position before them may be gone back to. */
export const tableVersionsMax = 1_000

/** Characters of a table's versions up to which those are kept too that no position needs: someone may set the connector back. */
export const oldVersionsLengthMax = 16 * 1024

/** Characters of definitions that offsets carry until these are kept by themselves; with more, reading waits until they are. */
export const pendingDefinitionsLengthMax = 128 * 1024

/** Rows of a snapshot that the driver reads ahead. */
export const snapshotReadAheadRows = 1_000

/** The first pause before a connection that was lost is made again, in milliseconds; it doubles up to the last one. */
export const reconnectMsMin = 300

/** The longest such pause, in milliseconds. */
export const reconnectMsMax = 10_000

/** How often a server that has nothing new says that it is there, in milliseconds. */
export const serverHeartbeatMs = 5_000

/** A connection over which nothing has come for so long, in milliseconds, is lost. */
export const silenceMsMax = 4 * serverHeartbeatMs

/** Characters of a statement in a message. */
export const shownStatementLength = 200
