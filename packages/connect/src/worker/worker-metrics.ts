import { gaugeMetric, type Metrics } from '@millrace/base'
import type { ServedWorker, StateInfo } from './served-worker.ts'

/** What a worker measures of itself. Of a group each worker tells what it runs: the sum is what all run. */
export const workerMetrics = {
  connectors: gaugeMetric({
    name: 'millrace_connect_connectors',
    help: 'Connectors that the worker runs, by state: running, paused, stopped, restarting, failed, unassigned.',
    labels: ['state'],
  }),
  tasks: gaugeMetric({
    name: 'millrace_connect_tasks',
    help: 'Tasks that the worker runs, by connector and state.',
    labels: ['connector', 'state'],
  }),
  stalledTasks: gaugeMetric({
    name: 'millrace_connect_tasks_without_progress',
    help: 'Tasks that run, have had something to do for a minute, and got nothing of it done, by connector.',
    labels: ['connector'],
  }),
} as const

/** All metrics of a worker, as its documentation lists them. */
export const workerMetricDefinitions = Object.values(workerMetrics)

type Shown = Pick<ServedWorker, 'names' | 'status'>

const labelOf = ({ state }: StateInfo): string => state.toLowerCase()

function countsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

/** What a worker runs: it shows all that its group does. */
function ownOf(worker: Shown, workerId: string) {
  const isOwn = ({ worker_id: runsAt }: StateInfo): boolean => runsAt === workerId
  const all = worker.names.map((name) => worker.status(name))
  return {
    connectors: all.flatMap(({ name, connector }) => (isOwn(connector) ? [{ name, ...connector }] : [])),
    tasks: all.flatMap(({ name, tasks }) => tasks.filter(isOwn).map((task) => ({ connector: name, ...task }))),
  }
}

/** Has `metrics` tell what a worker runs, whenever they are read. `workerId` is its own in status answers. Returns what ends it. */
export function observeWorker(metrics: Metrics, worker: Shown, workerId: string): () => void {
  const endConnectors = metrics.observe(workerMetrics.connectors, (report) => {
    for (const [state, count] of countsBy(ownOf(worker, workerId).connectors, labelOf)) report(count, { state })
  })
  const endTasks = metrics.observe(workerMetrics.tasks, (report) => {
    const { tasks } = ownOf(worker, workerId)
    for (const connector of new Set(tasks.map((task) => task.connector))) {
      const own = tasks.filter((task) => task.connector === connector)
      for (const [state, count] of countsBy(own, labelOf)) report(count, { connector, state })
    }
  })
  const endStalled = metrics.observe(workerMetrics.stalledTasks, (report) => {
    const { tasks } = ownOf(worker, workerId)
    for (const connector of new Set(tasks.map((task) => task.connector))) {
      report(tasks.filter((task) => task.connector === connector && task.no_progress !== undefined).length, {
        connector,
      })
    }
  })
  return () => {
    endConnectors()
    endTasks()
    endStalled()
  }
}

/** What does not work of what a worker runs: a sentence each. */
export function degradedOf(worker: Shown, workerId: string): readonly string[] {
  const { connectors, tasks } = ownOf(worker, workerId)
  const isFailed = ({ state }: StateInfo): boolean => state === 'FAILED'
  return [
    ...connectors.filter(isFailed).map(({ name }) => `connector ${name} has failed`),
    ...tasks.filter(isFailed).map(({ connector, id }) => `task ${id} of connector ${connector} has failed`),
    ...tasks.flatMap(({ connector, id, no_progress: stall }) =>
      stall === undefined
        ? []
        : [`task ${id} of connector ${connector} has made no progress since ${stall.since}: ${stall.reason}`],
    ),
  ]
}
