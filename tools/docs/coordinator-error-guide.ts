import type { ErrorCode } from '@millrace/base'
import type { ErrorGuide } from './error-guide.ts'

/** What there is to say about the codes of groups and transactions. */
export const coordinatorErrorGuide = {
  COORDINATOR_LOAD_IN_PROGRESS: {
    meaning: "The coordinator is reading its state and can't answer yet.",
    cause: 'It has just taken over from another broker.',
    remedy: 'Retry; the SDK does.',
  },
  COORDINATOR_NOT_AVAILABLE: {
    meaning: 'Nobody coordinates the group or the transactional id at the moment.',
    cause: 'The partition of the internal topic that it is kept in has no leader, or too few replicas in sync.',
    remedy: 'Retry; the SDK does. If it lasts, see which brokers are down: `millrace cluster health`.',
  },
  NOT_COORDINATOR: {
    meaning: 'Another broker coordinates the group or the transactional id.',
    cause: 'The coordinator has moved.',
    remedy: 'Find it anew and retry; the SDK does.',
  },
  ILLEGAL_GENERATION: {
    meaning: "The generation that a member of a classic group named is not the group's.",
    cause: 'The group was rebalanced meanwhile.',
    remedy: 'Join the group again.',
  },
  INCONSISTENT_GROUP_PROTOCOL: {
    meaning: "The member can't be in this group.",
    cause: "It wants another protocol type than the group's members have, or has no assignor in common with them.",
    remedy: 'Give it another group id, or the assignor that the others use.',
  },
  INVALID_GROUP_ID: {
    meaning: "The group id can't be one.",
    cause: 'It is empty or too long.',
    remedy: 'Use an id of 1 to 255 characters.',
  },
  UNKNOWN_MEMBER_ID: {
    meaning: 'The group has no such member.',
    cause: 'Its session timed out, it left, or it was removed.',
    remedy: 'Join again; the SDK does, after telling `onLost`.',
  },
  INVALID_SESSION_TIMEOUT: {
    meaning: "The session timeout is out of the broker's bounds.",
    cause:
      'It lies below `group.min.session.timeout.ms` (for the consumer protocol: `group.consumer.min.session.timeout.ms`) or above the maximum.',
    remedy: 'Use one within the bounds.',
  },
  REBALANCE_IN_PROGRESS: {
    meaning: 'The group is being rebalanced.',
    cause: 'Members joined or left.',
    remedy: 'Join again; what was to be committed may be committed after it.',
  },
  INVALID_COMMIT_OFFSET_SIZE: {
    meaning: 'The offset commit is too large to be stored.',
    cause: 'So many offsets, or such long metadata, do not fit into one batch of the internal topic.',
    remedy: 'Commit fewer at a time.',
  },
  OFFSET_METADATA_TOO_LARGE: {
    meaning: 'The text that goes with the offset is too long.',
    cause: 'It is longer than `offset.metadata.max.bytes`.',
    remedy: 'Shorten it.',
  },
  INVALID_TRANSACTION_STATE: {
    meaning: 'The transaction is not in a state in which that can be done.',
    cause: 'Such as ending a transaction that was not begun, or was ended the other way.',
    remedy: 'Close the producer and begin with a new one.',
  },
  INVALID_PRODUCER_ID_MAPPING: {
    meaning: 'The producer id is not the one that the transactional id has.',
    cause: 'It expired (`transactional.id.expiration.ms`), or another producer has the transactional id now.',
    remedy: 'Begin with a new producer.',
  },
  INVALID_TRANSACTION_TIMEOUT: {
    meaning: 'The transaction timeout is out of bounds.',
    cause: "It is above the broker's `transaction.max.timeout.ms`, or not above 0.",
    remedy: 'Use a shorter one.',
  },
  CONCURRENT_TRANSACTIONS: {
    meaning: 'The transaction before is still being ended.',
    cause: 'Its markers are being written.',
    remedy: 'Retry; the SDK does.',
  },
  TRANSACTION_COORDINATOR_FENCED: {
    meaning: 'The coordinator that ended the transaction is not the one of now.',
    cause: 'Another broker has taken over from it.',
    remedy: 'Nothing: the new one ends the transaction.',
  },
  NON_EMPTY_GROUP: {
    meaning: 'The group has members.',
    cause: 'What is asked for is only done with groups that have none.',
    remedy: 'Stop the members first.',
  },
  GROUP_ID_NOT_FOUND: {
    meaning: 'There is no such group.',
    cause: 'It was never there, was deleted, or its offsets expired.',
    remedy: 'Check the id: `millrace group ls`.',
  },
  MEMBER_ID_REQUIRED: {
    meaning: 'The member has to join again with the id that it is given.',
    cause: 'It joined a classic group for the first time (KIP-394).',
    remedy: 'Join again with the id of the answer.',
  },
  GROUP_MAX_SIZE_REACHED: {
    meaning: 'The group has as many members as it may.',
    cause: '`group.max.size` (for the consumer protocol: `group.consumer.max.size`) is reached.',
    remedy: 'Run fewer members, or raise the limit.',
  },
  FENCED_INSTANCE_ID: {
    meaning: "Another member has this static member's instance id.",
    cause: 'Two processes were started with the same `instanceId`.',
    remedy: 'Give each process its own.',
  },
  GROUP_SUBSCRIBED_TO_TOPIC: {
    meaning: 'Offsets of this topic are in use.',
    cause: 'A member of the group is subscribed to it.',
    remedy: 'Stop the members that read it.',
  },
  UNSTABLE_OFFSET_COMMIT: {
    meaning: 'An open transaction may change the offset.',
    cause: 'It has committed offsets that count once it ends (KIP-447).',
    remedy: 'Retry; the SDK does.',
  },
  PRODUCER_FENCED: {
    meaning: 'Another producer has taken over the transactional id.',
    cause: 'It was started with the same id, or the transaction timed out and was aborted.',
    remedy: 'Close this producer. What it had open is aborted.',
  },
  TRANSACTIONAL_ID_NOT_FOUND: {
    meaning: 'The coordinator does not know the transactional id.',
    cause: 'It was never used, or expired.',
    remedy: 'Check the id: `millrace transaction ls`.',
  },
  FENCED_MEMBER_EPOCH: {
    meaning: 'The coordinator has gone on without this member.',
    cause: 'It did not let go of partitions in time, or was taken for dead.',
    remedy: 'Join again; the SDK does, after telling `onLost`.',
  },
  UNRELEASED_INSTANCE_ID: {
    meaning: "The instance id is another member's that is alive.",
    cause: 'Two processes were started with the same `instanceId`, or the one before has not been taken for dead yet.',
    remedy: 'Give each process its own, or wait for its session timeout.',
  },
  UNSUPPORTED_ASSIGNOR: {
    meaning: 'The broker has no such assignor.',
    cause: 'The name is wrong, or not in `group.consumer.assignors`.',
    remedy: 'Use one of those that the message names.',
  },
  STALE_MEMBER_EPOCH: {
    meaning: "The member epoch is not the member's.",
    cause: 'It was assigned other partitions meanwhile.',
    remedy: 'Take the new epoch and try again; the SDK does.',
  },
  TRANSACTION_ABORTABLE: {
    meaning: 'The transaction can only be aborted.',
    cause: 'Something in it failed, such as a write to a partition that is not part of it.',
    remedy: 'Abort it, and run it anew.',
  },
  INVALID_REGULAR_EXPRESSION: {
    meaning: "The regular expression of a subscription can't be used.",
    cause: 'It is not in RE2 syntax.',
    remedy: 'Correct it: no look-around, no back references.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorGuide>>
