/**
 * The beginning of a connector: a package with a source or a sink that works, its config, a test that puts it through the conformance kit, and a README.
 *
 * @module
 */
export { type ConnectorKind, connectorKinds, type ConnectorNames, namesOf } from './names.ts'
export { type NewConnector, writeConnector } from './write-connector.ts'
export { main } from './main.ts'
