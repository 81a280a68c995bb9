/**
 * Topologies in tests: no broker, virtual time, the same topology as in production.
 *
 * @module
 */
export { testDriver, type TestDriver, type Drivable, type TestDriverOptions } from './test-driver.ts'
export type { TestInput, TestOutput, TestRecord, TestResult, WrittenRecord } from './test-topics.ts'
