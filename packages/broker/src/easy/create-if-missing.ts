import { isStreamError, type Logger, type Random, type StreamError } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { isInternalTopic, topicsPerRequestMax } from '@millrace/metadata'
import { createTopicsCommand } from '../admin/create-topics.ts'
import type { ControllerClient } from '../cluster/controller-client.ts'
import type { LiveConfig } from '../config/live-config.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { fromWireError } from '../wire/error.ts'

export interface CreateIfMissingParts {
  readonly controller: MetadataController
  readonly client: ControllerClient
  readonly live: LiveConfig
  readonly random: Random
  readonly logger: Logger
}

/**
 * Creates the topic with the broker's defaults if there is none of that name and `auto.create.topics.enable` says so, as Kafka does for
 * those who write by name. Throws what creating it would: INVALID_TOPIC and so on. One that somebody else has created meanwhile is fine.
 */
export async function createIfMissing(name: string, parts: CreateIfMissingParts): Promise<void> {
  const failure = (await createMissing([name], parts)).get(name)
  if (failure !== undefined) throw failure
}

/** The same for several; why it could not be done, by name. */
export async function createMissing(
  names: readonly string[],
  parts: CreateIfMissingParts,
): Promise<ReadonlyMap<string, StreamError>> {
  const { controller, client, live, logger } = parts
  const failures = new Map<string, StreamError>()
  if (!live.settings.autoCreateTopicsEnable) return failures
  // Brokers make the internal ones as they need them.
  const isMissing = (name: string): boolean =>
    name !== '' && controller.image.topic(name) === undefined && !isInternalTopic(name)
  const missing = [...new Set(names)].filter(isMissing)
  for (let first = 0; first < missing.length; first += topicsPerRequestMax) {
    const topics = missing.slice(first, first + topicsPerRequestMax).map((name) => ({ name }))
    const request = new millrace.admin.v1.CreateTopicsRequest({ topics })
    try {
      const created = await client.forward(AdminService.createTopics, request, () =>
        createTopicsCommand(request, parts),
      )
      for (const { name, error: wire } of created.topics) {
        const error = wire ? fromWireError(wire) : undefined
        if (error === undefined) {
          logger.info({ topic: name }, 'created for who writes to it (auto.create.topics.enable)')
        } else if (error.code !== 'TOPIC_ALREADY_EXISTS') {
          failures.set(name, error)
        }
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      for (const { name } of topics) failures.set(name, error)
    }
  }
  return failures
}
