import { readFileSync } from 'node:fs'
import type { MetricDefinition } from '@millrace/base'
import { metricDefinitions } from '@millrace/broker'
import { workerMetricDefinitions } from '@millrace/connect'
import { processMetrics } from '@millrace/node-io'
import { streamsMetricDefinitions } from '@millrace/streams/tools'
import { parse } from 'yaml'
import { generatedNote, markdownTable } from './markdown.ts'

interface Alerts {
  readonly groups: readonly { readonly rules: readonly Alert[] }[]
}

interface Alert {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly annotations: { readonly summary: string; readonly remedy: string }
}

/** docs/observability.md: what to look at, with every metric as the code defines it, and every alert as it is shipped. */
export function observability(): string {
  const { groups } = parse(
    readFileSync(new URL('../../apps/broker/prometheus/alerts.yaml', import.meta.url), 'utf8'),
  ) as Alerts
  const rules = groups.flatMap((group) => group.rules)
  const sections = Object.entries({ ...metricDefinitions, Process: Object.values(processMetrics) })
  return `# Health, metrics and logs

${generatedNote}${health}
${metrics}
${sections.map(([title, definitions]) => `### ${title}\n\n${metricTable(definitions)}`).join('\n')}
${nodeMetrics}
${streamsMetrics}
${metricTable(streamsMetricDefinitions)}
${connectMetrics}
${metricTable(workerMetricDefinitions)}
${alerts}
${rules.map(alertSection).join('\n')}
${logs}`
}

const health = `A broker tells how it fares over HTTP if it is given a port for that, and over gRPC in any case:

\`\`\`yaml
# broker.yaml
http.port: 9404
\`\`\`

| path | |
|---|---|
| \`/livez\` | 200 as long as the process answers. It waits for nothing: for liveness probes. |
| \`/readyz\` | 200 once the broker serves. Before, while it stops, and once nothing can be written any more: 503, with the reasons as JSON. For readiness probes and load balancers. |
| \`/metrics\` | Everything that the broker measures, for Prometheus. |
| \`/public_metrics\` | The same without series of single topics and partitions: few, and none that names what users made. |

\`\`\`text
$ curl -s 127.0.0.1:9404/readyz
{"ready":false,"reasons":[{"code":"STOPPING","message":"the broker is stopping"}],"degraded":[]}
\`\`\`

The server is up before the broker starts and until it has stopped, so a start that reads a lot after a crash is seen as STARTING, not as
a process that hangs. On SIGTERM \`/readyz\` says no first; then streams end and what was accepted is answered. After STORAGE_ERROR what is on
disk can still be read. When one of several log directories (\`log.dirs\`) has failed, the others serve on as with Kafka: \`/readyz\` stays at 200,
and its \`degraded\` says which it is; so does the metric \`kafka_log_logmanager_offlinelogdirectorycount\`, on which to alert. Like the broker itself, the server listens on this machine only, unless \`http.host\` says otherwise and
\`listener.insecure=true\` allows it. \`millrace dev\` has it on port 9404, or the next free one; its banner says where.

gRPC clients ask the standard \`grpc.health.v1.Health\`, on the broker's own port.
`

const metrics = `## Metrics

\`\`\`yaml
# prometheus.yml
scrape_configs:
  - job_name: millrace
    static_configs:
      - targets: ['127.0.0.1:9404']
\`\`\`

What Apache Kafka measures too goes by the names that its JMX exporter gives it, so that dashboards for Kafka find it; what is ours begins
with \`millrace_\`. A dashboard for Grafana comes with the broker: \`grafana/millrace-brokers.json\` in the npm package \`millrace-broker\`
([here](../apps/broker/grafana/millrace-brokers.json)). A test holds each of its queries, and of the alerts below, to a broker under traffic.

- A metric with the label \`topic\` has a series without it too: the sum of all topics. Add up either \`{topic=""}\` or \`{topic!=""}\`, as with Kafka.
- Topics and partitions with series of their own are bounded, and a deleted topic takes its series with it. What is about topics beyond the
  bound is counted as \`topic="(other)"\`.
- The label \`quantile\` is of about the last minute before a scrape. Quantiles of several brokers can't be averaged: use the
  histograms (\`_bucket\`) for those.
- Counting adds to numbers in memory, a few nanoseconds each. Writing them out takes milliseconds to tens of them where there are thousands of
  partitions, in parts between which the broker does other work; who asks again at once gets the last text again, so that at most a sixth
  of the time goes into it.
`

const nodeMetrics = `### Node.js

The metrics of the process and of Node.js that [prom-client](https://github.com/siimon/prom-client) makes are there as well, among them
\`process_cpu_seconds_total\`, \`process_resident_memory_bytes\`, \`process_open_fds\`, \`process_start_time_seconds\`,
\`nodejs_eventloop_lag_p99_seconds\` (which counts the 10 ms between two looks in), \`nodejs_heap_size_used_bytes\`,
\`nodejs_external_memory_bytes\`, \`nodejs_gc_duration_seconds\` and \`nodejs_version_info\`.
`

const connectMetrics = `### Connect

What a worker of [Connect](connect.md) measures, served like that of a broker if it is given \`http.port\`. Its \`/readyz\` names under \`degraded\` what
has failed of what it runs. How far sinks are behind is told by the brokers: a sink is the group \`connect-NAME\`.
`

const streamsMetrics = `### Streams

What an application of [Streams](streams.md) measures of itself, in its own process, into the registry that \`run({ metrics })\` is given: that of
\`prometheusMetrics()\` from \`@millrace/node-io\`, whose \`render('all')\` is what Prometheus reads, or anything with that interface. Several
copies in a process may share one: what gauges say is added up by application.
`

const alerts = `## Alerts

\`prometheus/alerts.yaml\` of the same package ([here](../apps/broker/prometheus/alerts.yaml)) has rules to begin with. Beside them, watch the free
space of the disks: a broker that has none left refuses batches with DISK_FULL, and takes them again once there is some.
`

const logs = `## Logs

\`millrace-broker\` writes one JSON object a line to stdout; \`--log-level\` takes debug, info (the default), warn, error or silent.

\`\`\`text
{"level":"info","time":"2026-01-01T12:00:00.000Z","name":"millrace-broker","cluster":"cSGh_8phRtOOawQ85LAVqA","node":1,"topic":"orders","partition":0,"segments":3,"logStartOffset":48210,"msg":"old segments are deleted"}
\`\`\`

- \`cluster\`, \`node\`, \`topic\`, \`partition\` are fields of their own in every line that is about one; \`cluster\` from when the broker knows it.
- \`logger\` names the part of the broker that a line is of, where that has a level of its own: \`log\` (segments, recovery, retention, compaction, log
  directories), \`quorum\`, \`replication\`, \`coordinators\` (groups and transactions), \`kafka\` (connections of Kafka's clients) and \`requests\`. The others are
  of \`root\`, and a part whose level nobody has set has that of \`root\`, which \`--log-level\` sets at the start. They are changed while a broker runs, and
  until it ends, as in Kafka: \`kafka-configs --alter --entity-type broker-loggers --entity-name 1 --add-config replication=DEBUG\`.
- \`err\` holds an error: its \`code\` (see [troubleshooting](troubleshooting.md)), message, context, stack and causes.
- A warning or error that repeats, about the same partition and with the same code, is written five times in ten seconds; the next one after
  that says in \`repeated\` how many were not.
- The line with \`"event":"ready"\` says that the broker serves, at \`address\`, with health and metrics at \`httpAddress\`.
- Neither keys nor values of records are written, nor values of configs.
`

function metricTable(definitions: readonly MetricDefinition[]): string {
  return markdownTable(
    ['metric', 'type', 'labels', 'meaning'],
    definitions.map(({ name, type, labels, help }) => [
      `\`${name}\``,
      type,
      labels.map((label) => `\`${label}\``).join(', '),
      help,
    ]),
  )
}

function alertSection({ alert, expr, for: duration, annotations }: Alert): string {
  const summary = annotations.summary.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, 'the $1').replaceAll('{{ $value }}', 'N')
  return `### ${alert}

${summary[0]?.toUpperCase()}${summary.slice(1)}${duration === undefined ? '' : `, for ${duration}`}. ${annotations.remedy}

\`\`\`text
${expr}
\`\`\`
`
}
