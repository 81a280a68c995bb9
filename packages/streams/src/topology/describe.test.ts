import { describe, expect, it } from 'vitest'
import { casesOf } from '../../test/corpus/cases.ts'
import { interpret } from '../../test/corpus/interpret.ts'
import { describeTopology } from './describe.ts'

describe('the description of a topology', () => {
  const cases = casesOf('topology-description')

  it.each(cases)("is Kafka's, character for character: $name", (test) => {
    expect(describeTopology(interpret(test).topology())).toBe(test.description)
  })

  it.each(cases)('has the topics that Kafka makes: $name', (test) => {
    const { subtopologies } = interpret(test).topology()
    const internal = new Set(
      subtopologies.flatMap(({ repartitionSources }) => repartitionSources.map(({ name }) => name)),
    )
    const decorated = (name: string): string => (internal.has(name) ? `golden-${name}` : name)
    const found = subtopologies.map(({ id, nodes, stores, repartitionSources, sourceChangelogs }) => {
      const changelogs = stores.flatMap(({ name, changelog }) => {
        const source = sourceChangelogs.get(name)
        if (source !== undefined) return [[source, 'compact']]
        return changelog === undefined ? [] : [[`golden-${name}-changelog`, changelog.cleanupPolicy]]
      })
      return [
        String(id),
        {
          sources: nodes.flatMap((node) => (node.kind === 'source' ? node.topics.map(decorated) : [])).toSorted(),
          sinks: nodes
            .flatMap(({ kind, ...node }) => (kind === 'sink' && 'topic' in node ? [decorated(String(node.topic))] : []))
            .toSorted(),
          repartitionSources: repartitionSources.map(({ name }) => decorated(name)).toSorted(),
          changelogs: Object.fromEntries(changelogs) as unknown,
        },
      ]
    })
    expect(Object.fromEntries(found)).toEqual(test.subtopologies)
  })
})
