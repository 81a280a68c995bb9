import type { TopicId } from '@millrace/base'
import type { TopicInfo, TopicsView } from '../topics-view.ts'
import type { Member } from './member.ts'
import { NamePattern } from '../name-pattern.ts'

/** What a member is subscribed to by. */
type Subscribed = Pick<Member, 'topics' | 'topicRegex'>

/** Finds the topics that members are subscribed to. What patterns match, and what topics come to, is kept until topics change. */
export class Subscriptions {
  readonly #topics: TopicsView
  readonly #matches = new Map<string, readonly string[]>()
  readonly #hashes = new Map<TopicId, bigint>()
  #version: number

  constructor(topics: TopicsView) {
    this.#topics = topics
    this.#version = topics.version
  }

  /** {@link TopicsView.version} */
  get version(): number {
    return this.#topics.version
  }

  topicById(id: TopicId): TopicInfo | undefined {
    return this.#topics.topicById(id)
  }

  topicByName(name: string): TopicInfo | undefined {
    return this.#topics.topic(name)
  }

  /** The topics that exist of those that the member named, and those that match its pattern. */
  topicsOf(member: Subscribed): readonly TopicInfo[] {
    this.#forgetIfChanged()
    const names = new Set([...member.topics, ...this.#matching(member.topicRegex)])
    return [...names].map((name) => this.#topics.topic(name)).filter((topic) => topic !== undefined)
  }

  /** Whether the member reads the topic, if there is one of that name. */
  isSubscribed(member: Subscribed, name: string): boolean {
    this.#forgetIfChanged()
    return member.topics.includes(name) || this.#matching(member.topicRegex).includes(name)
  }

  /** The topics of all members, in the order of their names. */
  allTopics(members: Iterable<Subscribed>): ReadonlyMap<TopicId, TopicInfo> {
    const topics = new Map<TopicId, TopicInfo>()
    // Members of a group mostly want the same: each list is looked at once.
    const seen = new Set<string>()
    for (const member of members) {
      const list = JSON.stringify([member.topicRegex, member.topics])
      if (seen.has(list)) continue
      seen.add(list)
      for (const topic of this.topicsOf(member)) topics.set(topic.id, topic)
    }
    return new Map([...topics].toSorted(([, left], [, right]) => (left.name < right.name ? -1 : 1)))
  }

  /** Says whether the topics of these members are what they were: their ids, partitions and racks. 0 if they have none. */
  hash(members: Iterable<Subscribed>): bigint {
    let hash = 0n
    for (const topic of this.allTopics(members).values()) hash = BigInt.asIntN(64, hash * 31n + this.#hashOf(topic))
    return hash
  }

  #hashOf(topic: TopicInfo): bigint {
    const known = this.#hashes.get(topic.id)
    if (known !== undefined) return known
    const racks = Array.from({ length: topic.partitions }, (_, partition) => topic.racks(partition).toSorted())
    const hash = hashText(JSON.stringify([topic.id, topic.name, topic.partitions, racks]))
    this.#hashes.set(topic.id, hash)
    return hash
  }

  #matching(regex: string | null): readonly string[] {
    if (regex === null) return []
    let matches = this.#matches.get(regex)
    if (matches === undefined) {
      const pattern = new NamePattern(regex)
      matches = [...this.#topics.names()].filter((name) => pattern.matches(name))
      this.#matches.set(regex, matches)
    }
    return matches
  }

  #forgetIfChanged(): void {
    if (this.#version === this.#topics.version) return
    this.#version = this.#topics.version
    this.#matches.clear()
    this.#hashes.clear()
  }
}

/** Two FNV-1a hashes of 32 bits from different starts, side by side: equal ones of different topics don't happen. */
function hashText(text: string): bigint {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x01000193)
  }
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)
}
