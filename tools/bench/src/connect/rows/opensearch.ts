import type { Row } from '../../bars.ts'
import { atLeast } from '../../bars.ts'
import { ratios, summarize } from '../../statistics.ts'
import type { ConnectBench, Round } from '../bench.ts'
import type { ConnectScale } from '../scale.ts'
import { serverModule } from '../servers.ts'
import { fillTopic } from '../work/fill.ts'
import { rateRow } from './rows.ts'

/** As many as the sink puts into a request. */
const bulkDocuments = 2_000

const documentOf = (id: number): string =>
  JSON.stringify({
    id,
    shop: `shop-${id % 50}`,
    price: id / 8,
    note: `an order of ${id % 9} things, to be sent`.repeat(2),
  })

/** The `_bulk` of a server by itself, one request after the other: documents a second. */
async function bulkAlone(url: string, index: string, count: number): Promise<number> {
  const bodies: string[] = []
  for (let from = 0; from < count; from += bulkDocuments) {
    const lines = Array.from({ length: Math.min(bulkDocuments, count - from) }, (_, at) => {
      const id = from + at
      return `{"index":{"_index":"${index}","_id":"${id}","version":${id},"version_type":"external"}}\n${documentOf(id)}\n`
    })
    bodies.push(lines.join(''))
  }
  const beganMs = performance.now()
  for (const body of bodies) {
    const path = '_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason'
    const answer = await fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    })
    if (!answer.ok) throw new Error(`_bulk answered ${answer.status}`)
    await answer.text()
  }
  return (count * 1000) / (performance.now() - beganMs)
}

/** A topic into documents, held to what the server takes by itself. */
export async function openSearchRow(bench: ConnectBench, scale: ConnectScale): Promise<Row> {
  const { OpenSearch } = await serverModule('opensearch')
  await using server = await OpenSearch.start()
  const { documents } = scale
  // A server that has just begun takes a fraction of what it takes once it is warm.
  await bulkAlone(server.url, 'warm', documents)
  const [rounds, alone]: [Round[], number[]] = [[], []]
  for (let at = 0; at < scale.rounds; at += 1) {
    alone.push(await bulkAlone(server.url, `alone-${at}`, documents))
    await bench.withTopic(async (topic) => {
      await fillTopic(bench.client, topic, documents, documentOf)
      const name = bench.freshName('opensearch')
      const sink = await bench.connector({
        module: '@millrace/connector-elasticsearch-sink',
        connector: 'elasticsearchSink',
        name,
        config: {
          topics: topic,
          'connection.url': server.url,
          'key.converter': 'StringConverter',
          'value.converter.schemas.enable': 'false',
        },
      })
      try {
        rounds.push(await bench.timed(() => bench.committed(name, topic), documents, sink))
      } finally {
        await sink.stop()
      }
    })
  }
  const rates = rounds.map(({ perSecond }) => perSecond)
  const ratio = ratios(rates, alone) ?? summarize([0])
  const remark = `${ratio.median.toFixed(2)} of \`_bulk\` alone, ${Math.round(summarize(alone).median).toLocaleString('en-US')} documents/s`
  const row = rateRow({ name: 'a topic to OpenSearch, JSON', unit: 'records/s', rounds, remark })
  return { ...row, bars: [{ ...atLeast(ratio, 'x', 0.9), what: 'of `_bulk` alone' }] }
}
