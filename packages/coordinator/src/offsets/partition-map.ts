/** A map by topic and partition: topics by name, as records have them. */
export class PartitionMap<Value> {
  readonly #topics = new Map<string, Map<number, Value>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get(topic: string, partition: number): Value | undefined {
    return this.#topics.get(topic)?.get(partition)
  }

  set(topic: string, partition: number, value: Value): void {
    let partitions = this.#topics.get(topic)
    if (partitions === undefined) this.#topics.set(topic, (partitions = new Map<number, Value>()))
    if (!partitions.has(partition)) this.#size++
    partitions.set(partition, value)
  }

  delete(topic: string, partition: number): void {
    const partitions = this.#topics.get(topic)
    if (partitions?.delete(partition) !== true) return
    this.#size--
    if (partitions.size === 0) this.#topics.delete(topic)
  }

  *[Symbol.iterator](): IterableIterator<readonly [topic: string, partition: number, value: Value]> {
    for (const [topic, partitions] of this.#topics) {
      for (const [partition, value] of partitions) yield [topic, partition, value]
    }
  }
}
