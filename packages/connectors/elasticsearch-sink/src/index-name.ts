import { dataError, DateFormat, type SinkRecord } from '@millrace/connect'
import { indexNameBytesMax } from './limits.ts'

/** Names of the indexes that records go to. */
export class IndexName {
  readonly #template: string
  readonly #dates: DateFormat
  readonly #hasTime: boolean
  /** The name of the topic of the last record, where no time is in it. */
  #last: { readonly topic: string; readonly name: string } | undefined

  constructor(template: string, dateFormat: string) {
    this.#template = template
    this.#dates = new DateFormat(dateFormat, Date.now())
    this.#hasTime = template.includes(`\${timestamp}`)
  }

  /** The index for a record. Throws INVALID_DATA if there can be no such one. */
  of(record: SinkRecord): string {
    const { topic } = record
    if (!this.#hasTime && this.#last?.topic === topic) return this.#last.name
    const name = this.#template.replaceAll(/\$\{(topic|timestamp)\}/g, (_, slot: string) =>
      slot === 'topic' ? topic.toLowerCase() : this.#timeOf(record),
    )
    // What the server takes: https://opensearch.org/docs/2.19/api-reference/index-apis/create-index/
    const legal = /^[^-_+.A-Z\s"*\\<|,>/?:#][^A-Z\s"*\\<|,>/?:#]*$/.test(name)
    if (!legal || Buffer.byteLength(name) > indexNameBytesMax) {
      throw dataError(`there can be no index '${name}' for topic ${topic}: see index.name`)
    }
    this.#last = { topic, name }
    return name
  }

  #timeOf({ timestamp }: SinkRecord): string {
    if (timestamp === null) throw dataError('it has no time, and the name of the index has one: see index.name')
    return this.#dates.format(timestamp)
  }
}
