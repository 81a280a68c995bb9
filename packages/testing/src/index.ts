/**
 * Real brokers inside a test.
 *
 * @module
 */
export { freePorts } from './free-ports.ts'
export { startTestCluster, type TestCluster, type TestClusterOptions, type TestConfigs } from './start-test-cluster.ts'
export type { TestBroker } from './test-broker.ts'
