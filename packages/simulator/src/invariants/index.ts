import {
  CommittedNeverLost,
  EligibleHaveCommitted,
  IsrHasCommitted,
  MajorityHasCommitted,
  MonotonicHighWatermark,
} from './committed.ts'
import { CompactionKeepsNewest } from './compaction.ts'
import { DeletedStaysDeleted } from './deleted-stays-deleted.ts'
import { CommittedOffsetNeverRegresses } from './groups/committed-offset-never-regresses.ts'
import { GroupsGoOnAtCommitted } from './groups/groups-go-on-at-committed.ts'
import { MonotonicGroupEpoch } from './groups/monotonic-group-epoch.ts'
import { OneOwnerPerPartition } from './groups/one-owner-per-partition.ts'
import type { Invariant } from './invariant.ts'
import { LeaderInIsr, MonotonicEpoch, SingleLeaderPerEpoch } from './leadership.ts'
import { LogMatching, ProducerSequenceGapless } from './logs.ts'
import { ConsumedAtMostOncePerTransaction } from './transactions/consumed-at-most-once.ts'
import { NoAbortedRead } from './transactions/no-aborted-read.ts'

/** Everything that is looked at after each event. */
export function allInvariants(): Invariant[] {
  return [
    new SingleLeaderPerEpoch(),
    new MonotonicEpoch(),
    new LeaderInIsr(),
    new MonotonicHighWatermark(),
    new IsrHasCommitted(),
    new EligibleHaveCommitted(),
    new MajorityHasCommitted(),
    new CommittedNeverLost(),
    new LogMatching(),
    new ProducerSequenceGapless(),
    new OneOwnerPerPartition(),
    new CommittedOffsetNeverRegresses(),
    new MonotonicGroupEpoch(),
    new GroupsGoOnAtCommitted(),
    new CompactionKeepsNewest(),
    new DeletedStaysDeleted(),
    new NoAbortedRead(),
    new ConsumedAtMostOncePerTransaction(),
  ]
}
