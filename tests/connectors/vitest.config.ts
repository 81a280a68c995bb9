import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What `npm run connectors` runs: connectors against the real servers. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/connectors/**/*.server-test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: ['default', './tools/vitest-summary.mjs'],
    environment: 'node',
    globalSetup: [fileURLToPath(new URL('global-setup.ts', import.meta.url))],
    server: { deps: { external: [/\/(packages|packages\/connectors|apps)\/[^/]+\/dist\//] } },
    pool: 'forks',
    // Each file starts a server of its own.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
