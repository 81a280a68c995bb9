// A run in which nothing happened proves nothing.

/** What must have happened in 100 seeds of 20,000 events on three brokers or more, whatever applications do. */
const wantedOfAll = {
  elections: 100,
  truncations: 100,
  isrChanges: 100,
  snapshotInstalls: 20,
  reassignments: 20,
  voterChanges: 10,
}
/** And what besides, where a part of the seeds has such applications: about a third, but a hundred may have a half more or less of them. */
const wantedOf = {
  groups: { groupAssignments: 100, groupLosses: 10, memberRestarts: 20, compactions: 300 },
  transactions: { transactionsCommitted: 500, transactionsAborted: 100, producersFenced: 30, batchesCopied: 300 },
}
const seedsOfMeasure = 100
const eventsOfMeasure = 20_000
/** In a few seeds anything may be missing by chance. */
const seedsMin = 50

/** What happened too rarely, as lines; none if it was enough, or if the run was too small to say. */
export function tooTame(counts, { seeds, events, brokers, work }) {
  if ((brokers ?? 3) < 3 || seeds < seedsMin) return []
  const share = Math.min(1, (seeds * events) / (seedsOfMeasure * eventsOfMeasure))
  const besides = Object.keys(wantedOf).filter((name) => work === undefined || work === name)
  const wanted = Object.assign({}, wantedOfAll, ...besides.map((name) => wantedOf[name]))
  return Object.entries(wanted).flatMap(([name, count]) => {
    const needed = Math.floor(count * share)
    const found = counts[name] ?? 0
    return found >= needed ? [] : [`${found} ${name}, of which there must be ${needed}`]
  })
}
