/**
 * A schema registry that speaks Confluent's REST API, over a compacted topic.
 *
 * @module
 */
export { type SchemaRegistryServer, startSchemaRegistry, type StartSchemaRegistryOptions } from './start.ts'
