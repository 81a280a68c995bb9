import { type Logger, StreamError } from '@millrace/base'
import type { Admin } from '@millrace/client'
import { internalTopicsOf } from '../tools/internal-topic-names.ts'
import type { InternalTopic, PartitionCounts } from './internal-topics.ts'
import { isOfApplication } from './commit-metadata.ts'
import { differenceOf, type TopologyShape } from './topology-shape.ts'

/** What is to be done if state is of another topology. */
export type TopologyChangeResponse = 'fail' | 'allow'

/** What checking for changes goes by. */
export interface TopologyCheck {
  readonly applicationId: string
  readonly response: TopologyChangeResponse
  readonly logger: Logger
}

/**
 * Compares the internal topics that an application has in the cluster with those that its topology needs. One that never ran has nothing to
 * compare. Throws INVALID_TOPOLOGY with the difference, unless changes are allowed: then it is logged.
 */
export async function checkInternalTopics(
  admin: Admin,
  needed: readonly InternalTopic[],
  check: TopologyCheck,
): Promise<void> {
  const { applicationId } = check
  const names = new Set(needed.map(({ name }) => name))
  const [topics, groups, offsets] = await Promise.all([
    admin.describeTopics(),
    admin.listGroups(),
    admin.listGroupOffsets(applicationId),
  ])
  const internal = internalTopicsOf(
    applicationId,
    topics.map(({ name }) => name),
    groups.map(({ group }) => group),
  )
  for (const { name } of internal) names.add(name)
  const own = topics.filter(({ name }) => names.has(name))
  const before = own.map(({ name, configs }) =>
    lineOf(name, configs.find((config) => config.name === 'cleanup.policy')?.value ?? 'delete'),
  )
  const now = needed.map(({ name, configs }) => lineOf(name, configs['cleanup.policy'] ?? 'delete'))
  // Where nothing was processed yet, or the application was reset, there is nothing that a new topic could lack.
  const isBegun = offsets.some(({ metadata }) => isOfApplication(metadata))
  refuseDifference(before, isBegun ? now : now.filter((line) => before.includes(line)), check)
}

/** Text that says what the stores of a topology are made of; kept with the state on a disk. */
export function topologyText(shape: TopologyShape, counts: PartitionCounts): string {
  const lines = shape.flatMap(({ sources, changelogs }) => {
    const from = sources.map((topic) => `${topic} (${counts.get(topic) ?? 0})`).join(', ')
    return Object.entries(changelogs).map(
      ([store, changelog]) => `store ${store}: from ${from}; changelog ${changelog}`,
    )
  })
  return lines
    .toSorted()
    .map((line) => `${line}\n`)
    .join('')
}

/** Compares {@link topologyText} of the state on a disk with that of now. Returns whether they differ; throws as {@link checkInternalTopics}. */
export function isChangedTopology(before: string, now: string, check: TopologyCheck): boolean {
  return refuseDifference(linesOf(before), linesOf(now), check)
}

function refuseDifference(
  before: readonly string[],
  now: readonly string[],
  { applicationId, response, logger }: TopologyCheck,
): boolean {
  const difference = differenceOf(before, now)
  if (difference === undefined) return false
  if (response === 'allow') {
    logger.warn({ applicationId, difference }, 'the topology is not the one that the state is of')
    return true
  }
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `the topology of application ${applicationId} is not the one that its state is of:\n${difference}\n` +
      `reset the application (millrace streams reset), run it under another id, or set onTopologyChange: 'allow' if what is new may begin with ` +
      'nothing of what was processed before, and what is gone may be left',
    { context: { applicationId } },
  )
}

function lineOf(topic: string, cleanupPolicy: string): string {
  return `${topic} (cleanup.policy ${cleanupPolicy.split(',').toSorted().join(',')})`
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
