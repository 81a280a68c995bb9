import type { ClusterDescription, RegisteredBroker } from '@millrace/client'
import { healthProblems, needsPartitions, troubledPartitions } from '../cluster/health-problems.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { messageOf } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { colorsFor } from '../output/colors.ts'
import { durationText, sizeText } from '../output/quantities.ts'
import { print } from '../output/print.ts'
import { grouped, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

type ClusterOptions = BrokersOption & FormatOption

export interface HealthOptions extends BrokersOption, FormatOption {
  readonly watch?: boolean
}

/** `millrace cluster info` */
export async function clusterInfo(io: CliIo, options: ClusterOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const described = await client.admin().describeCluster({ timeoutMs: askTimeoutMs })
    await print(io, options, clusterData(described), () => infoText(described))
    return exitCodes.ok
  })
}

/** The answer, with errors as their messages. */
function clusterData({ logDirs, notServingReason, ...described }: ClusterDescription): object {
  return {
    ...described,
    notServingReason: notServingReason ?? null,
    logDirs: logDirs.map(({ error, directoryId, totalBytes, usableBytes, ...logDir }) => ({
      ...logDir,
      directoryId: directoryId ?? null,
      error: error === undefined ? null : messageOf(error),
      totalBytes: totalBytes ?? null,
      usableBytes: usableBytes ?? null,
    })),
  }
}

function infoText(described: ClusterDescription): string {
  const { clusterId, controllerId, registeredBrokers, nodeId, version, uptimeMs, metadata, logDirs } = described
  const facts: readonly (readonly [string, string])[] = [
    ['cluster', clusterId],
    ['controller', controllerId < 0 ? 'none is active' : `broker ${controllerId}`],
    [
      'topics',
      `${grouped(metadata.topicCount)}, with ${grouped(metadata.partitionCount)} partition${metadata.partitionCount === 1 ? '' : 's'}`,
    ],
    ['metadata', `committed up to offset ${metadata.committedOffset}, applied up to ${metadata.appliedOffset}`],
    ['answered', `broker ${nodeId}, version ${version}, running for ${durationText(uptimeMs)}`],
  ]
  return [
    facts.map(([name, value]) => `${name.padEnd(11)}${value}\n`).join(''),
    table(
      ['BROKER', 'HOST', 'PORT', 'RACK', 'REPLICAS', 'LEADS', 'STATE'],
      registeredBrokers.map((broker) => [
        String(broker.nodeId),
        broker.host,
        String(broker.port),
        broker.rack ?? '-',
        grouped(broker.replicaCount),
        grouped(broker.leaderCount),
        stateOf(broker),
      ]),
      [0, 2, 4, 5],
    ),
    table(
      [`LOG DIRECTORIES OF BROKER ${nodeId}`, 'FREE', 'OF', 'STATE'],
      logDirs.map((logDir) => [
        logDir.path,
        logDir.usableBytes === undefined ? '-' : sizeText(logDir.usableBytes),
        logDir.totalBytes === undefined ? '-' : sizeText(logDir.totalBytes),
        logDir.error === undefined ? 'in use' : messageOf(logDir.error),
      ]),
      [1, 2],
    ),
  ].join('\n')
}

function stateOf({ fenced, inControlledShutdown, decommissioned }: RegisteredBroker): string {
  const state = inControlledShutdown ? 'stops' : fenced ? 'fenced' : 'serves'
  return decommissioned ? `${state}, decommissioned` : state
}

/** `millrace cluster health`: exit code 4 unless all is well. */
export async function clusterHealth(io: CliIo, options: HealthOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    if (options.watch === true) {
      const { watchHealth } = await import('./watch-health.ts')
      return watchHealth(io, client, options)
    }
    const admin = client.admin()
    const asked = { timeoutMs: askTimeoutMs }
    const [described, brokers] = await Promise.all([admin.describeCluster(asked), admin.health(asked)])
    const topics = needsPartitions(described) ? await admin.describeTopics({ ...asked, internal: true }) : []
    const problems = healthProblems(described, brokers, troubledPartitions(topics))
    const { clusterId, controllerId, registeredBrokers } = described
    const healthy = problems.length === 0
    const controller = controllerId < 0 ? null : controllerId
    await print(io, options, { healthy, clusterId, controller, brokers, problems }, () => {
      const { green, red } = colorsFor(io, io.stdout)
      const count = `${registeredBrokers.length} ${registeredBrokers.length === 1 ? 'broker' : 'brokers'}`
      if (healthy) return `${green('healthy')}: cluster ${clusterId} of ${count}\n`
      return `${red('not healthy')}: cluster ${clusterId} of ${count}\n${problems.map((problem) => `  ${problem}\n`).join('')}`
    })
    return healthy ? exitCodes.ok : exitCodes.unhealthy
  })
}
