import { counterMetric, gaugeMetric } from '@millrace/base'

export const brokerMetrics = {
  info: gaugeMetric({
    name: 'millrace_broker_info',
    help: 'Always 1; its labels say which broker of which cluster this is, and its release.',
    labels: ['version', 'cluster', 'node'],
  }),
  state: gaugeMetric({
    name: 'kafka_server_kafkaserver_brokerstate',
    help: "Kafka's number for what the broker does: 1 it starts, 3 it serves, 6 it stops. 0: it takes no writes, and /readyz says why.",
  }),
  offlineDirectories: gaugeMetric({
    name: 'kafka_log_logmanager_offlinelogdirectorycount',
    help: 'Log directories that are out of service since their disk failed.',
  }),
  connections: gaugeMetric({
    name: 'kafka_server_socket_server_metrics_connection_count',
    help: 'Connections of clients that are open.',
  }),
  connectionsAccepted: counterMetric({
    name: 'kafka_server_socket_server_metrics_connection_creation_total',
    help: 'Connections that were accepted.',
  }),
  connectionsRefused: counterMetric({
    name: 'millrace_connections_refused_total',
    help: 'Connections that were refused: there were too many, or they did not speak gRPC.',
  }),
  streams: gaugeMetric({
    name: 'millrace_streams_open',
    help: 'Streams that are open, by what they carry.',
    labels: ['kind'],
  }),
  frameBytes: gaugeMetric({
    name: 'millrace_fetch_frame_bytes',
    help: 'Bytes of frames that were read for consumers and not yet taken by their connections.',
  }),
  frameBytesLimit: gaugeMetric({
    name: 'millrace_fetch_frame_bytes_limit',
    help: 'The limit of millrace_fetch_frame_bytes. Near it frames get smaller, and consumers that have stalled are cut.',
  }),
  frameWaiters: gaugeMetric({
    name: 'millrace_fetch_frame_waiters',
    help: 'Fetch streams that wait for room for their next frame.',
  }),
  streamsCut: counterMetric({
    name: 'millrace_fetch_streams_cut_total',
    help: 'Fetch streams that were cut because their clients had stopped reading while others waited for the memory.',
  }),
  unwrittenBytes: gaugeMetric({
    name: 'millrace_produce_unwritten_bytes',
    help: 'Bytes of batches that wait to be written.',
  }),
  unwrittenBytesLimit: gaugeMetric({
    name: 'millrace_produce_unwritten_bytes_limit',
    help: 'The limit of millrace_produce_unwritten_bytes. At it producers are read no further until the disk has caught up.',
  }),
  producePauses: counterMetric({
    name: 'millrace_produce_pauses_total',
    help: 'Times that a producer was read no further for want of room, by whose room it was: of its stream, or of the broker.',
    labels: ['window'],
  }),
} as const
