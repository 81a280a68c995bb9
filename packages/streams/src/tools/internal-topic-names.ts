/** A topic that an application made for itself. */
export interface InternalTopicName {
  readonly name: string
  readonly kind: 'changelog' | 'repartition'
  /** The store, or the name that the topology gives to the repartition topic. */
  readonly of: string
}

/**
 * Which of these topics are internal ones of an application: those that begin with its id and end as such topics do. Where another group has a
 * longer id that a topic begins with as well, the topic is taken for that one's.
 */
export function internalTopicsOf(
  id: string,
  topics: readonly string[],
  otherGroups: readonly string[],
): InternalTopicName[] {
  const longer = otherGroups.filter((other) => other.startsWith(`${id}-`))
  return topics.flatMap((name): InternalTopicName[] => {
    if (!name.startsWith(`${id}-`) || longer.some((other) => name.startsWith(`${other}-`))) return []
    for (const kind of ['changelog', 'repartition'] as const) {
      const end = `-${kind}`
      const of = name.slice(id.length + 1, -end.length)
      if (name.endsWith(end) && name.length > id.length + 1 + end.length) return [{ name, kind, of }]
    }
    return []
  })
}
