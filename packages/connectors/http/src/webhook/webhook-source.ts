import { defineSource, type SourceBatch, type SourceConnector, type SourceTask } from '@millrace/connect'
import { version } from '../version.ts'
import { checkOf } from './credentials.ts'
import { Inbox } from './inbox.ts'
import { checkWebhook, topicsByPath, webhookConfig } from './webhook-config.ts'
import { WebhookServer } from './webhook-server.ts'

/**
 * Receives webhooks: each POST of JSON, lines of JSON or text becomes records, and is answered with 204 once all of them are stored. Whoever is
 * answered anything else, or nothing, sends again: nothing that was acknowledged is lost, and some may be there twice.
 */
export const webhookSource: SourceConnector = defineSource({
  name: 'WebhookSource',
  version,
  doc: 'Receives webhooks, and answers when they are stored.',
  config: webhookConfig,
  plan(config) {
    checkWebhook(config)
    checkOf(config)
    topicsByPath(config['webhook.paths'])
    return [{ key: 'all' }]
  },
  async open({ config, signal, logger }) {
    checkWebhook(config)
    const inbox = new Inbox()
    const server = new WebhookServer(config, inbox, logger)
    await server.listen()
    const stop = (): void => {
      server.stop()
      inbox.close()
    }
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const end = async (): Promise<IteratorResult<SourceBatch>> => {
      signal.removeEventListener('abort', stop)
      inbox.abandon()
      await server.close()
      return { done: true, value: undefined }
    }
    const task: SourceTask = {
      [Symbol.asyncIterator]: () => ({
        async next() {
          const records = await inbox.take()
          return records === undefined ? { done: true, value: undefined } : { done: false, value: { records } }
        },
        return: end,
      }),
      onSettled: (record, fate) => inbox.settled(record, fate),
    }
    return task
  },
})
