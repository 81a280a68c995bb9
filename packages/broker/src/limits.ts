import { batchSizeBytesMax } from '@millrace/metadata'

/**
 * Every bound of the broker, by name. A bound that an operator may want to move is a config key instead; these exist so that nothing
 * a client does can make a queue, a buffer or a loop grow without end.
 */

// --- Messages -------------------------------------------------------------------------------------------------------------------

/** The largest record batch that any configuration may allow. */
export { batchSizeBytesMax }
/** The largest message in either direction: a batch, or several smaller ones, with what names them. */
export const messageSizeBytesMax = batchSizeBytesMax + 64 * 1024
/** Partitions named in one request of any kind. */
export const partitionsPerRequestMax = 10_000

// --- Connections ----------------------------------------------------------------------------------------------------------------

/** Connections at once, whatever max.connections allows. */
export const connectionsMax = 16_384
export const streamsPerConnectionMax = 1_024

// --- Kafka's protocol -----------------------------------------------------------------------------------------------------------

/** Produce requests of one connection that are worked on at once; requests of other kinds wait for those before them, as in Kafka. */
export const kafkaProducesInFlightMax = 32
/** Requests of one connection that are read one after the other before other connections have their turns. */
export const kafkaRequestsPerTurnMax = 16
/** Elements of all arrays of one request together: each takes a byte or more of the frame, but becomes an object of many. */
export const kafkaRequestElementsMax = 250_000
/** A request that comes in pieces is given a buffer of its whole size at once up to this; larger ones grow with what has come. */
export const kafkaFrameSizeBytesEager = 1024 * 1024
/** Bytes of requests that come in pieces, from their first byte until they are done, over all connections; one may pass it. */
export const kafkaRequestBytesHeldMax = 64 * 1024 * 1024
/** How long such a request may take to arrive while others wait for the memory that it holds. */
export const kafkaArrivalMsMax = 10_000
/** How often it is looked which connections are idle, at most and at least. */
export const kafkaIdleCheckMsMin = 50
export const kafkaIdleCheckMsMax = 30_000
/** Partitions that one fetch request names: a consumer may read all that a broker leads. */
export const kafkaFetchPartitionsMax = 100_000
/** Partitions in all fetch sessions together (KIP-227). */
export const fetchSessionPartitionsMax = 200_000
/** A fetch session that was not used for so long may end where another one wants its place. As in Kafka. */
export const fetchSessionIdleMsMin = 120_000
/** Bytes of record batches in one answer to a fetch request while no other reader holds memory, unless a single batch is larger. */
export const kafkaFetchSizeBytesMax = 4 * 1024 * 1024
/** How long a fetch request may wait for records, whatever it asks for. */
export const fetchWaitMsMax = 5 * 60_000

// --- Produce --------------------------------------------------------------------------------------------------------------------

/** Requests of one produce stream that are not answered yet. */
export const produceRequestsInFlightMax = 256
/** Bytes of batches of one produce stream that are not answered yet; one request may pass it. */
export const produceBytesInFlightMax = 16 * 1024 * 1024
/** Bytes of batches that wait to be written, over all streams; each stream may pass it by one request. */
export const produceBytesInFlightTotalMax = 64 * 1024 * 1024
/** How long a produce request may wait for its batches to be durable, whatever it asks for. */
export const produceTimeoutMsMax = 5 * 60_000
/** How long it waits if it does not say. */
export const produceTimeoutMsDefault = 30_000
/** What a producer is told to wait before it tries a full disk again. */
export const diskFullRetryAfterMs = 1_000

// --- Compressing what producers sent otherwise (compression.type) ---------------------------------------------------------------

/** Batches that came uncompressed and are no larger are compressed at once: to hand them over would take as long. */
export const packedInlineSizeBytesMax = 4 * 1024
/** Batches that wait to be compressed, or behind such a one, in all partitions together, and their bytes as they came. */
export const packingRequestsMax = 1_000
export const packingBytesMax = 32 * 1024 * 1024
/** Batches that are unpacked for it at the same time. */
export const packingsAtOnceMax = 4

// --- Fetch ----------------------------------------------------------------------------------------------------------------------

/** Bytes of record batches in one frame, unless a single batch is larger. */
export const frameSizeBytesMax = 1024 * 1024
/** What a frame shrinks to when stalled streams hold most of the budget, unless a single batch is larger. */
export const frameSizeBytesMin = 16 * 1024
/** When frames become smaller than this for want of memory, streams that have stalled are cut to make room. */
export const frameSizeBytesFair = 256 * 1024
/** Bytes of frames that were read but not yet taken by their transport, over all streams. */
export const frameBytesHeldMax = 8 * 1024 * 1024
/**
 * The share of the free budget that one frame may take is 1/this: so frames shrink before the budget is gone. With nothing held a whole
 * frame fits, also into the part that streams may use which have not proved yet that they read.
 */
export const frameShareOfFreeBudget = 6
/** A stream whose transport has not taken a frame for this long may be cut if others wait for the memory it holds. */
export const stalledSendMsMax = 1_000
/** That time shrinks, down to this, when more wait than hold, so that those who wait have their turns within a few turnover times. */
export const stalledSendMsMin = 100
export const frameTurnoverMs = 1_000
/** The same where others do not wait, but get frames smaller than is fair. */
export const stalledSendLongMsMax = 5_000
/**
 * Reads of logs under way at once for each of num.io.threads, over all fetch streams; bounds what reads hold before a frame's size is
 * known.
 */
export const readsPerIoThread = 2
/** Batches in memory that are smaller on average are copied together before they are sent, instead of each being a piece of the write. */
export const pieceSizeBytesMin = 4 * 1024
/** The first frame of a partition read backwards; each further one is twice as large. */
export const newestFrameSizeBytesFirst = 64 * 1024
/** Partitions that one fetch stream reads. */
export const partitionsPerFetchStreamMax = 10_000
/** Credit that a client may have outstanding. */
export const fetchCreditBytesMax = 2 ** 40

// --- Easy calls ------------------------------------------------------------------------------------------------------------------

/** Records that one call for people and scripts sends: if it does not say, and at most. */
export const easyRecordsDefault = 100
export const easyRecordsMax = 10_000
/** How long such a call may wait for records. */
export const easyWaitMsMax = 5 * 60_000
/** Bytes that it reads at a time. */
export const easyReadSizeBytes = 64 * 1024
/** How many of them may hold a read, unpacked, at a time; the others wait for their turn. */
export const easyReadsMax = 16
/** How long one of them may take to send what it read, while others wait. */
export const easySendMsMax = 30_000
/** A JSON value that is larger is sent as text, and one that is deeper: readers of protobuf go 100 messages deep, two a level. */
export const easyJsonSizeBytesMax = 256 * 1024
export const easyJsonDepthMax = 30

// --- Replication ----------------------------------------------------------------------------------------------------------------

/** Bytes of record batches in one message to a follower, unless a single batch is larger. */
export const replicaMessageSizeBytesMax = 1024 * 1024
/** Partitions named in one message between a follower and a leader. What is beyond goes with the next. */
export const replicaPartitionsPerMessageMax = 1_000
/** Partitions that one follower's stream carries. */
export const partitionsPerReplicaStreamMax = 100_000
/** Reads from disk for followers that are under way at once. */
export const replicaReadsMax = 4
/** How long a follower may not know yet that a high watermark has moved, while there is nothing else to send it. */
export const watermarkNewsMs = 5
/** The pause of a follower after its first failure; each further one is twice as long, up to replica.fetch.backoff.ms. */
export const replicaBackoffMsFirst = 20
/** ISR changes in one request to the controller; how long after one that failed; and after one that was refused. */
export const alterPartitionsMax = 1_000
export const alterPartitionRetryMs = 50
export const isrRefusedPauseMs = 500
/** Replicas of which the controller is told something in one request; how long after one that failed. */
export const controllerReportsMax = 1_000
export const controllerReportRetryMs = 200
/** How often leaders look for followers that have fallen behind, at least. */
export const isrReviewMsMax = 1_000
/** Bytes that are copied at once when a log moves to another directory, one batch at least; the pause after an attempt that failed. */
export const moveReadBytesMax = 1024 * 1024
export const moveRetryMs = 1_000

// --- Coordinators of groups and transactions --------------------------------------------------------------------------------------

/** Answers of one partition's coordinator that wait for what it decided to be committed. */
export const answersWaitingMax = 10_000
/** Records that are replayed in one go while a coordinator is loaded; coordinators of one kind that are loaded at the same time. */
export const recordsPerLoadSliceMax = 500
export const shardLoadsMax = 4
/** The pause before a coordinator is loaded again that could not be; each further one is twice as long, up to the second. */
export const shardReloadMs = 100
export const shardReloadMsMax = 10_000
/** The pause between two parts of what is due, and after one that was refused; the longest time that a timer is set for. */
export const tickPauseMs = 10
export const tickRetryMs = 1_000
export const tickTimerMsMax = 3_600_000
/** How often it is looked whether this process was stalled; a timer that is this late says so. */
export const stallCheckMs = 1_000
export const stallMsLeast = 100
/** Groups, or transactional ids, named in one request. */
export const coordinatorsPerRequestMax = 10_000
/** Members of groups that have their sessions with one broker; answers that one of them has not taken yet. */
export const groupSessionsMax = 10_000
export const sessionAnswersMax = 100
/** Requests of members of classic groups that wait for other members, with one broker. */
export const classicRequestsMax = 20_000
/** Members that are told news in one go. */
export const pushesPerTurnMax = 20

// --- Metadata -------------------------------------------------------------------------------------------------------------------

/** Commands that wait for the metadata log. */
export const metadataCommandsWaitingMax = 1_000
/** Bytes read at a time while the metadata log is replayed. */
export const metadataReadBytes = 1024 * 1024

// --- Transactions ---------------------------------------------------------------------------------------------------------------

/** Transactional ids, or producer ids and states to list them by, in one request. */
export const transactionalIdsPerRequestMax = 1_000
/** What the transactional ids in one list may take, and the partitions in one description of several transactions. */
export const transactionListSizeBytesMax = 8 * 1024 * 1024
export const transactionPartitionsDescribedMax = 200_000
/** How long a producer waits on its coordinator while its last transaction ends, before it is told to ask again. */
export const transactionEndWaitMs = 1_000
/** Questions of a leader about one transaction that are on their way to its coordinator; what else it has to ask goes with the next. */
export const claimRequestsInFlightMax = 4
/** Partitions whose markers go to one broker in one request, and how many requests are on their way to one broker. */
export const markersPerRequestMax = 2_000
export const markerRequestsInFlightMax = 4
/** Transactions that one stream ends at the same time; what comes beyond is not read meanwhile. */
export const endsInFlightMax = 1_000
/** Markers that wait to be written or are on their way; the transactions beyond wait for their turn. One of them may pass it. */
export const markersWaitingMax = 50_000
/** How long a leader has to write markers; how long after a failure they are sent again. */
export const markerTimeoutMs = 5_000
export const markerRetryMs = 100
/** How long the record that a transaction is complete waits for the next one of its producer; how many are written as one batch. */
export const completionDelayMs = 1_000
export const completionsPerBatchMax = 1_000

// --- Metrics and logs -----------------------------------------------------------------------------------------------------------

/** Topics and partitions that have series of their own. */
export const topicsMeasuredMax = 500
export const partitionsMeasuredMax = 2_000

/** How long after the longest time-out an open transaction counts as one that should have ended, as in Kafka. */
export const lateTransactionGraceMs = 300_000
/** Warnings of one kind that are shown within a while; how long that is; kinds that are told apart. */
export const logRepeatsShownMax = 5
export const logRepeatsWindowMs = 10_000
export const logLineKindsMax = 1_000

// --- Life -----------------------------------------------------------------------------------------------------------------------

/** How long a stop may take if the caller does not say. */
export const stopDeadlineMsDefault = 30_000

/** How long after a log could not be opened, say for want of space, it is tried again by itself. */
export const logRetryMs = 10_000

/** Logs that are opened, made or deleted at the same time. Those that are made together share the sync of their directory. */
export const logsOpenedAtOnceMax = 64

// --- Quorum ---------------------------------------------------------------------------------------------------------------------

/** What time is counted in by raft. */
export const raftTickMs = 50
/** Messages that wait for one peer, and their bytes; raft asks again for what is lost. */
export const raftQueueMessagesMax = 1_000
export const raftQueueBytesMax = 32 * 1024 * 1024
/** How long to wait before a broken connection to a peer is made again. */
export const raftReconnectBackoffMs = 50
/** A connection over which nothing was heard for this long is made anew. */
export const raftSilentConnectionMsMax = 1_000
/** How long to look whether anybody listens where a peer was. */
export const raftProbeMs = 500
/** When an append to the metadata log is tried again that found no room. */
export const metadataFullRetryMs = 1_000
/** Records in one batch of a snapshot; bytes of a snapshot read at a time. */
export const snapshotBatchRecordsMax = 1_000
export const snapshotReadBytes = 1024 * 1024
/** How long a node whose metadata log can't be written any more has to hand over what it leads. */
export const leaveFailedMs = 100
/** How long a node that is to become a voter has to say who it is. */
export const whoIsAtMs = 2_000
/** How often who waits for other nodes says so in the log. */
export const quorumWaitLogMs = 10_000
/** The longest pause between two rounds of asking the nodes of a cluster that is being formed. */
export const helloBackoffMsMax = 200

// --- Brokers and their controller ------------------------------------------------------------------------------------------------

/** Of the partitions that a broker is to lead, how many others may lead before they are moved back, in percent. As in Kafka 4.1, none. */
export const leaderImbalancePercentageMax = 0

/** How often a controller looks which brokers have been silent for too long. */
export const sessionCheckMs = 100
/** How long brokers have to connect to a new controller before it looks whether their processes are there. */
export const brokerProbeDelayMs = 300
/** How long a controller that was replaced has for the answer to what it was asked before. */
export const replacedAnswerMs = 200
/** How long to look whether a broker's process is there. */
export const brokerProbeMs = 500
/**
 * How often, and after which pause, it is looked again where a connection broke and somebody seemed to listen: the system closes the
 * sockets of a process that was killed one after the other, and the one that listens may be the last.
 */
export const goneProbesMax = 8
export const goneProbePauseMs = 30
/** The pause before a controller is asked again that was not there, or not active yet. */
export const controllerRetryMs = 20
export const controllerRetryMsMax = 250
/** How long calls wait for a controller where none is known, since the last one was. */
export const noQuorumWaitMs = 2_500
/** How long a broker that forwarded a call waits until it knows what came of it. */
export const forwardedReadMs = 5_000
/** How often a broker that wants to stop asks whether it may. */
export const shutdownAskMs = 50
/** How long a leader of the quorum that stops waits for another to take over. */
export const handOverMs = 500
/** How long it waits for a controller to answer that. */
export const shutdownSilenceMsMax = 1_000
/** How long a broker that stops tries to hand over what it leads. */
export const controlledShutdownMsMax = 10_000

/** Different sets of configs of topics of which a broker remembers what they come to. */
export const topicConfigsKnownMax = 1_000
