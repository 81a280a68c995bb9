/** The largest file of configuration, and of one connector, that is read. */
export const configFileSizeBytesMax = 1024 * 1024

/** How long a worker that starts tries to reach a broker. */
export const connectTimeoutMs = 5_000

/** How long a stop waits for connectors to end. */
export const stopDeadlineMs = 30_000
