import {
  type Counter,
  counterMetric,
  type ErrorCode,
  type Histogram,
  type Metrics,
  summaryMetric,
} from '@millrace/base'

const labels = ['request'] as const

export const requestMetrics = {
  requests: counterMetric({
    name: 'kafka_network_requestmetrics_requests_total',
    help: "Requests by kind, under the names of Kafka's. Produce counts requests of produce streams, FetchConsumer frames of fetch streams.",
    labels,
  }),
  errors: counterMetric({
    name: 'kafka_network_requestmetrics_errors_total',
    help: 'Errors told to clients, by kind of request and code: a request may have one for each of its partitions.',
    labels: ['request', 'error'],
  }),
  totalTime: summaryMetric({
    name: 'kafka_network_requestmetrics_totaltimems',
    help: 'Milliseconds from when a request was read until its answer was handed to the transport.',
    labels,
  }),
  localTime: summaryMetric({
    name: 'kafka_network_requestmetrics_localtimems',
    help: 'Of that, until the answer was known: of Produce until its batches were durable, of FetchConsumer until its frame was read.',
    labels,
  }),
  sendTime: summaryMetric({
    name: 'kafka_network_requestmetrics_responsesendtimems',
    help: 'Of that, until the transport had taken the answer.',
    labels,
  }),
} as const

/** Our names of calls that Kafka calls otherwise, so that its dashboards find them. */
const kafkaNames: Readonly<Record<string, string>> = {
  DescribeTopics: 'Metadata',
  InitProducer: 'InitProducerId',
  FindGroupCoordinators: 'FindCoordinator',
  CommitOffsets: 'OffsetCommit',
  FetchOffsets: 'OffsetFetch',
  DeleteOffsets: 'OffsetDelete',
}

/** The series of one kind of request. */
export class RequestSeries {
  readonly #metrics: Metrics
  readonly #request: string
  readonly #requests: Counter
  readonly #totalTime: Histogram
  readonly #localTime: Histogram
  readonly #sendTime: Histogram
  /** By code, of which there is a closed list. */
  readonly #errors = new Map<ErrorCode, Counter>()

  constructor(metrics: Metrics, request: string) {
    this.#metrics = metrics
    this.#request = request
    this.#requests = metrics.counter(requestMetrics.requests, { request })
    this.#totalTime = metrics.histogram(requestMetrics.totalTime, { request })
    this.#localTime = metrics.histogram(requestMetrics.localTime, { request })
    this.#sendTime = metrics.histogram(requestMetrics.sendTime, { request })
  }

  /** A request was answered: read, known and sent at these moments of the monotonic clock, in milliseconds. */
  answered(readMs: number, knownMs: number, sentMs: number): void {
    this.#requests.add(1)
    this.#totalTime.observe(sentMs - readMs)
    this.#localTime.observe(knownMs - readMs)
    this.#sendTime.observe(sentMs - knownMs)
  }

  /** A client was told an error. */
  failed(error: ErrorCode): void {
    let counter = this.#errors.get(error)
    if (counter === undefined) {
      counter = this.#metrics.counter(requestMetrics.errors, { request: this.#request, error })
      this.#errors.set(error, counter)
    }
    counter.add(1)
  }
}

/** The series of requests, by kind. */
export class RequestMetrics {
  readonly #metrics: Metrics
  readonly #kinds = new Map<string, RequestSeries>()
  readonly produce: RequestSeries
  readonly fetch: RequestSeries

  constructor(metrics: Metrics) {
    this.#metrics = metrics
    this.produce = this.#of('Produce')
    this.fetch = this.#of('FetchConsumer')
  }

  /** Of a unary call, by its path: `/millrace.admin.v1.AdminService/CreateTopics` is CreateTopics. */
  ofCall(path: string): RequestSeries {
    const [, service = '', call = ''] = path.split('/')
    const name = kafkaNames[call] ?? call
    return this.#of(service.endsWith('.EasyService') ? `Easy${name}` : name)
  }

  /** Of a request of Kafka's protocol, by the name of its API. */
  ofKafka(api: string): RequestSeries {
    return api === 'Fetch' ? this.fetch : this.#of(api)
  }

  #of(request: string): RequestSeries {
    let series = this.#kinds.get(request)
    if (series === undefined) {
      series = new RequestSeries(this.#metrics, request)
      this.#kinds.set(request, series)
    }
    return series
  }
}
