// The bugs that are planted, one patch each: which check must fire (or one of which, where it breaks more than one thing), within how many seeds
// from 1 on, what applications do in these, and which kind of faults there is alone, if it is one of few seeds.

export const plantedBugs = [
  // One broker and its disk.
  { patch: 'durable-once-written.patch', fires: 'MajorityHasCommitted', brokers: 1, seeds: 3 },
  { patch: 'durable-offset-taken-after-sync.patch', fires: 'IsrHasCommitted', brokers: 1, seeds: 3 },
  { patch: 'ack-once-written.patch', fires: 'LostWrites', brokers: 1, seeds: 10 },
  {
    patch: 'new-segment-name-not-synced.patch',
    fires: ['CommittedNeverLost', 'IsrHasCommitted'],
    brokers: 1,
    seeds: 200,
  },
  { patch: 'producers-forgotten-at-start.patch', fires: 'ProducerSequenceGapless', brokers: 1, seeds: 10 },
  // Replication.
  { patch: 'watermark-from-memory-of-followers.patch', fires: 'IsrHasCommitted', seeds: 3 },
  { patch: 'watermark-from-memory-of-leader.patch', fires: 'IsrHasCommitted', seeds: 3 },
  { patch: 'follower-tells-memory-for-disk.patch', fires: 'IsrHasCommitted', seeds: 3 },
  { patch: 'committed-at-min-isr.patch', fires: 'IsrHasCommitted', seeds: 3 },
  { patch: 'followers-keep-what-diverged.patch', fires: 'ProducerSequenceGapless', seeds: 60 },
  { patch: 'watermark-forgotten-by-new-leader.patch', fires: 'MonotonicHighWatermark', seeds: 10 },
  { patch: 'two-leaders-share-an-epoch.patch', fires: 'LogMatching', seeds: 20 },
  { patch: 'committed-below-min-isr.patch', fires: 'EligibleHaveCommitted', seeds: 10 },
  { patch: 'isr-shrinks-without-controller.patch', fires: 'IsrHasCommitted', seeds: 20 },
  { patch: 'followers-cut-at-watermark.patch', fires: 'CommittedNeverLost', seeds: 20 },
  { patch: 'recovered-tail-not-synced.patch', fires: 'IsrHasCommitted', seeds: 10 },
  {
    patch: 'sequences-lost-on-truncation.patch',
    fires: 'ProducerSequenceGapless',
    seeds: 20,
    faultKind: 'leader that is cut off leads again at once',
  },
  {
    patch: 'appended-while-a-log-changes-places.patch',
    fires: 'ProducerSequenceGapless',
    seeds: 10,
    faultKind: 'between log directories',
  },
  { patch: 'deletions-gone-unnoticed.patch', fires: 'DeletedStaysDeleted', seeds: 20, work: 'groups' },
  // The controller's decisions.
  { patch: 'same-epoch-after-restart.patch', fires: 'SingleLeaderPerEpoch', seeds: 10 },
  { patch: 'unclean-elections.patch', fires: 'CommittedNeverLost', seeds: 40 },
  { patch: 'anybody-is-elected.patch', fires: 'CommittedNeverLost', seeds: 20 },
  { patch: 'leader-left-out-of-isr.patch', fires: 'LeaderInIsr', seeds: 10 },
  { patch: 'follower-watermark-beyond-its-log.patch', fires: 'MonotonicHighWatermark', seeds: 5 },
  // The metadata quorum.
  { patch: 'raft-leader-counts-its-memory.patch', fires: 'MajorityHasCommitted', seeds: 5 },
  { patch: 'raft-commits-without-majority.patch', fires: 'MajorityHasCommitted', seeds: 5 },
  { patch: 'raft-accepts-before-disk.patch', fires: 'MajorityHasCommitted', seeds: 20 },
  { patch: 'raft-elects-a-stale-log.patch', fires: 'CommittedNeverLost', seeds: 20 },
  // Groups and compaction.
  { patch: 'fenced-members-commit.patch', fires: 'CommittedOffsetNeverRegresses', seeds: 20, work: 'groups' },
  { patch: 'late-commits-count.patch', fires: 'CommittedOffsetNeverRegresses', seeds: 20, work: 'groups' },
  { patch: 'partition-given-before-revoked.patch', fires: 'OneOwnerPerPartition', seeds: 20, work: 'groups' },
  { patch: 'group-epoch-not-loaded.patch', fires: 'MonotonicGroupEpoch', seeds: 20, work: 'groups' },
  { patch: 'unfinished-is-committed.patch', fires: 'GroupsGoOnAtCommitted', seeds: 10, work: 'groups' },
  { patch: 'compaction-drops-newest.patch', fires: 'CompactionKeepsNewest', seeds: 3, work: 'groups' },
  // Transactions.
  { patch: 'delayed-end-ends-the-next.patch', fires: ['NoAbortedRead', 'LostWrites'], seeds: 20, work: 'transactions' },
  { patch: 'retried-end-not-idempotent.patch', fires: 'NoAbortedRead', seeds: 60, work: 'transactions' },
  {
    patch: 'zombie-shares-the-epoch.patch',
    fires: ['LostWrites', 'NoAbortedRead', 'ProducerSequenceGapless'],
    seeds: 10,
    work: 'transactions',
  },
  {
    patch: 'partitions-forgotten-as-others-are-added.patch',
    fires: ['Liveness', 'NoAbortedRead'],
    seeds: 10,
    work: 'transactions',
  },
  {
    patch: 'refused-partitions-are-written.patch',
    fires: ['NoAbortedRead', 'Liveness'],
    seeds: 20,
    work: 'transactions',
  },
  {
    patch: 'late-batches-join-the-next.patch',
    fires: ['NoAbortedRead', 'LostWrites'],
    seeds: 20,
    work: 'transactions',
  },
  { patch: 'markers-forgotten-by-new-coordinator.patch', fires: 'Liveness', seeds: 30, work: 'transactions' },
  { patch: 'open-transaction-taken-for-ended.patch', fires: 'Liveness', seeds: 10, work: 'transactions' },
  { patch: 'new-leader-takes-all-for-decided.patch', fires: 'NoAbortedRead', seeds: 20, work: 'transactions' },
  {
    patch: 'aborted-only-looked-for-in-one-segment.patch',
    fires: ['NoAbortedRead', 'AbortedReads'],
    seeds: 30,
    work: 'transactions',
  },
  {
    patch: 'unstable-offsets-given-out.patch',
    fires: ['CommittedOffsetNeverRegresses', 'ConsumedAtMostOncePerTransaction'],
    seeds: 60,
    work: 'transactions',
  },
  {
    patch: 'pending-offsets-given-out.patch',
    fires: ['CommittedOffsetNeverRegresses', 'ConsumedAtMostOncePerTransaction', 'NotCopied', 'Liveness'],
    seeds: 60,
    work: 'transactions',
  },
]
