import { defineSource, type SourceBatch, type SourceConnector } from '@millrace/connect'
import { authorization } from '../client/client-options.ts'
import { realTime, type Time } from '../client/pause.ts'
import { version } from '../version.ts'
import { itemRecord } from './item-record.ts'
import { parsePointer } from './json-pointer.ts'
import { pageOf } from './page.ts'
import { PageReader } from './page-reader.ts'
import { type Pagination, progressOf } from './pagination.ts'
import { checkPoll, pollConfig, type PollConfig, topicOf } from './poll-config.ts'
import { offsetOf, type Position, positionOf, samePosition, wrongOffset } from './position.ts'

const optional = (text: string | null) => (text === null ? undefined : parsePointer(text))

function start(config: PollConfig): Position {
  const { 'http.offset.mode': mode, 'http.initial.offset': initial } = config
  const at = mode === 'SIMPLE_INCREMENTING' && initial === '' ? '0' : initial
  return { at, taken: 0, etag: undefined, lastModified: undefined }
}

/** Made with the machine's time, or with that of a test. */
export function httpSourceWith(time: Time): SourceConnector {
  return defineSource({
    name: 'HttpSource',
    aliases: ['io.confluent.connect.http.HttpSourceConnector'],
    version,
    doc: 'Asks an HTTP API for items again and again, each of which becomes a record.',
    config: pollConfig,
    plan(config) {
      checkPoll(config)
      authorization(config)
      return [{ key: 'all' }]
    },
    checkPosition: ({ offset }) => wrongOffset(offset),
    async *open({ config, offset, signal, logger }) {
      checkPoll(config)
      const items = {
        topic: topicOf(config),
        key: optional(config['http.key.json.pointer']),
        timestamp: optional(config['http.timestamp.json.pointer']),
        sourcePartition: { url: config.url },
      }
      const pagination: Pagination = {
        mode: config['http.offset.mode'],
        itemOffset: optional(config['http.offset.json.pointer']) ?? [],
        nextPage: optional(config['http.next.page.json.pointer']) ?? [],
      }
      const data = parsePointer(config['http.response.data.json.pointer'])
      const reader = new PageReader(config, time, logger)
      try {
        let position = positionOf(await offset(items.sourcePartition)) ?? start(config)
        for (;;) {
          const answer = await reader.read(position, signal)
          let more = false
          if (answer.status !== 304) {
            const page = pageOf(answer, data)
            const progress = progressOf(pagination, { from: position, url: reader.urlAt(position), answer, page })
            // A page that has become shorter is another one.
            const skipped = page.items.length < position.taken ? 0 : position.taken
            const records = page.items
              .slice(skipped)
              .map((item, index) => itemRecord(items, item, offsetOf(progress.behindItem(skipped + index))))
            const moved = !samePosition(position, progress.behindPage)
            position = progress.behindPage
            const at = { partition: items.sourcePartition, offset: offsetOf(position) }
            // The last record of a page says as much.
            const batch: SourceBatch = records.length > 0 ? { records } : { records, positions: [at] }
            if (moved || records.length > 0) yield batch
            more = progress.more
          }
          if (!more) await time.pause(config['request.interval.ms'], signal)
        }
      } finally {
        await reader.close()
      }
    },
  })
}

/** Asks an HTTP API for items again and again; see the README for how it moves on. */
export const httpSource: SourceConnector = httpSourceWith(realTime)
