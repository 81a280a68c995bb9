/**
 * The fault suites, in the order in which they run. `whole` is all of a suite, which takes minutes to hours; `minimum` is what every change
 * must pass.
 *
 * @type {readonly { name: string, whole: readonly string[], minimum: readonly string[] }[]}
 */
export const suites = [
  { name: 'full-disk', whole: [], minimum: [] },
  { name: 'slow-disk', whole: [], minimum: [] },
  { name: 'power-loss', whole: ['--cuts', '50'], minimum: ['--cuts', '5'] },
  { name: 'clock-back', whole: [], minimum: [] },
  { name: 'connection-churn', whole: ['--seconds', '300'], minimum: ['--seconds', '20'] },
  { name: 'overload', whole: ['--seconds', '600'], minimum: ['--seconds', '20'] },
  { name: 'scrape-overloaded', whole: ['--seconds', '120'], minimum: ['--seconds', '20'] },
  { name: 'failing-sync', whole: [], minimum: [] },
  { name: 'stalled-consumers', whole: ['--consumers', '1000'], minimum: ['--consumers', '1000'] },
  { name: 'kill-broker', whole: ['--kills', '100'], minimum: ['--kills', '10'] },
  {
    name: 'cluster-faults',
    whole: ['--times', '5'],
    minimum: ['--times', '1', '--absence-seconds', '5', '--watch-seconds', '3'],
  },
  {
    name: 'cluster-kills',
    whole: ['--kills', '500', '--all-kills', '100'],
    minimum: ['--kills', '5', '--all-kills', '2'],
  },
  {
    name: 'cluster-power',
    whole: ['--cuts', '100', '--all-cuts', '100'],
    minimum: ['--cuts', '3', '--all-cuts', '2'],
  },
  { name: 'cluster-sync', whole: ['--watch-seconds', '30'], minimum: ['--watch-seconds', '3'] },
  { name: 'cluster-disk', whole: ['--full-seconds', '60'], minimum: ['--full-seconds', '8'] },
  { name: 'cluster-rot', whole: ['--times', '10'], minimum: ['--times', '1'] },
  { name: 'cluster-clock', whole: ['--watch-seconds', '60'], minimum: ['--watch-seconds', '2'] },
  { name: 'cluster-overload', whole: ['--seconds', '600'], minimum: ['--seconds', '15'] },
  { name: 'cluster-rolling', whole: ['--times', '20', '--bounds'], minimum: ['--times', '1'] },
  { name: 'cluster-members', whole: [], minimum: [] },
  { name: 'cluster-controllers', whole: ['--gone-seconds', '60'], minimum: ['--gone-seconds', '5'] },
  { name: 'cluster-quiet', whole: ['--seconds', '3600'], minimum: ['--seconds', '15', '--burners', '2'] },
]
