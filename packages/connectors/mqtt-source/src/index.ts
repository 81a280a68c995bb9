/**
 * A source that reads the messages of an MQTT broker into topics.
 *
 * @module
 */
export { mqttSource } from './mqtt-source.ts'
