/** A topic that an application made for itself. */
export interface InternalTopicName {
  readonly name: string
  readonly kind: 'changelog' | 'repartition'
  /** The store, or the name that the topology gives to the repartition topic, such as that of a join by foreign key. */
  readonly of: string
}

/** How a join by foreign key calls the topics between its two sides. */
const joinTopic =
  /^(.+-subscription-(?:registration|response)|KTABLE-FK-JOIN-SUBSCRIPTION-(?:REGISTRATION|RESPONSE)-\d+)-topic$/

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
    const join = joinTopic.exec(name.slice(id.length + 1))
    return join?.[1] === undefined ? [] : [{ name, kind: 'repartition', of: join[1] }]
  })
}
