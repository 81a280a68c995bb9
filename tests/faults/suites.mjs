/**
 * The fault suites, in the order in which they run. `whole` is all of a suite, which takes minutes to hours; `minimum` is what every change
 * must pass. `file` is what runs it, where that is not called as the suite is. `alone`: it is about a machine that is quiet, or whose load is
 * the suite's own; the others mostly wait, and may run at the same time. `mounts`: it has file systems of its own.
 *
 * @type {readonly { name: string, file?: string, whole: readonly string[], minimum: readonly string[], alone?: boolean, mounts?: boolean }[]}
 */
export const suites = [
  { name: 'full-disk', whole: [], minimum: [], mounts: true },
  { name: 'slow-disk', whole: [], minimum: [] },
  { name: 'power-loss', whole: ['--cuts', '50'], minimum: ['--cuts', '2'], mounts: true },
  { name: 'clock-back', whole: [], minimum: [] },
  { name: 'connection-churn', whole: ['--seconds', '300'], minimum: ['--seconds', '5'] },
  { name: 'overload', whole: ['--seconds', '600'], minimum: ['--seconds', '6'], alone: true },
  { name: 'scrape-overloaded', whole: ['--seconds', '120'], minimum: ['--seconds', '6'], alone: true },
  { name: 'failing-sync', whole: [], minimum: [] },
  {
    name: 'stalled-consumers',
    whole: ['--consumers', '1000'],
    minimum: ['--consumers', '1000', '--backlog-mib', '256'],
    alone: true,
  },
  { name: 'kill-broker', whole: ['--kills', '100'], minimum: ['--kills', '3', '--rate', '10'] },
  {
    name: 'cluster-faults',
    whole: ['--times', '5'],
    minimum: ['--times', '1', '--absence-seconds', '4', '--watch-seconds', '1'],
  },
  {
    name: 'cluster-kills',
    whole: ['--kills', '500', '--all-kills', '100'],
    minimum: ['--kills', '2', '--all-kills', '1'],
  },
  {
    name: 'cluster-power',
    whole: ['--cuts', '100', '--all-cuts', '100'],
    minimum: ['--cuts', '1', '--all-cuts', '1'],
    mounts: true,
  },
  { name: 'cluster-sync', whole: ['--watch-seconds', '30'], minimum: ['--watch-seconds', '2'], mounts: true },
  { name: 'cluster-disk', whole: ['--full-seconds', '60'], minimum: ['--full-seconds', '0'], mounts: true },
  { name: 'cluster-rot', whole: ['--times', '10'], minimum: ['--times', '1'] },
  { name: 'cluster-clock', whole: ['--watch-seconds', '60'], minimum: ['--watch-seconds', '1'] },
  { name: 'cluster-overload', whole: ['--seconds', '600'], minimum: ['--seconds', '8'], alone: true },
  { name: 'cluster-rolling', whole: ['--times', '20', '--bounds'], minimum: ['--times', '1'] },
  { name: 'cluster-members', whole: [], minimum: [] },
  { name: 'cluster-controllers', whole: ['--gone-seconds', '60'], minimum: ['--gone-seconds', '3'] },
  { name: 'cluster-groups', whole: ['--times', '20', '--bounds'], minimum: ['--times', '1'] },
  { name: 'cluster-zombies', whole: ['--rounds', '200'], minimum: ['--rounds', '5'] },
  {
    name: 'cluster-copies',
    whole: ['--records', '100000', '--kills', '100'],
    minimum: ['--records', '1500', '--kills', '5'],
  },
  {
    name: 'cluster-clients',
    whole: ['--rounds', '40', '--against', 'millrace,kafka'],
    minimum: ['--rounds', '2', '--clients', 'kafkajs', '--pause-seconds', '2'],
  },
  {
    name: 'orders',
    whole: ['--orders', '10000', '--copy-kills', '200', '--broker-kills', '40'],
    minimum: ['--orders', '60', '--copy-kills', '5', '--broker-kills', '2'],
  },
  {
    name: 'streams-crashes',
    whole: ['--records', '20000', '--crashes', '100'],
    minimum: ['--records', '300', '--crashes', '5'],
  },
  { name: 'streams-state', whole: ['--cuts', '20'], minimum: ['--cuts', '1'], mounts: true },
  { name: 'cluster-quiet', whole: ['--seconds', '3600'], minimum: ['--seconds', '5'], alone: true },
  {
    name: 'cluster-saturated',
    file: 'cluster-quiet',
    whole: ['--seconds', '600', '--burners', '2'],
    minimum: ['--seconds', '10', '--burners', '2'],
    alone: true,
  },
]
