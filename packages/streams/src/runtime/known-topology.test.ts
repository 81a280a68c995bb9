import { silentLogger } from '@millrace/base'
import type { Admin } from '@millrace/client'
import { expect, it } from 'vitest'
import { encodeCommitMetadata } from './commit-metadata.ts'
import type { InternalTopic } from './internal-topics.ts'
import { checkInternalTopics, isChangedTopology, topologyText } from './known-topology.ts'

const fail = { applicationId: 'app', response: 'fail', logger: silentLogger } as const
const allow = { ...fail, response: 'allow' } as const
const counts = { name: 'app-counts-changelog', partitions: 2, configs: { 'cleanup.policy': 'compact' } }
const metadata = encodeCommitMetadata({ partitionTimeMs: 1, streamTimeMs: 1, savedTimes: {} })
const join = { name: 'app-join-repartition', partitions: 2, configs: { 'cleanup.policy': 'delete' } }

/** A cluster with these topics (name and cleanup policy) and groups, of which the application's has committed something or not. */
function admin(
  topics: Readonly<Record<string, string>>,
  groups: readonly string[] = ['app'],
  hasOffsets = true,
): Admin {
  const described = Object.entries(topics).map(([name, value]) => ({
    name,
    configs: [{ name: 'cleanup.policy', value, source: 'topic' }],
  }))
  const fake = {
    describeTopics: () => Promise.resolve(described),
    listGroups: () => Promise.resolve(groups.map((group) => ({ group, protocolType: 'streams', state: 'empty' }))),
    listGroupOffsets: () => Promise.resolve(hasOffsets ? [{ topic: 'words', partition: 0, offset: 1, metadata }] : []),
  }
  return fake as unknown as Admin
}

async function refusal(cluster: Admin, needed: readonly InternalTopic[]): Promise<string> {
  try {
    await checkInternalTopics(cluster, needed, fail)
    return ''
  } catch (error) {
    expect(error).toMatchObject({ code: 'INVALID_TOPOLOGY' })
    return (error as Error).message
      .split('\n')
      .filter((line) => /^[-+] /.test(line))
      .join('; ')
  }
}

it('internal topics that are gone, new, or of another kind are a difference', async () => {
  const had = { 'app-counts-changelog': 'compact', 'app-join-repartition': 'delete' }
  expect(await refusal(admin(had), [counts, join])).toBe('')
  expect(await refusal(admin(had), [counts])).toBe('- app-join-repartition (cleanup.policy delete)')
  expect(await refusal(admin({ 'app-join-repartition': 'delete' }), [counts, join])).toBe(
    '+ app-counts-changelog (cleanup.policy compact)',
  )
  expect(await refusal(admin({ ...had, 'app-counts-changelog': 'delete,compact' }), [counts, join])).toBe(
    '- app-counts-changelog (cleanup.policy compact,delete); + app-counts-changelog (cleanup.policy compact)',
  )
  await checkInternalTopics(admin({}), [counts], allow)
})

it('who has committed nothing has no state yet: what it began to make is made', async () => {
  expect(await refusal(admin({}, [], false), [counts, join])).toBe('')
  expect(await refusal(admin({ 'app-counts-changelog': 'compact' }, [], false), [counts, join])).toBe('')
  expect(await refusal(admin({ 'app-old-changelog': 'compact' }, [], false), [counts])).toBe(
    '- app-old-changelog (cleanup.policy compact)',
  )
})

it('topics of others are left alone, also if their names begin the same', async () => {
  const topics = { 'app-counts-changelog': 'compact', 'app-eu-x-changelog': 'compact', 'app-notes': 'delete' }
  expect(await refusal(admin(topics, ['app', 'app-eu', 'ap']), [counts])).toBe('')
  expect(await refusal(admin(topics), [counts])).toBe('- app-eu-x-changelog (cleanup.policy compact)')
})

it('what stores on a disk are made of is compared too', () => {
  const shape = [
    { id: 0, sources: ['words'], changelogs: {} },
    { id: 1, sources: ['app-r-repartition', 'names'], changelogs: { counts: 'app-counts-changelog' } },
  ]
  const partitions = new Map([
    ['words', 3],
    ['names', 2],
    ['app-r-repartition', 2],
  ])
  const text = topologyText(shape, partitions)
  expect(text).toBe('store counts: from app-r-repartition (2), names (2); changelog app-counts-changelog\n')
  expect(isChangedTopology(text, topologyText(shape.slice(1), partitions), fail)).toBe(false)
  const grown = topologyText(shape, new Map([...partitions, ['names', 4]]))
  expect(() => isChangedTopology(text, grown, fail)).toThrow(
    /\n- store counts: .*names \(2\).*\n\+ store counts: .*names \(4\)/,
  )
  expect(isChangedTopology(text, grown, allow)).toBe(true)
})
