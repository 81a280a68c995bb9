/**
 * Conformance of connectors: what every source and every sink must do, as cases that any test runner can run.
 *
 * @module
 */
export type { ConnectorCase } from './check.ts'
export type { SinkInput } from './sink-attempt.ts'
export { sinkConformance } from './sink-conformance.ts'
export type { SinkConformance, SinkSetting } from './sink-scene.ts'
export { sourceConformance } from './source-conformance.ts'
export type { SourceConformance, SourceSetting } from './source-scene.ts'
