import type { ErrorCode } from '@millrace/base'
import { coordinatorErrorGuide } from './coordinator-error-guide.ts'

/** What there is to say about a code. Both pages on errors are made from this; a code without an entry does not compile. */
export interface ErrorGuide {
  /** What it means, in a sentence. */
  readonly meaning: string
  /** What usually brings it about. */
  readonly cause: string
  /** What to do. */
  readonly remedy: string
}

export const errorGuide: Readonly<Record<ErrorCode, ErrorGuide>> = {
  OFFSET_OUT_OF_RANGE: {
    meaning: 'The offset is not in the log any more, or not yet. The context has the valid range.',
    cause:
      'Retention deleted what a slow or long absent reader had not read, records were deleted by hand, the topic was deleted and made again, or an offset was stored for another topic.',
    remedy:
      "Decide what is lost: `seek` to `logStartOffset` or `highWatermark` of the error's context, or give the consumer `autoOffsetReset: 'earliest'` or `'latest'`. If readers fall behind retention, raise `retention.ms` or `retention.bytes`.",
  },
  CORRUPT_MESSAGE: {
    meaning: 'A batch does not match its checksum or its format.',
    cause:
      'Bytes changed between a producer and a broker, or between a broker and a consumer: memory that fails, or a program in between that rewrites.',
    remedy:
      'Try again once. If the same offset fails again, what is stored is damaged: see `CORRUPT_LOG`, or `seek` past the batch, whose offset the message names.',
  },
  UNKNOWN_TOPIC_OR_PARTITION: {
    meaning: 'There is no such topic or partition (yet).',
    cause:
      'The name is misspelled, the topic was not created or has been deleted, or it has fewer partitions than that.',
    remedy: 'Look at `millrace topic ls`; create the topic. Topics are never made by being written to.',
  },
  NOT_LEADER: {
    meaning: 'This broker does not lead the partition; the SDK asks again who does.',
    cause: 'Leadership moved, or no broker leads the partition at the moment.',
    remedy: 'The SDK follows by itself. If it lasts, the broker that led the partition is not running: start it.',
  },
  REQUEST_TIMED_OUT: {
    meaning: 'The broker could not make it durable in the time given.',
    cause: 'The disk is slow or busy, or the broker has more to write than it can.',
    remedy:
      'The SDK sends it again. Look at the disk that holds `log.dir`; give `requestTimeoutMs` more room where slow syncs are normal.',
  },
  MESSAGE_TOO_LARGE: {
    meaning: 'A record or batch is over the limit, which the message names (`max.message.bytes`).',
    cause: "One record is larger than the producer's `maxRecordBytes` or the topic's `max.message.bytes`.",
    remedy:
      "Better than raising both limits: put large values into a file or object store, and send where they are; [large messages](large-messages.md) shows how, and which limits to raise in which order. Compression helps the topic's limit, not the producer's.",
  },
  INVALID_TOPIC: {
    meaning: 'No topic can have that name: 1 to 249 letters, digits, `.`, `_`, `-`.',
    cause: 'The name has other characters, is too long, or is `.` or `..`.',
    remedy: 'Choose another name.',
  },
  RECORD_LIST_TOO_LARGE: {
    meaning: 'A batch holds, or unpacks to, more than is allowed.',
    cause:
      'A compressed batch would unpack to more than a reader lets it, or it has more records than a batch may have.',
    remedy:
      'Make smaller batches (`batchBytes`). A batch of a stranger that unpacks to this much is best not read at all.',
  },
  INVALID_REQUIRED_ACKS: {
    meaning: 'The request asks for acknowledgements that do not exist.',
    cause: 'A client of another make sent something else than all, leader or none.',
    remedy: 'Use `acks: "all"`, `"leader"` or `"none"`.',
  },
  INVALID_TIMESTAMP: {
    meaning: "A record's timestamp is further from the broker's clock than the topic allows.",
    cause:
      "The sender's clock is wrong, a time was given in seconds or microseconds instead of milliseconds, or old data is loaded into a topic that refuses it.",
    remedy:
      'Compare the clocks. For old data set `message.timestamp.before.max.ms` of the topic, or `message.timestamp.type=LogAppendTime`.',
  },
  TOPIC_ALREADY_EXISTS: {
    meaning: 'There is a topic of that name.',
    cause: 'It was created before, perhaps by another instance of the same program.',
    remedy: "Go on if that is what you want: `if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error`.",
  },
  INVALID_PARTITIONS: {
    meaning: 'A topic can not have that many partitions.',
    cause: 'Fewer than one, more than the limit that the message names, or fewer than the topic has already.',
    remedy: 'Give a number within the limit. Partitions can be added, never removed.',
  },
  INVALID_REPLICATION_FACTOR: {
    meaning: 'There are not that many brokers.',
    cause: 'More replicas were asked for than brokers are registered; a single broker keeps one.',
    remedy: 'Leave it out, or give a number up to that of the brokers.',
  },
  INVALID_CONFIG: {
    meaning: 'A key is unknown, its value is not allowed, or this release can not do what it asks for.',
    cause:
      'A misspelled key, a value out of its bounds, keys that contradict each other, or an SDK option that makes no sense.',
    remedy:
      'The message names the key, what it takes, and the closest known name. [Configuration](configuration.md) lists them.',
  },
  INVALID_REQUEST: {
    meaning: 'The request contradicts itself or lacks something.',
    cause:
      'An argument of a call is wrong (the message says which), or a client of another make or version sent nonsense.',
    remedy:
      'Correct the call. If the SDK itself sent it unasked, use the same release on both sides, and report it if it stays.',
  },
  UNSUPPORTED_FOR_MESSAGE_FORMAT: {
    meaning: 'The log is in a format too old for this.',
    cause: "Records were written in a format before version 2 of Kafka's batches.",
    remedy: 'Produce them again with a client that writes version 2: every client of this decade does.',
  },
  OUT_OF_ORDER_SEQUENCE: {
    meaning: "A producer's batch came before the one that it follows; the SDK sends both again.",
    cause: 'A connection broke while several batches were on their way.',
    remedy:
      'Nothing: the SDK restores the order. If it ends in DELIVERY_TIMEOUT, look at what that error says was the last failure.',
  },
  INVALID_PRODUCER_EPOCH: {
    meaning: 'Another producer has taken over this identity.',
    cause:
      'The broker knows a newer epoch of the producer id: two processes share it, or its sender was believed dead.',
    remedy:
      'Make a new producer. What the message calls in doubt may have been appended: look before you send it again.',
  },
  UNKNOWN_PRODUCER_ID: {
    meaning: 'The broker does not remember the producer; the SDK takes a new identity where that is safe.',
    cause: 'The producer was silent for longer than `producer.id.expiration.ms`, or its records are all deleted.',
    remedy: 'Make a new producer. For producers that rest for days, raise `producer.id.expiration.ms`.',
  },
  FENCED_LEADER_EPOCH: {
    meaning: 'The client knows an older leader of the partition; the SDK asks again.',
    cause: 'Leadership moved since the client last looked.',
    remedy: 'Nothing: the SDK refreshes what it knows.',
  },
  UNKNOWN_LEADER_EPOCH: {
    meaning: 'The client knows a newer leader of the partition than the broker; the SDK tries again.',
    cause: 'The broker has not heard of the newest leadership yet.',
    remedy: 'Nothing: the SDK tries again.',
  },
  UNSUPPORTED_COMPRESSION_TYPE: {
    meaning: 'There is no such codec.',
    cause: 'A misspelled `compression`, or a batch of another client with a codec that does not exist.',
    remedy: 'Use `none`, `gzip`, `snappy`, `lz4` or `zstd`.',
  },
  POLICY_VIOLATION: {
    meaning: "The broker's operator has rules of their own, and they refuse this.",
    cause:
      'A topic or a config breaks what `create.topic.policy.class.name` or `alter.config.policy.class.name` checks.',
    remedy: 'Ask for what the message says is allowed.',
  },
  NOT_CONTROLLER: {
    meaning: 'This broker is not the active controller.',
    cause: 'The controller moved to another broker between the question and the answer.',
    remedy: 'Nothing: brokers and the SDK look for the new controller and ask again.',
  },
  NO_QUORUM: {
    meaning: 'No controller can decide: a majority of the voters cannot be reached.',
    cause: 'Half or more of the brokers that vote are down or cut off, or the cluster has just started.',
    remedy:
      'Bring voters back until a majority runs: `millrace cluster quorum` names them. Partitions that have a leader can be written and read meanwhile.',
  },
  STALE_BROKER_EPOCH: {
    meaning: 'A broker speaks for a run of itself that another one with its `node.id` has replaced.',
    cause:
      "Two processes have the same `node.id`, one of them perhaps on a copy of the other's data folder; or a message of an earlier run was late.",
    remedy:
      'A broker that is told so serves no more: find the other process with this `node.id`, and start the one again that is to stay. Between brokers that are well it passes by itself.',
  },
  DUPLICATE_BROKER_REGISTRATION: {
    meaning: 'Another broker with this `node.id` is in the cluster and alive.',
    cause: 'Two brokers were given the same `node.id`.',
    remedy:
      'Give each broker an id of its own. If the other one is gone, wait until its session has run out and start again.',
  },
  BROKER_ID_NOT_REGISTERED: {
    meaning: 'The cluster knows no broker of that id.',
    cause: 'The id is misspelled, or the broker never joined or has been removed.',
    remedy: 'Look at `millrace cluster info` for those that there are.',
  },
  INCONSISTENT_CLUSTER_ID: {
    meaning: 'Two brokers belong to different clusters.',
    cause: 'A data folder was copied from another cluster, or an address of the voters is that of another cluster.',
    remedy: 'Correct `controller.quorum.voters`, or start the broker with an empty data folder.',
  },
  INCONSISTENT_VOTER_SET: {
    meaning: 'Brokers do not agree on who votes.',
    cause: '`controller.quorum.voters` differs from one broker to another, so that no cluster can be formed.',
    remedy: 'Give all brokers the same list; the message has both.',
  },
  VOTER_NOT_FOUND: {
    meaning: 'There is no such voter.',
    cause: 'The id, or the directory id, is not one of the voters.',
    remedy: 'Look at `millrace cluster quorum` for those that there are.',
  },
  DUPLICATE_VOTER: {
    meaning: 'That broker is a voter already.',
    cause: 'It was added before.',
    remedy: 'Nothing.',
  },
  INVALID_UPDATE_VERSION: {
    meaning: 'A leader asked for a change of a partition that has changed meanwhile.',
    cause: 'Two changes of the same partition crossed.',
    remedy: 'Nothing: the leader looks at the new state and asks again.',
  },
  INELIGIBLE_REPLICA: {
    meaning: 'A replica may not join the in-sync replicas now.',
    cause: 'Its broker is fenced, is shutting down, or was restarted since the leader saw it catch up.',
    remedy: 'Nothing: it joins when its broker is back.',
  },
  NEW_LEADER_ELECTED: {
    meaning: 'A change of a partition also gave it a new leader.',
    cause: 'A reassignment was completed and the old leader is no replica any more.',
    remedy: 'Nothing: leader and SDK follow.',
  },
  LEADER_NOT_AVAILABLE: {
    meaning: 'The broker that leads the partition is not ready to yet.',
    cause: 'The log is being made or opened: the topic was created, or the broker was elected, a moment ago.',
    remedy: 'Nothing: the SDK tries again.',
  },
  REPLICA_NOT_AVAILABLE: {
    meaning: 'This broker has no copy of the partition that can be used now.',
    cause: 'The copy is being made, or its folder has failed.',
    remedy: 'The SDK asks again, and then the leader.',
  },
  ELECTION_NOT_NEEDED: {
    meaning: 'The partition is led by whom the election would choose.',
    cause: 'It was elected already, or never had another leader.',
    remedy: 'Nothing.',
  },
  PREFERRED_LEADER_NOT_AVAILABLE: {
    meaning: 'The preferred leader, the first of the replicas, can not lead now.',
    cause: 'Its broker is down or its copy is not in sync.',
    remedy: 'Start that broker, wait until it is in sync, and elect again.',
  },
  ELIGIBLE_LEADERS_NOT_AVAILABLE: {
    meaning: 'No replica that could lead the partition is alive.',
    cause: 'All brokers with a copy are down.',
    remedy: 'Start one of them.',
  },
  NO_REASSIGNMENT_IN_PROGRESS: {
    meaning: 'There is no reassignment to cancel.',
    cause: 'It was completed or cancelled before.',
    remedy: 'Nothing.',
  },
  INVALID_REPLICA_ASSIGNMENT: {
    meaning: 'A partition can not stand on these brokers.',
    cause: 'A broker is named twice or is not known, or the list is empty.',
    remedy: 'Name each broker once; `millrace cluster info` has those that there are.',
  },
  ...coordinatorErrorGuide,
  NOT_ENOUGH_REPLICAS: {
    meaning: 'Fewer replicas of the partition are in sync than `min.insync.replicas` asks of a write with acks=all.',
    cause: 'Brokers are down, or `min.insync.replicas` was raised above what the topic has.',
    remedy: 'Bring the brokers back, or lower `min.insync.replicas` of the topic. The SDK tries again meanwhile.',
  },
  OFFSET_NOT_AVAILABLE: {
    meaning: 'The leader is new and does not know yet how far the log is committed.',
    cause: 'A broker has just started or has just become leader.',
    remedy: 'Nothing: the SDK tries again.',
  },
  INVALID_RECORD: {
    meaning: 'A record breaks a rule of its format.',
    cause: 'A client of another make sent a batch whose inside contradicts its header, or a stored one is damaged.',
    remedy:
      'The message says which rule and where. When reading, `seek` past the batch; when writing, mend the client.',
  },
  UNKNOWN_TOPIC_ID: {
    meaning: 'The topic was removed, or made again under its name.',
    cause: 'Someone deleted the topic while it was in use.',
    remedy: 'The SDK looks the name up again. Readers of the old topic begin anew: see `OFFSET_OUT_OF_RANGE`.',
  },
  STORAGE_ERROR: {
    meaning: "The broker's disk failed. It takes no more writes; what was acknowledged is safe.",
    cause: 'The operating system refused a read, a write or a sync of a file, which the message names.',
    remedy:
      "Look at the system's log and at the disk. Restart the broker once it is mended: it checks what it has before it serves.",
  },
  DISK_FULL: {
    meaning: "The broker's disk is full. Reading goes on, and writing too, once there is room.",
    cause: 'Topics keep more than the disk has room for, or something else fills it.',
    remedy:
      'Free some room, lower `retention.ms` or `retention.bytes`, or bound everything with `log.dir.size.bytes.max`. No restart is needed.',
  },
  CORRUPT_LOG: {
    meaning: 'A file of the log does not match its checksum. It is not served; the message names file and offset.',
    cause:
      'The disk gave back other bytes than were written, or someone edited the folder. Where another replica has all that is committed, clients never see this: the broker gives its replica up, keeps what is damaged in files that end in `.damaged`, and fetches it again.',
    remedy:
      'If there are other replicas, start their brokers. Check the disk; `millrace dump FILE` shows what is left and where the damage is. What lies before and behind the damage can be read: `seek` past it. Restore the file from a copy, or accept the loss and delete the records up to there.',
  },
  RESOURCE_EXHAUSTED: {
    meaning: 'Over a limit of the broker, which the message names.',
    cause:
      'More connections, streams, waiting requests or bytes at once than the broker takes, or an answer larger than a message may be.',
    remedy: 'The SDK waits and tries again. If it lasts, share one client in a process, and ask for less at once.',
  },
  SHUTTING_DOWN: {
    meaning: 'The broker is stopping.',
    cause: 'It was told to, by a signal or by its service manager.',
    remedy: 'Nothing: the SDK goes on once a broker is back, for as long as its time-outs allow.',
  },
  UNSUPPORTED: {
    meaning: 'This release can not do that.',
    cause: 'A client newer than the broker, or a feature that does not exist yet.',
    remedy: 'Use the same release on both sides. The README lists what works.',
  },
  INTERNAL: {
    meaning: 'A defect in the broker; its log has the details. Please report it.',
    cause: 'A case that nobody thought of.',
    remedy: "Keep the broker's log and report it with what you did. Restarting the broker is safe.",
  },
  BROKER_UNAVAILABLE: {
    meaning: 'No broker could be reached, or the connection broke.',
    cause:
      'The broker does not run, listens elsewhere, or a firewall lies between. If the first connection works and later ones do not: `advertised.host` names an address that the client can not reach.',
    remedy:
      'Look where the broker says that it listens (its first lines), compare with `brokers`, and try `millrace topic ls --brokers host:port` from the same machine; `millrace doctor` there tells what it finds.',
  },
  DELIVERY_TIMEOUT: {
    meaning: 'A record was not acknowledged within `deliveryTimeoutMs`: it may have been delivered or not.',
    cause: 'The broker was away or too slow for that long; the cause of the error is the last failure.',
    remedy:
      'Mend what the cause says. To send it again from the application may double it, because the new attempt is another record: make readers bear that, or allow more time.',
  },
  TIMEOUT: {
    meaning: 'It took longer than was allowed.',
    cause:
      "No room in the producer's buffer, no metadata of the topic, or no answer, within the time of the option that the message names.",
    remedy: 'If the broker is well, produce more slowly or give more room (`bufferBytes`) or time (`maxBlockMs`).',
  },
  TRANSACTION_OUTCOME_UNKNOWN: {
    meaning:
      'A commit was asked for, and no broker told whether it was made: the transaction is there as a whole, or not at all.',
    cause: 'The coordinator of the transactional id, or the way to it, was gone for as long as the commit was tried.',
    remedy:
      'Look at what is there (read with `read_committed`, or at the offsets that the group has committed) before anything is done again: a second run would double it if it was committed. Then begin with a new client, which ends whatever is still open.',
  },
  LOG_TRUNCATED: {
    meaning: 'Records that were read are not in the log any more: it was cut below the position of the consumer.',
    cause:
      'A leader was elected uncleanly (`unclean.leader.election.enable`, or by hand), without the last records of the one before; or the only replica has lost its disk.',
    remedy:
      "The context tells up to where it was read (`offset`) and from where on that is gone (`divergentOffset`). Take back what was made of those records if that matters, then begin at `divergentOffset`. With `autoOffsetReset: 'earliest'` or `'latest'` the consumer goes on there by itself.",
  },
  CLOSED: {
    meaning: 'The client, producer or consumer was closed.',
    cause:
      'It was used after `close()` or after the end of its `await using` block; a producer closed before all was delivered in time.',
    remedy: 'Close last. If records were left at the end, give `close({ deadlineMs })` more time.',
  },
  ABORTED: {
    meaning: 'The caller gave up, through an AbortSignal.',
    cause: 'A signal that was passed in fired.',
    remedy: 'Nothing, if that was meant. A record that was already on its way may still be delivered.',
  },
  SERIALIZATION: {
    meaning: 'A key or value could not be made into bytes.',
    cause: "It is not what the topic's serde takes; the message names the fields.",
    remedy: 'Correct the value, or the schema. Other records of the same call are not affected.',
  },
  DESERIALIZATION: {
    meaning: "A record's bytes are not what the serde expects. Topic, partition and offset are named.",
    cause:
      'Another program writes something else into the topic, or the schema changed in a way that old records do not fit.',
    remedy:
      "Choose what the consumer does with such records (`onPoison`), or read the topic by its name alone to look at the bytes: `millrace topic consume NAME --partition 0 --offset 41:42 --format json`. With Avro, name the writer's schema.",
  },
  INTERCEPTOR_FAILED: {
    meaning: 'An interceptor threw, and `interceptorErrors` is `fail`.',
    cause:
      'A defect in the interceptor that the message names, or a rule of its own that the record breaks. The cause is what it threw.',
    remedy: "Correct it. With `interceptorErrors: 'log'` records go on without an interceptor that fails.",
  },
  INVALID_TOPOLOGY: {
    meaning: 'A topology of Streams that can not run: nothing was started.',
    cause:
      'A name given twice, a store that no processor uses, topics that are joined with unequal numbers of partitions, an RxJS operator that is not tagged.',
    remedy: 'The message names the node and what it lacks; correct the topology.',
  },
  PROCESSING_FAILED: {
    meaning: 'Streams could not handle a record, and by its handlers that stops the task.',
    cause: 'Bytes that are not what the serde expects, or code of the topology that threw; the cause is on the error.',
    remedy:
      'Mend it and start again: nothing was committed. Or let the handler of that kind of failure answer `continue` or `dlq`.',
  },
  UNKNOWN_STORE: {
    meaning: 'The Streams application has no store of that name.',
    cause:
      'A wrong name, or a table without store: only those have one that were given a name, or that something behind them needs.',
    remedy: 'The message lists the stores that there are. Give a table that is to be asked a name with `store`.',
  },
  STORE_NOT_READY: {
    meaning: 'The state of Streams that was asked for is being restored, or is with nobody for the moment.',
    cause: 'The application starts, or its tasks are moving between copies.',
    remedy: 'Ask again soon, or let a standby answer (`standbys: true`).',
  },
  STORE_MOVED: {
    meaning: 'The copy of the Streams application that was asked does not have that partition of the store.',
    cause: 'Its task has moved to another copy, or only this one was asked (`local: true`).',
    remedy: 'Ask again: the copy that has it is looked up anew. Copies find each other if they run with `control`.',
  },
  INVALID_DATA: {
    meaning: 'A record of Connect is not what its schema, a transform or a converter takes.',
    cause:
      'A value that its schema does not allow, bytes that the converter can not read, a field that a transform works on and that is not there.',
    remedy:
      'The message names the field and what was wanted. Correct the record or the configuration, or let the connector go on without such records: `errors.tolerance=all`.',
  },
  ADDRESS_IN_USE: {
    meaning: 'The port is taken: stop what holds it, or choose another.',
    cause: 'Another broker, or another program, listens on it.',
    remedy:
      'Stop it, or set `listener.port` (0 takes any free one). `millrace dev` takes the next free port by itself.',
  },
  LISTENER_INSECURE: {
    meaning: 'The listener could be reached from other machines, without authentication. See `listener.insecure`.',
    cause: '`listener.host` is not an address of this machine alone.',
    remedy:
      'Listen on 127.0.0.1, or say that you know with `listener.insecure=true`, behind a firewall that lets only friends in.',
  },
  DATA_DIRECTORY_IN_USE: {
    meaning: 'Another process uses the data folder.',
    cause: 'A broker with the same `log.dir` runs already, perhaps as a service or in a container.',
    remedy:
      'Stop it, or give each broker a folder of its own. A lock that a crash left behind is recognised and taken over.',
  },
  DATA_DIRECTORY_FOREIGN: {
    meaning: 'The data folder belongs to another cluster or broker.',
    cause: '`cluster.id` or `node.id` differ from those in the folder, or the wrong folder is mounted.',
    remedy: 'Name the right folder, or the ids that it has. Nothing in it was changed.',
  },
  DATA_DIRECTORY_UNUSABLE: {
    meaning: 'The data folder can not be made, read or written.',
    cause: 'Missing rights, a read-only file system, or a file where the folder should be.',
    remedy: 'Give the user that runs the broker the right to write there; the message names the path.',
  },
  NOT_FOUND: {
    meaning: 'There is no such file. Inside brokers only.',
    cause: 'A file that the broker asked for is not there; it handles that itself.',
    remedy: 'If you see it, please report it.',
  },
  ALREADY_EXISTS: {
    meaning: 'There is such a file already. Inside brokers only.',
    cause: 'A file that the broker was to make is there; it handles that itself.',
    remedy: 'If you see it, please report it.',
  },
}
