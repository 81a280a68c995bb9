import { randomBytes } from 'node:crypto'
import { freePort } from '../../../tests/connectors/servers/lib/places.ts'
import { OpenSearch } from '../../../tests/connectors/servers/opensearch.ts'
import { inOrder } from '../lib/closing.ts'
import { countRecords } from '../lib/count-records.ts'
import { judgeDocuments } from '../lib/judge-documents.ts'
import type { Pipeline } from '../lib/pipeline.ts'
import { networkBefore, Relay } from '../lib/relay.ts'
import { eventOf, Visitors } from './visitors.ts'

const index = 'events'

/** Events that are posted to a webhook, into an index of OpenSearch. */
export const httpToSearch: Pipeline = {
  name: 'http-to-search',
  rows: 50_000,
  topics: { events: 3 },
  async open({ client }) {
    const openSearch = await OpenSearch.start()
    const port = await freePort()
    const [toWebhook, toSearch] = [await Relay.start(port), await Relay.start(Number(new URL(openSearch.url).port))]
    const secret = randomBytes(20).toString('hex')
    const visitors = new Visitors(`http://127.0.0.1:${toWebhook.port}/events`, secret)
    const arrived = async (): Promise<number> => {
      const { status, body } = await openSearch.ask('GET', `${index}/_count`)
      // The sink makes the index.
      if (status === 404) return 0
      return (body as { count: number }).count
    }
    return {
      plugins: ['@millrace/connector-http', '@millrace/connector-elasticsearch-sink'],
      connectors: ['source.json', 'sink.json'],
      variables: {
        WEBHOOK_PORT: String(port),
        WEBHOOK_SECRET: secret,
        SEARCH_URL: `http://127.0.0.1:${toSearch.port}`,
      },
      victims: [
        {
          name: 'kill -9 of OpenSearch',
          part: 'target',
          harm: () => openSearch.kill(),
          heal: () => openSearch.restart(),
        },
        // The source is a server itself: it is killed with the worker.
        ...networkBefore('the webhook', toWebhook),
        ...networkBefore('OpenSearch', toSearch),
      ],
      load: (load) => visitors.load(load),
      arrived,
      async lacking() {
        // What was written is counted once the index is refreshed.
        await openSearch.ask('POST', `${index}/_refresh`)
        const count = await arrived()
        return count >= visitors.acknowledged ? undefined : `${count} of ${visitors.acknowledged} events are documents`
      },
      async verify() {
        const documents = await openSearch.documents(index)
        const { acknowledged, again } = visitors
        const records = await countRecords(client, ['events'])
        return {
          found: [
            `${acknowledged} events were acknowledged, ${again} requests were sent again`,
            `${documents.size} documents are in the index`,
          ],
          ...judgeDocuments({ documents, count: acknowledged, rowOf: eventOf, records }),
        }
      },
      [Symbol.asyncDispose]: () => inOrder([toWebhook, toSearch, openSearch]),
    }
  },
}
