import path from 'node:path'
import type { TestConfigs } from './start-test-cluster.ts'

export interface ClusterConfigsOptions {
  readonly nodeId: number
  /** Of all brokers, by their node ids from 1 on. */
  readonly portNumbers: readonly number[]
  readonly port: number
  readonly dataDirectory: string | undefined
  readonly configs: TestConfigs | ((nodeId: number) => TestConfigs) | undefined
}

/** The configs of one broker of a test cluster. */
export function clusterConfigs(options: ClusterConfigsOptions): TestConfigs {
  const { nodeId, portNumbers, port, dataDirectory, configs = {} } = options
  const own = typeof configs === 'function' ? configs(nodeId) : configs
  if (portNumbers.length === 1) return { 'listener.port': port, 'log.dir': dataDirectory ?? 'data', ...own }
  const voters = portNumbers.map((each, index) => `${index + 1}@127.0.0.1:${each}`)
  return {
    'node.id': nodeId,
    'listener.port': port,
    'log.dir': dataDirectory === undefined ? 'data' : path.join(dataDirectory, `broker-${nodeId}`),
    'controller.quorum.voters': voters.join(','),
    'default.replication.factor': Math.min(3, portNumbers.length),
    'min.insync.replicas': Math.min(2, portNumbers.length),
    ...own,
  }
}
