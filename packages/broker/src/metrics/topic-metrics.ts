import { type Counter, counterMetric, gaugeMetric, type MetricDefinition, type Metrics } from '@millrace/base'
import { topicsMeasuredMax } from '../limits.ts'

/**
 * The label of what belongs to none of the topics that have series of their own: there is a limit to those, so that an application
 * that makes topics without end does not do so to its metrics. No topic can be called so.
 */
export const otherTopics = '(other)'

const ofTopic = (name: string, help: string) =>
  counterMetric({
    name: `kafka_server_brokertopicmetrics_${name}_total`,
    help: `${help} By topic; the series without a topic is the sum of all.`,
    labels: ['topic'],
  })

const countedByTopic = {
  messagesIn: ofTopic('messagesin', 'Records appended.'),
  bytesIn: ofTopic('bytesin', 'Bytes of record batches appended, as compressed.'),
  bytesOut: ofTopic('bytesout', 'Bytes of record batches sent to consumers.'),
  bytesRejected: ofTopic('bytesrejected', 'Bytes of record batches that were refused.'),
  produceRequests: ofTopic('totalproducerequests', 'Batches that producers sent, refused ones too.'),
  failedProduceRequests: ofTopic('failedproducerequests', 'Batches that were refused or could not be made durable.'),
  fetchRequests: ofTopic(
    'totalfetchrequests',
    'Frames sent to consumers: each is what a response to a fetch request is in Kafka.',
  ),
  failedFetchRequests: ofTopic(
    'failedfetchrequests',
    'Times that a consumer was told why it is sent no more of a partition.',
  ),
} as const

const topicMetricsCount = gaugeMetric({
  name: 'millrace_topics_measured',
  help: `Topics with series of their own. At ${topicsMeasuredMax} the others are counted together as "${otherTopics}".`,
})

/** What is measured by topic; for the documentation. */
export const topicMetrics = { ...countedByTopic, topics: topicMetricsCount } as const

/** The series of one topic, and those of all: what is counted for one is counted for both. */
export class TopicSeries {
  readonly messagesIn: Counter
  readonly bytesIn: Counter
  readonly bytesOut: Counter
  readonly bytesRejected: Counter
  readonly produceRequests: Counter
  readonly failedProduceRequests: Counter
  readonly fetchRequests: Counter
  readonly failedFetchRequests: Counter

  constructor(metrics: Metrics, topic: string) {
    const both = (definition: MetricDefinition<'counter', 'topic'>): Counter =>
      new Both(metrics.counter(definition), metrics.counter(definition, { topic }))
    this.messagesIn = both(countedByTopic.messagesIn)
    this.bytesIn = both(countedByTopic.bytesIn)
    this.bytesOut = both(countedByTopic.bytesOut)
    this.bytesRejected = both(countedByTopic.bytesRejected)
    this.produceRequests = both(countedByTopic.produceRequests)
    this.failedProduceRequests = both(countedByTopic.failedProduceRequests)
    this.fetchRequests = both(countedByTopic.fetchRequests)
    this.failedFetchRequests = both(countedByTopic.failedFetchRequests)
  }
}

class Both implements Counter {
  readonly #all: Counter
  readonly #one: Counter

  constructor(all: Counter, one: Counter) {
    this.#all = all
    this.#one = one
  }

  add(amount: number): void {
    this.#all.add(amount)
    this.#one.add(amount)
  }
}

/** The series of topics. A topic has its own from its first use on while there are not too many, and until it is deleted. */
export class TopicMetrics {
  readonly #metrics: Metrics
  readonly #exists: (topic: string) => boolean
  readonly #topics = new Map<string, TopicSeries>()
  readonly #other: TopicSeries
  readonly #stop: () => void

  constructor(metrics: Metrics, exists: (topic: string) => boolean) {
    this.#metrics = metrics
    this.#exists = exists
    // Read before the series themselves: those of deleted topics are gone by then.
    this.#stop = metrics.observe(topicMetricsCount, (report) => {
      this.prune()
      report(this.#topics.size)
    })
    // From the start on there are the sums of all.
    this.#other = new TopicSeries(metrics, otherTopics)
  }

  /** Where to count what is about `topic`; undefined is what is about none that exists. */
  of(topic: string | undefined): TopicSeries {
    if (topic === undefined) return this.#other
    return this.#topics.get(topic) ?? this.#begin(topic)
  }

  /** Measures no more. */
  close(): void {
    this.#stop()
  }

  /** Forgets the series of topics that are no more. */
  prune(): void {
    for (const topic of this.#topics.keys()) {
      if (this.#exists(topic)) continue
      this.#topics.delete(topic)
      for (const definition of Object.values(countedByTopic)) this.#metrics.remove(definition, { topic })
    }
  }

  #begin(topic: string): TopicSeries {
    if (this.#topics.size >= topicsMeasuredMax) this.prune()
    if (this.#topics.size >= topicsMeasuredMax || !this.#exists(topic)) return this.#other
    const series = new TopicSeries(this.#metrics, topic)
    this.#topics.set(topic, series)
    return series
  }
}
