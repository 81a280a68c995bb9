import type { MessageInput, MessageValue, updateFeaturesRequest, updateFeaturesResponse } from '@millrace/kafka-wire'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { finalizedFeatures, supportedFeatures } from '../cluster/features.ts'
import { kafkaErrorOf } from '../errors.ts'
import { noError } from './results.ts'

type Request = MessageValue<typeof updateFeaturesRequest>
type Response = MessageInput<typeof updateFeaturesResponse>

/** The first version of ApiVersions that tells of every feature. */
const versionWithAll = 4

/**
 * UpdateFeatures (KIP-584): all levels or none. What this release does cannot be switched off, so that a level is either the one that there
 * is, and fine, or refused. Up to version 1 each feature has a result of its own too.
 */
export function updateFeatures(
  { controller }: KafkaServices,
  { featureUpdates }: Request,
  { version }: KafkaRequestContext,
): Response {
  const supported = new Map(supportedFeatures(versionWithAll).map((feature) => [feature.name, feature]))
  const levels = new Map(finalizedFeatures(controller.image).map((feature) => [feature.name, feature.maxVersionLevel]))
  for (const { feature, maxVersionLevel } of featureUpdates) {
    const range = supported.get(feature)
    if (range === undefined) return refused(feature, 'this release has no feature of that name')
    if (maxVersionLevel === levels.get(feature)) continue
    const { minVersion, maxVersion } = range
    const isOutside = maxVersionLevel < minVersion || maxVersionLevel > maxVersion
    return refused(
      feature,
      isOutside
        ? `this release supports levels ${minVersion} to ${maxVersion}, not ${maxVersionLevel}`
        : `it is at level ${levels.get(feature)} and what this release does can't be switched off`,
    )
  }
  const results = version < 2 ? featureUpdates.map(({ feature }) => ({ feature, ...noError })) : []
  return { ...noError, results }
}

function refused(feature: string, problem: string): Response {
  const errorMessage = `no feature was updated, since ${feature} can't be: ${problem}`
  return { errorCode: kafkaErrorOf('INVALID_UPDATE_VERSION'), errorMessage }
}
