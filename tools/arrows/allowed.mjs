// WARNING: these lists are the architecture. An arrow added here lets a part know of another that it was kept from; say why in
// the commit. `broker` must never reach `node-io`: that is what lets a whole cluster run on a fake clock, disk and network.

const none = []

/**
 * What each package may import. `simulable`: runs in the simulator, so the ban list holds for it and every npm package it
 * uses is named here. Packages of the host may use any npm package that their manifest declares.
 */
export const packages = {
  base: { simulable: true, millrace: none, npm: none },
  contracts: { simulable: true, millrace: ['base'], npm: ['protobufjs'] },
  records: { simulable: true, millrace: ['base'], npm: none },
  raft: { simulable: true, millrace: ['base'], npm: none },
  'kafka-wire': { simulable: true, millrace: ['base'], npm: none },
  metadata: { simulable: true, millrace: ['base', 'records', 'kafka-wire'], npm: none },
  coordinator: { simulable: true, millrace: ['base', 'records', 'kafka-wire'], npm: ['re2js'] },
  log: { simulable: true, millrace: ['base', 'records', 'kafka-wire'], npm: none },
  broker: {
    simulable: true,
    millrace: ['base', 'contracts', 'records', 'raft', 'metadata', 'coordinator', 'log', 'kafka-wire'],
    npm: none,
  },
  client: {
    simulable: true,
    // node-io is for the published entry alone: see `exceptions`.
    millrace: ['base', 'contracts', 'records', 'kafka-wire', 'node-io'],
    // Avro, Protobuf, RxJS and OpenTelemetry are entries of their own, over what the application installs.
    npm: ['@standard-schema/spec', 'rxjs', '@opentelemetry/api', 'avsc', '@bufbuild/protobuf', 'protobufjs'],
  },
  'node-io': { millrace: ['base', 'contracts'] },
  streams: { millrace: ['base', 'contracts', 'client', 'node-io'] },
  // The registry keeps its records in a topic, and its serdes are those of the SDK.
  schemas: { millrace: ['base', 'client'] },
  connect: { millrace: ['base', 'contracts', 'client', 'node-io', 'schemas'] },
  // Writes the beginning of a package: what that imports it has as text.
  'create-connector': { millrace: ['base'] },
  testing: { millrace: ['base', 'broker', 'client', 'node-io'] },
  simulator: {
    millrace: [
      'base',
      'contracts',
      'records',
      'raft',
      'metadata',
      'coordinator',
      'log',
      'kafka-wire',
      'broker',
      'client',
    ],
  },
}

/** Packages below packages/connectors. */
export const connector = { millrace: ['base', 'connect'] }

/** Apps, examples, tests and tools may import every package and app of ours, through its exports. */
export const anything = {
  millrace: [
    ...Object.keys(packages),
    'connectors/elasticsearch-sink',
    'connectors/file',
    'connectors/files-source',
    'connectors/mysql-source',
    'connectors/http',
    'connectors/mqtt-source',
    'connectors/postgres-sink',
    'connectors/postgres-source',
    'connectors/s3-sink',
    'connectors/syslog-source',
    'apps/broker',
    'apps/cli',
    'apps/connect',
  ],
}

/** What tests in a package may import besides what the package itself may: the host's ports, to test against the real ones. */
export const testsAlso = ['node-io']

/** Files of simulable packages that may do one thing that the rules refuse. One that is not needed any more is an error. */
export const exceptions = [
  {
    file: 'packages/connect/src/plugins/load-plugins.ts',
    uses: 'import',
    why: 'loads the packages that the configuration of a worker names',
  },
  {
    file: 'packages/node-io/src/compression/zstd-wasm.ts',
    uses: 'import',
    why: 'finds the files of a package that exports none',
  },
  {
    file: 'packages/node-io/src/compression/native.ts',
    uses: 'import',
    why: 'loads a codec by name when it is first needed',
  },
  {
    file: 'packages/node-io/src/threads/task-thread.ts',
    uses: 'import',
    why: 'does tasks of packages that it does not know: whoever asks names them',
  },
  {
    file: 'packages/streams/src/threads/application-of.ts',
    uses: 'import',
    why: 'loads the module of the application in each of its threads',
  },
  {
    file: 'packages/raft/test/harness/mutant.ts',
    uses: 'import',
    why: 'loads a copy of the sources into which a bug was planted',
  },
  {
    file: 'packages/base/src/testing/turn.ts',
    uses: 'setImmediate',
    why: 'fakes wait for every promise job of the host to have run',
  },
  {
    file: 'packages/client/src/index.ts',
    uses: '@millrace/node-io',
    why: 'the published entry wires the ports of the host',
  },
  {
    file: 'packages/client/src/otel/instruments.ts',
    uses: 'performance',
    why: 'runs beside the OpenTelemetry SDK of the host, whose spans go by that clock',
  },
]
