import { defineSource, type SourceBatch, type SourceConnector } from '@millrace/connect'
import { checkSyslog, syslogConfig } from './config.ts'
import { Inbox } from './inbox.ts'
import { type MessageRecords, messageRecord } from './message-record.ts'
import { TcpListener } from './tcp-listener.ts'
import { UdpListener } from './udp-listener.ts'
import { version } from './version.ts'

/**
 * Receives messages of syslog. Nobody is told that a message is stored, as syslog has no word for it: what was received and is not stored when the task
 * ends is lost.
 */
export const syslogSource: SourceConnector = defineSource({
  name: 'SyslogSource',
  version,
  doc: 'Receives messages of syslog (RFC 5424, RFC 3164) over TCP and UDP into a topic.',
  config: syslogConfig,
  plan(config) {
    checkSyslog(config)
    return [{ key: 'all' }]
  },
  async *open({ config, signal, logger }) {
    checkSyslog(config)
    const inbox = new Inbox()
    const records: MessageRecords = {
      topic: config.topic,
      offsetMinutes: config['syslog.utc.offset.minutes'],
      sourcePartition: { address: `${config['syslog.host']}:${config['syslog.port']}` },
    }
    const message = (bytes: Buffer, remoteAddress: string): boolean => {
      inbox.put(messageRecord({ bytes, remoteAddress, nowMs: Date.now() }, records), bytes.length)
      return !inbox.isFull
    }
    const listeners = config['syslog.listeners']
    const tcp = listeners.includes('tcp') ? new TcpListener(config, { message, logger }) : undefined
    const udp = listeners.includes('udp') ? new UdpListener(config, { message, logger }, () => inbox.isFull) : undefined
    inbox.onRoom = () => tcp?.resume()
    const opened: { close(): Promise<void> }[] = []
    /** Once nobody can send any more, what was received is still given. */
    const stop = async (): Promise<void> => {
      for (const listener of opened.splice(0)) await listener.close()
      inbox.close()
    }
    const onAbort = (): void => {
      stop().catch((error: unknown) => logger.warn({ err: error }, 'a listener of syslog could not be closed'))
    }
    try {
      for (const listener of [tcp, udp]) {
        if (listener === undefined || signal.aborted) continue
        await listener.listen()
        opened.push(listener)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      if (signal.aborted) onAbort()
      for (let taken = await inbox.take(); taken !== undefined; taken = await inbox.take()) {
        const batch: SourceBatch = { records: taken }
        yield batch
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
      await stop()
    }
  },
})
