import { type ErrorCode, errorCodes } from '@millrace/base'
import { generatedNote, markdownTable } from './markdown.ts'

/** What each code means and what to do. A code without a line here does not compile. */
const meanings: Readonly<Record<ErrorCode, string>> = {
  OFFSET_OUT_OF_RANGE: 'The offset is not in the log any more, or not yet. The context has the valid range.',
  CORRUPT_MESSAGE: 'A batch does not match its checksum or its format.',
  UNKNOWN_TOPIC_OR_PARTITION: 'There is no such topic or partition (yet).',
  NOT_LEADER: 'This broker does not lead the partition; the SDK asks again who does.',
  REQUEST_TIMED_OUT: 'The broker could not make it durable in the time given.',
  MESSAGE_TOO_LARGE: 'A record or batch is over the limit, which the message names (`max.message.bytes`).',
  INVALID_TOPIC: 'No topic can have that name: 1 to 249 letters, digits, `.`, `_`, `-`.',
  RECORD_LIST_TOO_LARGE: 'A batch holds, or unpacks to, more than is allowed.',
  INVALID_REQUIRED_ACKS: 'The request asks for acknowledgements that do not exist.',
  INVALID_TIMESTAMP: "A record's timestamp is further from the broker's clock than the topic allows.",
  TOPIC_ALREADY_EXISTS: 'There is a topic of that name.',
  INVALID_PARTITIONS: 'A topic can not have that many partitions.',
  INVALID_REPLICATION_FACTOR: 'There are not that many brokers.',
  INVALID_CONFIG: 'A key is unknown, its value is not allowed, or this release can not do what it asks for.',
  INVALID_REQUEST: 'The request contradicts itself or lacks something.',
  UNSUPPORTED_FOR_MESSAGE_FORMAT: 'The log is in a format too old for this.',
  OUT_OF_ORDER_SEQUENCE: "A producer's batch came before the one that it follows; the SDK sends both again.",
  INVALID_PRODUCER_EPOCH: 'Another producer has taken over this identity.',
  UNKNOWN_PRODUCER_ID: 'The broker does not remember the producer; the SDK takes a new identity where that is safe.',
  FENCED_LEADER_EPOCH: 'The client knows an older leader of the partition; the SDK asks again.',
  UNKNOWN_LEADER_EPOCH: 'The client knows a newer leader of the partition than the broker; the SDK tries again.',
  UNSUPPORTED_COMPRESSION_TYPE: 'There is no such codec.',
  OFFSET_NOT_AVAILABLE: 'The leader is new and does not know yet how far the log is committed.',
  INVALID_RECORD: 'A record breaks a rule of its format.',
  UNKNOWN_TOPIC_ID: 'The topic was removed, or made again under its name.',
  STORAGE_ERROR: "The broker's disk failed. It takes no more writes; what was acknowledged is safe.",
  DISK_FULL: "The broker's disk is full. Reading goes on, and writing too, once there is room.",
  CORRUPT_LOG: 'A file of the log does not match its checksum. It is not served; the message names file and offset.',
  RESOURCE_EXHAUSTED: 'Over a limit of the broker, which the message names.',
  SHUTTING_DOWN: 'The broker is stopping.',
  UNSUPPORTED: 'This release can not do that.',
  INTERNAL: 'A defect in the broker; its log has the details. Please report it.',
  BROKER_UNAVAILABLE: 'No broker could be reached, or the connection broke.',
  DELIVERY_TIMEOUT: 'A record was not acknowledged within `deliveryTimeoutMs`: it may have been delivered or not.',
  TIMEOUT: 'It took longer than was allowed.',
  CLOSED: 'The client, producer or consumer was closed.',
  ABORTED: 'The caller gave up, through an AbortSignal.',
  SERIALIZATION: 'A key or value could not be made into bytes.',
  DESERIALIZATION: "A record's bytes are not what the serde expects. Topic, partition and offset are named.",
  ADDRESS_IN_USE: 'The port is taken: stop what holds it, or choose another.',
  LISTENER_INSECURE:
    'The listener could be reached from other machines, without authentication. See `listener.insecure`.',
  DATA_DIRECTORY_IN_USE: 'Another process uses the data folder.',
  DATA_DIRECTORY_FOREIGN: 'The data folder belongs to another cluster or broker.',
  DATA_DIRECTORY_UNUSABLE: 'The data folder can not be made, read or written.',
  NOT_FOUND: 'There is no such file. Inside brokers only.',
  ALREADY_EXISTS: 'There is such a file already. Inside brokers only.',
}

/** docs/errors.md: the closed list of codes. */
export function errorsReference(): string {
  const rows = Object.entries(errorCodes).map(([code, traits]) => [
    `\`${code}\``,
    traits.retriable ? 'yes' : 'no',
    traits.fatal ? 'yes' : 'no',
    traits.kafkaCode === -1 ? '' : String(traits.kafkaCode),
    meanings[code as ErrorCode],
  ])
  return `# Errors

${generatedNote}Every error of the SDK and of a broker is a \`StreamError\` with a \`code\` of this list, a message that says what happened, to what, and what
to do, and a \`context\` with topic, partition, offset, file or limit where they matter. \`isStreamError(error, 'CODE')\` tells them apart.

*Retriable*: the same call may succeed later, unchanged; the SDK has already tried for as long as it was allowed. *Fatal*: what raised it
can not be used any more. *Kafka*: the number of the error that Kafka's protocol has for it.

${markdownTable(['code', 'retriable', 'fatal', 'Kafka', 'meaning'], rows)}`
}
