import { isLoopback } from '@millrace/base'
import {
  atLeast,
  between,
  type ConfigOf,
  configError,
  configSchema,
  eachEntry,
  nonEmptyList,
  nonEmptyString,
  option,
} from '@millrace/connect'
import { datagramBytesMax } from './limits.ts'

const protocols = ['tcp', 'udp'] as const

/** The options of the source. */
export const syslogConfig = configSchema({
  topic: option.string({ importance: 'HIGH', doc: 'The topic that messages go to.', validate: nonEmptyString }),
  'syslog.port': option.int({
    default: 5514,
    importance: 'HIGH',
    doc: 'The port to listen on. 514 takes rights that a worker should not have.',
    validate: between(1, 65_535),
  }),
  'syslog.host': option.string({
    default: '127.0.0.1',
    importance: 'HIGH',
    doc: 'The address to listen on. One that other machines can reach takes `syslog.insecure`.',
    validate: nonEmptyString,
  }),
  'syslog.insecure': option.boolean({
    default: false,
    importance: 'HIGH',
    doc: 'Whether it may listen where other machines can send: syslog has no passwords here, and no TLS.',
  }),
  'syslog.listeners': option.list({
    default: ['tcp', 'udp'],
    importance: 'HIGH',
    doc: 'What to listen for: tcp, udp or both.',
    validate: [
      nonEmptyList,
      eachEntry('tcp and udp', (entry) =>
        protocols.some((one) => one === entry) ? undefined : `'${entry}' is neither`,
      ),
    ],
  }),
  'syslog.framing': option.oneOf(['auto', 'octet-counting', 'newline'], {
    default: 'auto',
    importance: 'MEDIUM',
    doc: 'How messages stand in TCP (RFC 6587): with their length before them, with the end of a line behind them, or either, as each begins.',
  }),
  'syslog.message.bytes.max': option.int({
    default: 64 * 1024,
    importance: 'MEDIUM',
    doc: 'Bytes that a message may have. A connection that sends a longer one is closed, a longer datagram is dropped.',
    validate: between(480, 16 * 1024 * 1024),
  }),
  'syslog.connections.max': option.int({
    default: 1000,
    importance: 'MEDIUM',
    doc: 'Connections that are open at once. More are closed as they come.',
    validate: atLeast(1),
  }),
  'syslog.idle.timeout.ms': option.int({
    default: 0,
    importance: 'LOW',
    doc: 'How long a connection may say nothing, in milliseconds; then it is closed. 0: as long as it likes.',
    validate: atLeast(0),
  }),
  'syslog.udp.receive.buffer.bytes': option.int({
    default: 4 * 1024 * 1024,
    importance: 'LOW',
    doc: 'What the system is asked to keep of datagrams that were not read yet. It may give less.',
    validate: between(datagramBytesMax, 1024 * 1024 * 1024),
  }),
  'syslog.utc.offset.minutes': option.int({
    default: 0,
    importance: 'LOW',
    doc: 'How far the clocks of senders are before UTC whose messages (RFC 3164) say no time zone, in minutes.',
    validate: between(-14 * 60, 14 * 60),
  }),
})

/** What they are parsed to. */
export type SyslogConfig = ConfigOf<(typeof syslogConfig)['shape']>

/** Throws INVALID_CONFIG where options don't fit together. */
export function checkSyslog({ 'syslog.host': host, 'syslog.insecure': insecure }: SyslogConfig): void {
  if (isLoopback(host) || insecure) return
  const message = `other machines can reach ${host}, and whoever can may send: say syslog.insecure=true if that is meant, or listen on 127.0.0.1`
  throw configError('syslog.host', message)
}
