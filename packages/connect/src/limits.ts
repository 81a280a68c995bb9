/** Digits that a decimal may have, leading zeros and those of a plain text included: PostgreSQL's `numeric` has 147,455 at most. */
export const decimalDigitsMax = 150_000

/** How deep schemas, values and JSON texts may be nested, as with the parser of Kafka Connect: deeper ones would end the stack. */
export const nestingDepthMax = 1_000

/** Characters of a number in a JSON text, as with the parser of Kafka Connect: reading one takes time that grows with their square. */
export const jsonNumberLengthMax = 1_000

/** Characters of a schema's JSON text up to which it is remembered: a thousand longer ones would be too much memory. */
export const cachedSchemaLengthMax = 64 * 1024

/** Elements without any bytes that an array of Avro may have: a few bytes can say that there are billions. */
export const emptyItemsMax = 10_000

/** How often what a record needs is loaded before it is converted: once for its key and once for its value, and again if it was forgotten meanwhile. */
export const loadsMax = 10

/** How many transforms, and how many predicates, a connector may have. */
export const chainStepsMax = 100

/** Records of one source task that were given to the producer and are not delivered yet: the source is not asked for more meanwhile. */
export const sourceInFlightMax = 10_000

/** Bytes of the keys and values of these. One batch may go past it. */
export const sourceInFlightBytesMax = 64 * 1024 * 1024

/** How long a task that is to stop may take to give back what it holds, in milliseconds; then nobody waits for it. */
export const taskCloseMs = 5_000

/** How long the last records of a source that stops may take to be delivered, in milliseconds: what is later comes again. */
export const lastDeliveriesMs = 30_000

/** How long a transaction of a source may take, in milliseconds, beside the interval that its config gives it: Kafka's default. */
export const transactionTimeoutMs = 60_000

/** Transactional ids of former tasks that are taken at once. */
export const fencedAtOnce = 16

/** Partitions of one source whose offsets are read when a task begins. */
export const sourcePartitionsMax = 100_000

/**
 * How long a task that fails again and again is started again, in milliseconds, unless it runs steadily in between; then somebody has to look at it. What
 * it needs may be started anew meanwhile, fail over, or move to another machine.
 */
export const taskGiveUpMs = 10 * 60_000

/** The same of a connector whose server does not answer when it is to start: nothing of it runs yet, so that trying it harms nothing. */
export const connectorGiveUpMs = 60 * 60_000

/** A task that has had something to do for so long, in milliseconds, and got nothing of it done, makes no progress: its status says so. */
export const taskStallMs = 60_000

/** How often it is looked whether a task gets on, in milliseconds. */
export const progressLookMs = 5_000

/** A task that has run for so long, in milliseconds, runs steadily: what fails then has nothing to do with failures before. */
export const taskSteadyMs = 60_000

/** The longest pause before a task, or a connector, is started again, in milliseconds. */
export const restartDelayMsMax = 30_000

/** Topics that are remembered as those that a connector's records went to or came from. */
export const activeTopicsMax = 1_000

/** Connectors of one worker: each costs memory and connections. */
export const workerConnectorsMax = 1_000

/** Bytes of a request to the REST API. */
export const requestBytesMax = 1024 * 1024

/** Options that nothing reads of one connector that a line of the log names. */
export const warningsLoggedMax = 20

/** Characters of a connector's name. */
export const connectorNameLengthMax = 255

/** Loggers of a worker whose levels can be set. */
export const loggersMax = 1_000

/** Bytes of a file of secrets. */
export const secretFileSizeBytesMax = 1024 * 1024

/** Characters from which on a secret is looked for in what a task says: shorter ones stand in any text. */
export const redactedLengthMin = 4

/** Characters from which on a line of a secret is looked for by itself: those of a key. */
export const redactedLineLengthMin = 16

/** How deep secrets are looked for in errors, what caused them, and fields of log lines. */
export const redactionDepthMax = 10

/** How often the process of a connector says that it is alive, in milliseconds. */
export const processBeatMs = 1_000

/** How long the process of a connector may take until it says so first, in milliseconds: it loads its programs. */
export const processStartMsMax = 60_000

/** How long the process of a connector is kept that has nothing to do, in milliseconds: its tasks may be started again. */
export const processIdleMs = 10_000

/** Lines of a process's log that wait to be sent: what comes meanwhile is counted, and lost. */
export const logLinesWaitingMax = 1_000

/** The longest pause before a topic that a worker follows is read on, or what it says is written again, in milliseconds. */
export const followRetryMsMax = 10_000

/** Bytes of what a worker says to its group, or is told, when it is unpacked. Packed it has to keep to the group's own limit. */
export const groupMessageBytesMax = 1024 * 1024

/** Characters of the names of all connectors of a cluster together, and of the ids of all tasks: each worker may be given all of them in one message. */
export const clusterNamesLengthMax = 64 * 1024

/** How long changes of configs are gathered before work is assigned anew, in milliseconds. */
export const assignAfterMs = 10

/** How long the one that assigns waits for the end of the topic of configs, in milliseconds; then it goes by what it has read. */
export const assignReadMs = 10_000

/** How long a worker waits that could not stay in its group before it joins again, in milliseconds. */
export const rejoinMs = 5_000

/** How long a request that another worker is asked for may take there, in milliseconds, as with Kafka Connect. */
export const forwardMs = 90_000

/** Bytes of what another worker answers. */
export const forwardedBytesMax = 16 * 1024 * 1024

/** How long a request waits for what it has changed to be seen, in milliseconds. */
export const settledMs = 30_000

/** Records that a preview shows if nobody says how many, and at most. */
export const previewRecords = 10
export const previewRecordsMax = 100

/** Bytes of the keys and values of these, as far as they are shown. One record may go past it. */
export const previewBytesMax = 1024 * 1024

/** How long a preview waits for records if nobody says how long, and at most, in milliseconds. */
export const previewMs = 5_000
export const previewMsMax = 60_000

/** How long it may take to try a config, or to find out what a connector could read, in milliseconds. */
export const lookMsMax = 60_000

/** Things that a connector could read which are answered: more are nothing for people. */
export const discoveredMax = 10_000

/** Lines of the log of one connector that a worker keeps for who asks for them, characters of all, and of one. */
export const logLinesKept = 500
export const logLengthKept = 256 * 1024
export const logLineLengthMax = 8 * 1024

/** Lines that wait for somebody who follows the log of a connector: more are counted, and lost. */
export const logLinesUnreadMax = 1_000

/** Answers of the REST API that go on until nobody wants them any more, at a time. */
export const restStreamsMax = 50

/** Looks at connectors that a worker takes at a time: each may have a process of its own. */
export const looksMax = 8

/** Records that a tap of a connector shows a second if nobody says how many, and at most. */
export const tapPerSecond = 10
export const tapPerSecondMax = 100

/** Characters of records that a task shows to a tap in a second, after which no more are: to make text of records takes from its own time. */
export const tapLengthPerSecondMax = 256 * 1024

/** Records that wait for somebody who reads a tap: more are counted, and not shown. */
export const tapLinesUnreadMax = 200
