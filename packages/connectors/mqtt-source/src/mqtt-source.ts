import { isStreamError } from '@millrace/base'
import { type ConfigProblem, defineSource, type SourceConnector } from '@millrace/connect'
import { config, settingsOf, type SourceSettings } from './config.ts'
import { isPassing, MqttConnection } from './connection.ts'
import { MqttReader } from './reader.ts'
import { version } from './version.ts'

/** Lets the broker answer whether it lets us in. One that is away now may be there later, and is no fault of the config. */
async function problems(settings: SourceSettings, signal: AbortSignal): Promise<readonly ConfigProblem[]> {
  // Under the id of the task it would take the session of one that runs.
  const own = { ...settings, clientId: `${settings.clientId}-check`, clean: true }
  try {
    const connection = await MqttConnection.open(own, { message: () => {}, closed: () => {} }, signal)
    connection.close()
  } catch (error) {
    if (isStreamError(error, 'INVALID_CONFIG')) {
      return [{ option: String(error.context['key']), message: error.message }]
    }
    if (!isPassing(error)) throw error
  }
  return []
}

/**
 * Reads what MQTT topics bring. The broker keeps a message until it is acknowledged, and it is acknowledged once its record is stored: what a killed
 * task was at comes again.
 */
export const mqttSource: SourceConnector = defineSource({
  name: 'MqttSource',
  aliases: ['io.confluent.connect.mqtt.MqttSourceConnector'],
  version,
  doc: 'Reads the messages of an MQTT broker into topics, and acknowledges each once it is stored.',
  config,
  check: async (given, signal) => problems(settingsOf(given, 'connector'), signal),
  plan(given) {
    settingsOf(given, 'connector')
    return [{ key: 'all' }]
  },
  async open({ config: given, connector, signal, logger, offset }) {
    const settings = settingsOf(given, connector)
    const { host, port } = settings.address
    const partition = { server: `${host}:${port}`, client: settings.clientId }
    return new MqttReader({ settings, signal, logger, partition, offset: await offset(partition) })
  },
})
