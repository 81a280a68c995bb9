/** What a caller may conclude from an error code. */
export interface ErrorCodeTraits {
  /** The same call may succeed later without a change by the caller. */
  readonly retriable: boolean
  /** The object that raised it (producer, consumer, broker) can't be used any more. */
  readonly fatal: boolean
  /** Kafka's number for it (`org.apache.kafka.common.protocol.Errors`); -1 (UNKNOWN_SERVER_ERROR) where Kafka has none. */
  readonly kafkaCode: number
}

const retriable = (kafkaCode = -1): ErrorCodeTraits => ({ retriable: true, fatal: false, kafkaCode })
const refused = (kafkaCode = -1): ErrorCodeTraits => ({ retriable: false, fatal: false, kafkaCode })
const fatal = (kafkaCode = -1): ErrorCodeTraits => ({ retriable: false, fatal: true, kafkaCode })

/**
 * The closed list of error codes. Those a broker can answer stand in `ErrorReason` of
 * `proto/millrace/common/v1/error.proto` too, one to one; a test holds the two together.
 */
export const errorCodes = {
  // Answered by brokers.
  OFFSET_OUT_OF_RANGE: refused(1),
  CORRUPT_MESSAGE: refused(2),
  UNKNOWN_TOPIC_OR_PARTITION: retriable(3),
  NOT_LEADER: retriable(6),
  REQUEST_TIMED_OUT: retriable(7),
  MESSAGE_TOO_LARGE: refused(10),
  INVALID_TOPIC: refused(17),
  RECORD_LIST_TOO_LARGE: refused(18),
  NOT_ENOUGH_REPLICAS: retriable(19),
  INVALID_REQUIRED_ACKS: refused(21),
  INVALID_TIMESTAMP: refused(32),
  TOPIC_ALREADY_EXISTS: refused(36),
  INVALID_PARTITIONS: refused(37),
  INVALID_REPLICATION_FACTOR: refused(38),
  INVALID_CONFIG: refused(40),
  INVALID_REQUEST: refused(42),
  UNSUPPORTED_FOR_MESSAGE_FORMAT: refused(43),
  POLICY_VIOLATION: refused(44),
  OUT_OF_ORDER_SEQUENCE: retriable(45),
  INVALID_PRODUCER_EPOCH: fatal(47),
  UNKNOWN_PRODUCER_ID: fatal(59),
  FENCED_LEADER_EPOCH: retriable(74),
  UNKNOWN_LEADER_EPOCH: retriable(75),
  UNSUPPORTED_COMPRESSION_TYPE: refused(76),
  OFFSET_NOT_AVAILABLE: retriable(78),
  INVALID_RECORD: refused(87),
  UNKNOWN_TOPIC_ID: retriable(100),
  STORAGE_ERROR: retriable(56),
  DISK_FULL: retriable(56),
  CORRUPT_LOG: refused(56),
  RESOURCE_EXHAUSTED: retriable(89),
  SHUTTING_DOWN: retriable(7),
  UNSUPPORTED: refused(35),
  INTERNAL: refused(-1),
  NOT_CONTROLLER: retriable(41),
  NO_QUORUM: retriable(),
  STALE_BROKER_EPOCH: refused(77),
  DUPLICATE_BROKER_REGISTRATION: refused(101),
  BROKER_ID_NOT_REGISTERED: refused(102),
  INCONSISTENT_CLUSTER_ID: refused(104),
  INCONSISTENT_VOTER_SET: refused(94),
  VOTER_NOT_FOUND: refused(127),
  DUPLICATE_VOTER: refused(126),
  INVALID_UPDATE_VERSION: refused(95),
  INELIGIBLE_REPLICA: refused(107),
  NEW_LEADER_ELECTED: retriable(),
  LEADER_NOT_AVAILABLE: retriable(5),
  REPLICA_NOT_AVAILABLE: retriable(9),
  ELECTION_NOT_NEEDED: refused(84),
  PREFERRED_LEADER_NOT_AVAILABLE: refused(80),
  ELIGIBLE_LEADERS_NOT_AVAILABLE: refused(83),
  NO_REASSIGNMENT_IN_PROGRESS: refused(85),
  INVALID_REPLICA_ASSIGNMENT: refused(39),
  COORDINATOR_LOAD_IN_PROGRESS: retriable(14),
  COORDINATOR_NOT_AVAILABLE: retriable(15),
  NOT_COORDINATOR: retriable(16),
  ILLEGAL_GENERATION: refused(22),
  INCONSISTENT_GROUP_PROTOCOL: refused(23),
  INVALID_GROUP_ID: refused(24),
  UNKNOWN_MEMBER_ID: refused(25),
  INVALID_SESSION_TIMEOUT: refused(26),
  REBALANCE_IN_PROGRESS: retriable(27),
  INVALID_COMMIT_OFFSET_SIZE: refused(28),
  OFFSET_METADATA_TOO_LARGE: refused(12),
  INVALID_TRANSACTION_STATE: fatal(48),
  INVALID_PRODUCER_ID_MAPPING: fatal(49),
  INVALID_TRANSACTION_TIMEOUT: refused(50),
  CONCURRENT_TRANSACTIONS: retriable(51),
  TRANSACTION_COORDINATOR_FENCED: refused(52),
  NON_EMPTY_GROUP: refused(68),
  GROUP_ID_NOT_FOUND: refused(69),
  MEMBER_ID_REQUIRED: refused(79),
  GROUP_MAX_SIZE_REACHED: refused(81),
  FENCED_INSTANCE_ID: fatal(82),
  GROUP_SUBSCRIBED_TO_TOPIC: refused(86),
  UNSTABLE_OFFSET_COMMIT: retriable(88),
  PRODUCER_FENCED: fatal(90),
  TRANSACTIONAL_ID_NOT_FOUND: refused(105),
  FENCED_MEMBER_EPOCH: refused(110),
  UNRELEASED_INSTANCE_ID: retriable(111),
  UNSUPPORTED_ASSIGNOR: refused(112),
  STALE_MEMBER_EPOCH: refused(113),
  TRANSACTION_ABORTABLE: refused(120),
  INVALID_REGULAR_EXPRESSION: refused(128),
  // Raised by the SDK and by hosts.
  BROKER_UNAVAILABLE: retriable(),
  DELIVERY_TIMEOUT: refused(),
  TIMEOUT: retriable(),
  LOG_TRUNCATED: refused(),
  TRANSACTION_OUTCOME_UNKNOWN: fatal(),
  CLOSED: refused(),
  ABORTED: refused(),
  SERIALIZATION: refused(),
  DESERIALIZATION: refused(),
  INTERCEPTOR_FAILED: refused(),
  INVALID_TOPOLOGY: refused(),
  PROCESSING_FAILED: fatal(),
  UNKNOWN_STORE: refused(),
  STORE_NOT_READY: retriable(),
  STORE_MOVED: retriable(),
  INVALID_DATA: refused(),
  ADDRESS_IN_USE: fatal(),
  LISTENER_INSECURE: fatal(),
  DATA_DIRECTORY_IN_USE: fatal(),
  DATA_DIRECTORY_FOREIGN: fatal(),
  DATA_DIRECTORY_UNUSABLE: fatal(),
  // Raised by the Disk port; what stands above it turns them into the codes above.
  NOT_FOUND: refused(),
  ALREADY_EXISTS: refused(),
} as const satisfies Record<string, ErrorCodeTraits>

/** A code of the closed list: what went wrong, for programs. */
export type ErrorCode = keyof typeof errorCodes

/** Whether `text` is one of our error codes. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text)
}
