/** Records of one request to a webhook, or of one answer of an API. */
export const recordsPerBodyMax = 100_000

/** Connections that a webhook has open at once: more are closed as they come. */
export const webhookConnectionsMax = 10_000

/** How long a request to a webhook may take to arrive, in milliseconds. */
export const requestArrivesMs = 30_000

/** How long the last answers of a webhook that ends may take to be read, in milliseconds. */
export const lastAnswersMs = 1_000

/** How long one who was refused for want of room is asked to wait, in seconds. */
export const refusedRetryAfterSeconds = 1

/** The most that is given to the task at once: records of requests that arrived meanwhile. */
export const webhookBatchMax = 2_000

/** What is read of an answer whose body nobody needs, in bytes: past it the connection is closed. */
export const unreadBytesMax = 64 * 1024

/** The longest pause that a server can ask for with Retry-After, in milliseconds. */
export const retryAfterMsMax = 5 * 60_000

/** The longest pause before a request of a poller is made again, in milliseconds, unless the server asks for a longer one. */
export const retryBackoffMsMax = 60_000

/** Characters of a cursor, or of the URL of a next page, which is kept as an offset. */
export const cursorLengthMax = 16 * 1024

/** Requests that a task of a sink may have under way. */
export const concurrencyMax = 256
