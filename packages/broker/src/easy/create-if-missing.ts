import type { Logger, Random, StreamError } from '@millrace/base'
import { createTopics } from '@millrace/metadata'
import type { LiveConfig } from '../config/live-config.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'

export interface CreateIfMissingParts {
  readonly controller: MetadataController
  readonly live: LiveConfig
  readonly random: Random
  readonly logger: Logger
}

/**
 * Creates the topic with the broker's defaults if there is none of that name and `auto.create.topics.enable` says so, as Kafka does for
 * those who write by name. Throws what creating it would: INVALID_TOPIC and so on. One that somebody else has created meanwhile is fine.
 */
export async function createIfMissing(
  name: string,
  { controller, live, random, logger }: CreateIfMissingParts,
): Promise<void> {
  const { settings } = live
  if (name === '' || !settings.autoCreateTopicsEnable || controller.image.topic(name) !== undefined) return
  const { topics } = await controller.run((image) =>
    createTopics(image, { topics: [{ name }] }, { random, ...live.creation }),
  )
  const error: StreamError | undefined = topics[0]?.error
  if (error === undefined) logger.info({ topic: name }, 'created for who writes to it (auto.create.topics.enable)')
  else if (error.code !== 'TOPIC_ALREADY_EXISTS') throw error
}
