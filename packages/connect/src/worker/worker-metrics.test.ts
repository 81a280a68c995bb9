import { CollectingMetrics } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import type { ServedWorker, StatusInfo } from './served-worker.ts'
import { degradedOf, observeWorker } from './worker-metrics.ts'

const at = (state: string, workerId = 'here:1') => ({ state, worker_id: workerId, version: '1' })
const statuses: readonly StatusInfo[] = [
  {
    name: 'a',
    type: 'source',
    connector: at('RUNNING'),
    tasks: [
      {
        id: 0,
        ...at('RUNNING'),
        no_progress: { since: '2026-01-01T00:00:00.000Z', reason: 'records wait to be written' },
      },
      { id: 1, ...at('FAILED') },
      { id: 2, ...at('FAILED', 'there:1') },
    ],
  },
  { name: 'b', type: 'sink', connector: at('FAILED'), tasks: [] },
  { name: 'c', type: 'sink', connector: at('PAUSED', 'there:1'), tasks: [{ id: 0, ...at('PAUSED') }] },
]
const worker: Pick<ServedWorker, 'names' | 'status'> = {
  names: statuses.map(({ name }) => name),
  status: (asked) => statuses.find(({ name }) => name === asked) as StatusInfo,
}

it('what this worker runs is counted by state, and not what others of its group run', async () => {
  const metrics = new CollectingMetrics()
  const end = observeWorker(metrics, worker, 'here:1')
  const samples = metrics.samples().map(({ name, labels, value }) => [name, labels, value])
  expect(samples).toEqual([
    ['millrace_connect_connectors', { state: 'running' }, 1],
    ['millrace_connect_connectors', { state: 'failed' }, 1],
    ['millrace_connect_tasks', { connector: 'a', state: 'running' }, 1],
    ['millrace_connect_tasks', { connector: 'a', state: 'failed' }, 1],
    ['millrace_connect_tasks', { connector: 'c', state: 'paused' }, 1],
    ['millrace_connect_tasks_without_progress', { connector: 'a' }, 1],
    ['millrace_connect_tasks_without_progress', { connector: 'c' }, 0],
  ])
  end()
  expect(metrics.samples()).toEqual([])
})

it('what has failed of it, or makes no progress, is said, a sentence each', () => {
  expect(degradedOf(worker, 'here:1')).toEqual([
    'connector b has failed',
    'task 1 of connector a has failed',
    'task 0 of connector a has made no progress since 2026-01-01T00:00:00.000Z: records wait to be written',
  ])
})
