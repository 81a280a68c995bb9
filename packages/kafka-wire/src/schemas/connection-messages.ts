import { array, bool, bytes, int16, int32, int64, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * What a client and a broker say to each other first: which versions of which APIs they share (KIP-35, KIP-511, KIP-584), and who the
 * client is (KIP-43, KIP-152).
 *
 * ```
 * ApiVersions      => client_software_name(3+) client_software_version(3+)
 *                  <- error_code [api_key min_version max_version] throttle_time_ms(1+)
 *                     TAGS(0: [name min_version max_version] 1: finalized_features_epoch
 *                     2: [name max_version_level min_version_level] 3: zk_migration_ready)(3+)
 * SaslHandshake    => mechanism
 *                  <- error_code [mechanisms]
 * SaslAuthenticate => auth_bytes
 *                  <- error_code error_message? auth_bytes session_lifetime_ms(1+)
 * ```
 */

/** Which versions of which APIs the broker has. */
export const apiVersionsRequest = new Message({
  name: 'ApiVersionsRequest',
  versions: '0-4',
  flexible: '3+',
  fields: {
    clientSoftwareName: string({ versions: '3+', default: '', ignorable: true }),
    clientSoftwareVersion: string({ versions: '3+', default: '', ignorable: true }),
  },
})

/** APIs with their versions, and features of the cluster. A broker that does not know the version asked in answers in version 0. */
export const apiVersionsResponse = new Message({
  name: 'ApiVersionsResponse',
  versions: '0-4',
  flexible: '3+',
  fields: {
    errorCode: int16(),
    apiKeys: array(struct({ apiKey: int16(), minVersion: int16(), maxVersion: int16() })),
    throttleTimeMs: int32({ versions: '1+', default: 0, ignorable: true }),
    supportedFeatures: array(struct({ name: string(), minVersion: int16(), maxVersion: int16() }), {
      versions: '3+',
      tagged: '3+',
      tag: 0,
      default: [],
      ignorable: true,
    }),
    /** Of the finalized features; -1 if it is not known. */
    finalizedFeaturesEpoch: int64({ versions: '3+', tagged: '3+', tag: 1, default: -1, ignorable: true }),
    finalizedFeatures: array(struct({ name: string(), maxVersionLevel: int16(), minVersionLevel: int16() }), {
      versions: '3+',
      tagged: '3+',
      tag: 2,
      default: [],
      ignorable: true,
    }),
    zkMigrationReady: bool({ versions: '3+', tagged: '3+', tag: 3, default: false, ignorable: true }),
  },
})

/** By which mechanism the client is going to prove who it is. */
export const saslHandshakeRequest = new Message({
  name: 'SaslHandshakeRequest',
  versions: '0-1',
  flexible: 'none',
  fields: { mechanism: string() },
})

/** The mechanisms that the broker takes. */
export const saslHandshakeResponse = new Message({
  name: 'SaslHandshakeResponse',
  versions: '0-1',
  flexible: 'none',
  fields: { errorCode: int16(), mechanisms: array(string(), { default: [] }) },
})

/** A step of the mechanism. */
export const saslAuthenticateRequest = new Message({
  name: 'SaslAuthenticateRequest',
  versions: '0-2',
  flexible: '2+',
  fields: { authBytes: bytes() },
})

/** The broker's side of the step. */
export const saslAuthenticateResponse = new Message({
  name: 'SaslAuthenticateResponse',
  versions: '0-2',
  flexible: '2+',
  fields: {
    errorCode: int16(),
    errorMessage: string({ nullable: '0+', default: null }),
    authBytes: bytes({ default: Buffer.alloc(0) }),
    /** After which the client has to prove itself again; 0: never. */
    sessionLifetimeMs: int64({ versions: '1+', default: 0, ignorable: true }),
  },
})
