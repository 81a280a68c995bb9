import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What `npm run connectors` runs: connectors against the real servers. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/connectors/**/*.server-test.ts'],
    // MySQL is no server of Debian's releases, and what every change must pass takes no others (mysql-source/flavors.ts). A disk that runs full is
    // one that has to be mounted, which not every machine lets one.
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      ...(process.env['CONNECTORS_MINIMUM'] === '1' ? ['**/mysql.server-test.ts', '**/full-disk.server-test.ts'] : []),
    ],
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
