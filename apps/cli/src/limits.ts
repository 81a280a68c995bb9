/** The longest line, or element of a JSON array, that `topic produce` reads. */
export const inputItemSizeBytesMax = 64 * 1024 * 1024

/** How many records `topic produce` and `bench` keep in flight. */
export const recordsInFlightMax = 50_000

/** How many bytes of input `topic produce` keeps in flight, next to what the producer itself buffers. */
export const inputInFlightSizeBytesMax = 16 * 1024 * 1024

/** How many refused records `topic produce --on-error skip` names on stderr before it only counts them. */
export const problemsShownMax = 20

/** How many ports `dev` tries, from the one asked for on. */
export const devPortsTriedMax = 20

/** What `dev` keeps in memory: past it the oldest records go. */
export const devMemorySizeBytesMax = 256 * 1024 * 1024

/** How many bytes of output are gathered before they are written. */
export const outputChunkSizeBytes = 64 * 1024

/** How long a command waits for its client to close. */
export const closeDeadlineMs = 5_000

/** How long a command tries to reach a broker. */
export const connectTimeoutMs = 3_000
