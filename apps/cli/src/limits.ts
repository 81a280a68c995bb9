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

/** Where `dev` looks for ports of several brokers if any will do: below those that systems hand out by themselves. */
export const devRandomPortsFrom = 15_000
export const devRandomPortsUpTo = 32_000

/** Brokers of one `dev`: they share a process, and so a core. */
export const devBrokersMax = 9

/** How far behind its own port `dev` shows health and metrics: at 9404, where those of Kafka customarily are, if nothing else is said. */
export const devHttpPortDistance = 310

/** Where `dev --connect` listens, if nothing else is said: where Kafka Connect does. */
export const devConnectPort = 8_083

/** Where `dev --registry` listens, if nothing else is said: where Confluent's registry does. */
export const devRegistryPort = 8_081

/** What `dev` keeps in memory: past it the oldest records go. */
export const devMemorySizeBytesMax = 256 * 1024 * 1024

/** How many bytes of output are gathered before they are written. */
export const outputChunkSizeBytes = 64 * 1024

/** How long a command waits for its client to close. */
export const closeDeadlineMs = 5_000

/** How long a command tries to reach a broker. */
export const connectTimeoutMs = 3_000

/** How long a command that only asks waits for the broker that has to answer it: whoever asks what is wrong wants to be told soon. */
export const askTimeoutMs = 5_000

/** How often a command that waits for the cluster looks how far it is. */
export const askAgainMs = 200

/** How often `cluster health --watch` looks, and how long it waits for an answer. */
export const watchEveryMs = 250
export const watchTimeoutMs = 2_000

/** How often `group watch` looks. */
export const watchGroupEveryMs = 500

/** The largest file of offsets that `group seek` reads. */
export const offsetFileSizeBytesMax = 64 * 1024 * 1024

/** A voter of the metadata quorum that was not heard of for longer is taken for one that is not there. */
export const voterSilentMsMax = 3_000

/** How many of the partitions that speak against stopping a broker are named. */
export const blockersShownMax = 20

/** How many of the partitions that are not well `cluster health` names, of each kind. */
export const partitionsShownMax = 10

/** How long the SDK fails before a command tells why nothing moves, how often it does, and after what quiet it begins anew. */
export const troubleAfterMs = 1_000
export const troubleAgainMs = 9_000
export const troubleOverMs = 15_000

/** What `dump` reads of a file at a time. */
export const dumpWindowSizeBytes = 1024 * 1024

/** A batch that says it is larger is taken for damaged, and its records are not unpacked: it would have to be held whole. */
export const dumpBatchSizeBytesMax = 256 * 1024 * 1024

/** How many bytes `dump` sums, at one damage, of what may be batches after it. */
export const dumpResyncSizeBytesMax = 1024 * 1024 * 1024

/** Files that `dump` has to hold whole (snapshots, checkpoints); what is larger is damaged. */
export const dumpWholeFileSizeBytesMax = 64 * 1024 * 1024

/** How many problems `dump` names in one file before it only counts them. */
export const dumpProblemsShownMax = 1_000

/** The largest file of contexts that is read. */
export const contextFileSizeBytesMax = 1024 * 1024

/** How often, and with what pause, a command waits for another to have changed the contexts. */
export const contextLockAttemptsMax = 40
export const contextLockDelayMs = 50

/** How long the completion of a shell waits for the names of topics, and at most. */
export const completionTimeoutMs = 1_000
export const completionTimeoutMsMax = 60_000

/** How often `doctor` syncs to measure how long it takes, and for how long at most. */
export const doctorSyncsMax = 100
export const doctorSyncTimeMsMax = 3_000

/** Bytes of a key, a value or a header that `connect dlq show` prints; `--format json` prints all. */
export const deadLetterShownBytesMax = 16 * 1024

/** How many dead letters, and bytes of them, `connect dlq replay` writes in one transaction. */
export const replayBatchMax = 500
export const replayBatchBytesMax = 4 * 1024 * 1024

/** How long `connect dlq replay` waits for the next record that it knows to be there. */
export const replaySilentMs = 30_000

/** How long a worker may take to look at a connector: it asks the server that the connector is for. */
export const lookTimeoutMs = 130_000

/** Bytes of a file with records to try a connector's transforms with, or with what they are expected to become. */
export const sampleFileSizeBytesMax = 16 * 1024 * 1024
