import { type Api, apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import { kafkaErrors } from '../errors.ts'
import { finalizedFeatures, supportedFeatures } from './features.ts'

/** From this version on a client says who it is. */
const softwareFrom = 3
/** Kafka's form of it (KIP-511). */
const softwareForm = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/

/** What clients ask first: which versions of `others`, and of this API itself, they may use, and which features are on. */
export function apiVersionsApi(others: readonly Api[]): KafkaBinding {
  const apiKeys = [...others, apis.apiVersions]
    .toSorted((left, right) => left.key - right.key)
    .map(({ key, advertised }) => ({ apiKey: key, minVersion: advertised.least, maxVersion: advertised.greatest }))
  return serveKafka(
    apis.apiVersions,
    ({ controller }, request, { version, connection }) => {
      const { clientSoftwareName: name, clientSoftwareVersion } = request
      if (version >= softwareFrom) {
        if (!softwareForm.test(name) || !softwareForm.test(clientSoftwareVersion)) {
          return { errorCode: kafkaErrors.INVALID_REQUEST, apiKeys: [] }
        }
        connection.clientSoftware = { name, version: clientSoftwareVersion }
      }
      return {
        errorCode: kafkaErrors.NONE,
        apiKeys,
        supportedFeatures: supportedFeatures(version),
        finalizedFeaturesEpoch: controller.imageOffset,
        finalizedFeatures: finalizedFeatures(controller.image),
      }
    },
    (_request, { errorCode }) => ({ errorCode, apiKeys: [] }),
  )
}
