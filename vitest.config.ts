import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Everything `npm test` runs. The slower suites (npm run faults, interop, bench) are programs, not tests of this runner. */
export default defineConfig({
  test: {
    reporters: ['default', './tools/vitest-summary.mjs'],
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'examples/**/*.test.ts',
      'tests/**/*.test.{ts,mjs}',
      'tests/faults/src/**/*.test.ts',
      'tools/**/*.test.{ts,mjs}',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    alias: [
      {
        find: /^fast-check$/,
        replacement: fileURLToPath(new URL('./tools/properties/fast-check.mjs', import.meta.url)),
      },
    ],
    // A test that needs another to have run before it, or leaves something behind, fails here.
    isolate: true,
    pool: 'forks',
    // By default the runner leaves a core to itself, which is half of a small machine.
    maxWorkers: '100%',
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
