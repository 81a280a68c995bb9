import { uuidFromText } from '@millrace/base'
import { type ConfigKey, makeKey } from '../config-key.ts'
import { int, long } from '../keys/numbers.ts'
import { boolean, choice, text } from '../keys/texts.ts'

const hostForm = /^[A-Za-z0-9.:_-]{1,253}$/
const host = { form: hostForm, expected: 'a host name or an IP address', ours: true } as const

/** Millrace's own keys, which Kafka does not have. */
export const millraceKeys = {
  'cluster.id': clusterId(),
  'listener.host': text({
    ...host,
    default: '127.0.0.1',
    documentation: 'Where to listen. Anything but this machine itself needs listener.insecure=true.',
  }),
  'listener.port': int({
    default: '9094',
    least: 0,
    greatest: 65_535,
    ours: true,
    documentation: 'The port to listen on; 0 takes any free one.',
  }),
  'listener.insecure': boolean({
    default: 'false',
    ours: true,
    documentation: 'Whether to listen beyond this machine although there is no authentication.',
  }),
  'advertised.host': text({
    ...host,
    default: null,
    documentation: 'The host that clients are told to connect to, if it is not the one listened on.',
  }),
  'advertised.port': int({
    default: null,
    least: 1,
    greatest: 65_535,
    ours: true,
    documentation: 'The port that clients are told to connect to, if it is not the one listened on.',
  }),
  'kafka.listener.host': text({
    ...host,
    default: '127.0.0.1',
    documentation:
      "Where to listen for clients that speak Kafka's protocol. Anything but this machine itself needs listener.insecure=true.",
  }),
  'kafka.listener.port': int({
    default: null,
    least: 0,
    greatest: 65_535,
    ours: true,
    documentation:
      "The port for clients that speak Kafka's protocol, 9092 where Kafka itself listens; 0 takes any free one. Without, they are not served.",
  }),
  'kafka.advertised.host': text({
    ...host,
    default: null,
    documentation:
      "The host that clients of Kafka's protocol are told to connect to, if it is not the one listened on.",
  }),
  'kafka.advertised.port': int({
    default: null,
    least: 1,
    greatest: 65_535,
    ours: true,
    documentation:
      "The port that clients of Kafka's protocol are told to connect to, if it is not the one listened on.",
  }),
  'http.host': text({
    ...host,
    default: '127.0.0.1',
    documentation:
      'Where health and metrics are served over HTTP, if http.port is given. Anything but this machine itself needs listener.insecure=true.',
  }),
  'http.port': int({
    default: null,
    least: 0,
    greatest: 65_535,
    ours: true,
    documentation:
      'The port of /livez, /readyz and /metrics; 0 takes any free one. Without, there is no HTTP server and nothing is measured.',
  }),
  'log.dir.size.bytes.max': long({
    default: null,
    least: 1024 * 1024,
    greatest: Number.MAX_SAFE_INTEGER,
    ours: true,
    documentation:
      'How large all logs of one folder together may grow before the oldest segments go, those of topics that are only compacted last. Without, only retention removes any.',
  }),
  flush: choice(['fsync', 'os'], {
    default: 'fsync',
    ours: true,
    documentation:
      'fsync: what is acknowledged is on disk. os: it is with the operating system, and lost if the machine fails.',
  }),
} as const

function clusterId(): ConfigKey<string | null> {
  const documentation =
    'The cluster that the data must belong to. Without, an empty folder gets a new id and a used one keeps its own.'
  return makeKey<string | null>(
    { default: null, documentation, ours: true },
    {
      type: 'STRING',
      bounds: '',
      expected: 'a UUID as Kafka prints it: 22 characters of URL-safe base64',
      parse: (value) => (uuidFromText(value) === undefined ? undefined : { value }),
    },
  )
}
