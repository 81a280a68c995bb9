import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Packages whose tests leave nothing behind that another could find: they use no state of the process (tools/arrows sees to that, but for
 * entries of the client), and what their modules keep is constant. Loading them anew for each file took longer than most files do.
 */
const loadedOnce = [
  'base',
  'broker',
  'client',
  'contracts',
  'coordinator',
  'kafka-wire',
  'log',
  'metadata',
  'raft',
  'records',
  'schemas',
  'simulator',
  'streams',
].map((name) => `packages/${name}/src/**/*.test.ts`)

/** Everything `npm test` runs. The slower suites (npm run faults, interop, bench) are programs, not tests of this runner. */
export default defineConfig({
  test: {
    reporters: ['default', './tools/vitest-summary.mjs'],
    projects: [
      { extends: true, test: { name: 'loaded once', include: loadedOnce, isolate: false } },
      {
        extends: true,
        test: {
          name: 'by itself',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/connectors/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'examples/**/*.test.ts',
            'tests/**/*.test.{ts,mjs}',
            'tests/faults/src/**/*.test.ts',
            'tools/**/*.test.{ts,mjs}',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', ...loadedOnce],
          // A test that needs another to have run before it, or leaves something behind, fails here.
          isolate: true,
        },
      },
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    // What is built Node loads by itself, as users do: transformed once more it took each file of tests as long as its own work.
    server: { deps: { external: [/\/(packages|packages\/connectors|apps)\/[^/]+\/dist\//] } },
    alias: [
      {
        find: /^fast-check$/,
        replacement: fileURLToPath(new URL('./tools/properties/fast-check.mjs', import.meta.url)),
      },
    ],
    pool: 'forks',
    // More than there are processors: tests of whole clusters mostly wait, for processes to start and for time-outs.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { hooks: 'stack' },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Only a hang ends a test by time: no result depends on how fast the machine is.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    allowOnly: false,
    retry: 0,
  },
})
