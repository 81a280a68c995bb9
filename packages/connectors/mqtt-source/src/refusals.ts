import { StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'

/** What is wrong with a connection that the broker refused; undefined if the same may work later. */
export function connectRefusal(code: number): StreamError | undefined {
  const because = `the MQTT broker refused the connection (reason ${code})`
  switch (code) {
    case 1:
    case 132:
      return configError(
        'mqtt.protocol.version',
        `${because}: it does not speak this version of MQTT, set mqtt.protocol.version`,
      )
    case 2:
    case 133:
      return configError('mqtt.client.id', `${because}: it does not take the client id, set mqtt.client.id`)
    case 4:
    case 134:
    case 140:
      return configError(
        'mqtt.password',
        `${because}: user or password is wrong, correct mqtt.username and mqtt.password`,
      )
    case 5:
    case 135:
      return configError(
        'mqtt.username',
        `${because}: the user may not connect, correct mqtt.username and mqtt.password, or permit it`,
      )
    case 138:
      return configError('mqtt.client.id', `${because}: it has banned this client`)
    default:
      return undefined
  }
}

/** What is wrong with a filter that the broker did not grant. */
export function filterRefusal(filter: string, code: number): StreamError {
  const why =
    code === 135 || code === 128 ? 'the user may not read it, permit it or take it out' : 'correct it or take it out'
  return configError(
    'mqtt.topics',
    `the MQTT broker refused the filter '${filter}' of mqtt.topics (reason ${code}): ${why}`,
  )
}

/** The error of a connection that the broker ended because of another with the same client id. */
export function takenOver(clientId: string): StreamError {
  return new StreamError(
    'FENCED_INSTANCE_ID',
    `another connection with the MQTT client id ${clientId} has taken the session: give each connector its own mqtt.client.id`,
  )
}

const untrusted = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/

/** What is wrong with an error of TLS that stays; undefined for other errors. */
export function trustRefusal(error: Error): StreamError | undefined {
  const code = 'code' in error ? String(error.code) : ''
  if (!untrusted.test(code)) return undefined
  const what = `no TLS connection to the MQTT broker can be made (${code}: ${error.message})`
  return configError('mqtt.ssl.ca.file', `${what}: correct mqtt.ssl.ca.file or mqtt.server.uri`, error)
}
