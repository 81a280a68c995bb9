import type { Logger, Random } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { isInternalTopic } from '@millrace/metadata'
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
  const { controller, client, live, logger } = parts
  const { settings } = live
  if (name === '' || !settings.autoCreateTopicsEnable || controller.image.topic(name) !== undefined) return
  // Brokers make them as they need them.
  if (isInternalTopic(name)) return
  const request = new millrace.admin.v1.CreateTopicsRequest({ topics: [{ name }] })
  const { topics } = await client.forward(AdminService.createTopics, request, () => createTopicsCommand(request, parts))
  const wire = topics[0]?.error
  if (!wire) {
    logger.info({ topic: name }, 'created for who writes to it (auto.create.topics.enable)')
    return
  }
  const error = fromWireError(wire)
  if (error.code !== 'TOPIC_ALREADY_EXISTS') throw error
}
