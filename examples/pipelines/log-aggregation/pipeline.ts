import { temporaryFolder } from '../../../tests/connectors/servers/lib/places.ts'
import { OpenSearch } from '../../../tests/connectors/servers/opensearch.ts'
import { inOrder } from '../lib/closing.ts'
import { countRecords } from '../lib/count-records.ts'
import { judgeDocuments } from '../lib/judge-documents.ts'
import type { Pipeline } from '../lib/pipeline.ts'
import { networkBefore, Relay } from '../lib/relay.ts'
import { lineOf, Services } from './services.ts'

const index = 'logs'

/** Log files of several services, which are rotated, into an index of OpenSearch. */
export const logAggregation: Pipeline = {
  name: 'log-aggregation',
  rows: 50_000,
  topics: { logs: 3 },
  async open({ client }) {
    const openSearch = await OpenSearch.start()
    const toSearch = await Relay.start(Number(new URL(openSearch.url).port))
    const folder = temporaryFolder('log-aggregation')
    const services = new Services(folder.path)
    const arrived = async (): Promise<number> => {
      const { status, body } = await openSearch.ask('GET', `${index}/_count`)
      // The sink makes the index.
      if (status === 404) return 0
      return (body as { count: number }).count
    }
    return {
      plugins: ['@millrace/connector-files-source', '@millrace/connector-elasticsearch-sink'],
      connectors: ['source.json', 'sink.json'],
      variables: { LOG_FOLDER: folder.path, SEARCH_URL: `http://127.0.0.1:${toSearch.port}` },
      victims: [
        {
          name: 'kill -9 of OpenSearch',
          part: 'target',
          harm: () => openSearch.kill(),
          heal: () => openSearch.restart(),
        },
        ...networkBefore('OpenSearch', toSearch),
      ],
      load: (load) => services.load(load),
      arrived,
      async lacking() {
        // What was written is counted once the index is refreshed.
        await openSearch.ask('POST', `${index}/_refresh`)
        const count = await arrived()
        return count < services.written ? `${count} of ${services.written} lines are in the index` : undefined
      },
      async verify() {
        const documents = await openSearch.documents(index)
        const { written, rotations } = services
        const records = await countRecords(client, ['logs'])
        return {
          found: [
            `${written} lines were logged, in files that were renamed ${rotations} times`,
            `${documents.size} documents are in the index`,
          ],
          ...judgeDocuments({ documents, count: written, rowOf: lineOf, records }),
        }
      },
      async [Symbol.asyncDispose]() {
        await inOrder([services, toSearch, openSearch])
        folder.remove()
      },
    }
  },
}
