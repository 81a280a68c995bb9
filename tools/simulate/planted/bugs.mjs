// The bugs that are planted, one patch each: which check must fire, and within how many seeds from 1 on.

export const plantedBugs = [
  { patch: 'durable-once-written.patch', fires: 'IsrHasCommitted', brokers: 1, seeds: 3 },
  { patch: 'durable-offset-taken-after-sync.patch', fires: 'IsrHasCommitted', brokers: 1, seeds: 3 },
  { patch: 'ack-once-written.patch', fires: 'LostWrites', brokers: 1, seeds: 40 },
  { patch: 'recovered-tail-not-synced.patch', fires: 'IsrHasCommitted', brokers: 1, seeds: 20 },
  { patch: 'new-segment-name-not-synced.patch', fires: 'CommittedNeverLost', brokers: 1, seeds: 60 },
  { patch: 'failed-sync-forgotten.patch', fires: 'IsrHasCommitted', brokers: 1, seeds: 60 },
  { patch: 'producers-forgotten-at-start.patch', fires: 'ProducerSequenceGapless', brokers: 1, seeds: 20 },
]
