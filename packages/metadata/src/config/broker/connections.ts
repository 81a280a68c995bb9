import { int, long } from '../keys/numbers.ts'
import { text } from '../keys/texts.ts'
import { noSecurity } from '../reasons.ts'

const noSocketBuffers =
  'Node.js has no call that sets them: the operating system sizes them, and HTTP/2 windows bound what is under way'

/** Connections and their requests. */
export const connectionsKeys = {
  'max.connections': int({
    default: '2147483647',
    least: 0,
    update: 'cluster-wide',
    documentation: 'Connections that the broker holds at once; more are refused. Never more than 16,384.',
  }),
  'max.connections.per.ip': int({
    default: '2147483647',
    least: 0,
    update: 'cluster-wide',
    documentation: 'Connections that the broker holds at once from one address.',
  }),
  'max.connections.per.ip.overrides': text({
    default: '',
    update: 'cluster-wide',
    documentation: 'For some addresses or host names another number than `max.connections.per.ip`: `host:number,...`.',
  }),
  'max.connection.creation.rate': int({
    default: '2147483647',
    least: 0,
    update: 'cluster-wide',
    documentation:
      'New connections a second that the broker takes; a second of them may come at once, those above wait.',
  }),
  'connections.max.idle.ms': long({
    default: '600000',
    documentation:
      'How long a connection may be without a call, an open stream among them, before the broker closes it; a negative one is for ever.',
  }),
  'socket.send.buffer.bytes': int({
    default: '102400',
    noEquivalent: noSocketBuffers,
    documentation: "The operating system's send buffer of each connection, in bytes; -1 leaves it to the system.",
  }),
  'socket.receive.buffer.bytes': int({
    default: '102400',
    noEquivalent: noSocketBuffers,
    documentation: "The operating system's receive buffer of each connection, in bytes; -1 leaves it to the system.",
  }),
  'socket.request.max.bytes': int({
    default: '104857600',
    least: 1,
    documentation: 'The largest request that the broker reads, in bytes. Never more than 16 MiB and 64 KiB.',
  }),
  'socket.listen.backlog.size': int({
    default: '50',
    least: 1,
    documentation: 'Connections that the operating system holds ready before the broker accepts them.',
  }),
  'socket.connection.setup.timeout.ms': long({
    default: '10000',
    noEquivalent: 'a connection to another broker that brings nothing for a second is made anew',
    documentation: 'How long a broker waits for a connection to another to be made.',
  }),
  'socket.connection.setup.timeout.max.ms': long({
    default: '30000',
    noEquivalent: 'a connection to another broker that brings nothing for a second is made anew',
    documentation: 'How far that wait may grow with each failed try.',
  }),
  'queued.max.requests': int({
    default: '500',
    least: 1,
    documentation: 'Writes that wait for the disk before the broker stops reading more from connections.',
  }),
  'queued.max.request.bytes': long({
    default: '-1',
    documentation:
      "Bytes of such writes, before the broker stops reading more; -1 for no limit but the broker's own of 64 MiB.",
  }),
  'connection.failed.authentication.delay.ms': int({
    default: '100',
    least: 0,
    refused: noSecurity,
    documentation: 'How long a connection whose authentication failed is kept before it is closed.',
  }),
  'fetch.max.bytes': int({
    default: '57671680',
    least: 1024,
    documentation:
      "The most bytes that one frame, or one answer to Kafka's Fetch, holds, unless a single batch is larger. Never more than 1 MiB in a frame: frames follow each other without being asked for. Never more than 4 MiB in an answer: less while others read, too.",
  }),
  'max.incremental.fetch.session.cache.slots': int({
    default: '1000',
    least: 0,
    documentation:
      "Sessions of Kafka's clients that fetch (KIP-227) which the broker keeps at once. Who finds no room names all that it reads in each request.",
  }),
} as const
