/** Buffers that one writev takes: IOV_MAX of Linux and macOS. */
export const writeBuffersMax = 1024

/** What is written without a way through the thread pool, in bytes and in buffers. */
export const inlineWriteSizeBytesMax = 16 * 1024
export const inlineWriteBuffersMax = 8

/** Bytes a sender may have under way in one stream that we read, and on one connection, before we read them. */
export const clientWindowSizeBytes = 8 * 1024 * 1024
export const serverWindowSizeBytes = 8 * 1024 * 1024
/** Bytes of messages that wait for whoever reads a call before its transport is paused. */
export const readAheadSizeBytesMax = 64 * 1024
/** Calls that wait for a connection, or for room on it. */
export const callsWaitingMax = 10_000
/** How long a client may take to connect, until the server has said that it speaks HTTP/2. */
export const connectTimeMsMax = 10_000
/** How long the last words of a channel that was closed may take. */
export const goodbyeTimeMsMax = 1_000
/** Of TCP's own probes. */
export const socketKeepAliveDelayMs = 30_000
/** The longest time of a timer of Node. */
export const timerMsMax = 2_147_483_647
/** How long a new connection may take to say that it speaks HTTP/2. */
export const prefaceTimeMsMax = 5_000
/** How long a call that failed may take to flush what it sent and its status, and one that is flushed to end, before it is cut. */
export const statusFlushTimeMsMax = 5_000
/** Header bytes of one call. */
export const callHeaderBytesMax = 16 * 1024
/** Characters of an error's message that go over the wire. */
export const errorMessageLengthMax = 2_048
/** Characters of one detail of an error that go over the wire, and how many details. */
export const errorDetailLengthMax = 512
export const errorDetailsMax = 32
/** A frame this small is copied behind its header: one write costs less than two. */
export const joinedFrameSizeBytesMax = 16 * 1024
/** When a client tries again to reach a server: at first, and at most: brokers that are back must find each other within an election timeout. */
export const reconnectBackoffMsMin = 50
export const reconnectBackoffMsMax = 250
export const reconnectBackoffGrowth = 1.6
/** A quiet connection with open calls is probed this often, and given up when the answer takes longer. */
export const keepaliveTimeMs = 10_000
export const keepaliveTimeoutMs = 5_000
/** The same by a server, for every connection: one that does not answer is cut. */
export const livenessTimeMs = 20_000
export const livenessTimeoutMs = 10_000
/** How often a call is made that the server's HTTP/2 turned away unseen, and the pause after the first time; it grows with each. */
export const attemptsTurnedAwayMax = 4
export const pauseTurnedAwayMs = 20

/** Metrics are written out in parts; after one of more characters the process does other work first. */
export const metricsPartLengthMax = 64 * 1024

/** Of the HTTP server for operations: connections, bytes of a request's headers and of what it may send along, and its time. */
export const httpConnectionsMax = 64
export const httpHeaderBytesMax = 8 * 1024
export const httpBodyBytesMax = 64 * 1024
export const httpHeadersTimeMsMax = 5_000
export const httpRequestTimeMsMax = 10_000
/** How long an answer may take to be made and to be read, and how long a quiet connection is kept. */
export const httpAnswerTimeMsMax = 30_000
export const httpKeepAliveTimeMs = 65_000
/** Requests that one connection carries before it has to be made again. */
export const httpRequestsPerConnectionMax = 10_000

/** Threads that compress, and what may wait for them. Two: a broker uses one core for its logic, and these are for what is rare. */
export const compressionThreadsMax = 2
export const compressionJobsWaitingMax = 1_024

/** A third of the weight of threads at 0: where there are not cores enough upkeep goes on, slowly. */
export const taskThreadNiceness = 5

/** A process is busy whose event loop is at work for this share of so many samples after each other: longer than a start, or a crowd that connects. */
export const busySampleMs = 1_000
export const busyShareMin = 0.5
export const busySamplesMin = 3
