import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from '../harness/processes.mjs'
import { cached } from './cache.mjs'

/**
 * Packages of npm with their exact versions, in a folder of their own; resolves with the folder.
 *
 * @param {string} name of the folder in the cache
 * @param {Readonly<Record<string, string>>} packages
 */
export function npm(name, packages) {
  return cached(name, JSON.stringify(packages), async (empty) => {
    const manifest = { name: `interop-${name}`, private: true, dependencies: packages }
    await writeFile(path.join(empty, 'package.json'), JSON.stringify(manifest, undefined, 2))
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
    // What `npm run` says about this workspace would have it install into that.
    const own = /^npm_(config_(local_prefix|prefix|workspaces?)|package_|lifecycle_|command)|^INIT_CWD$/
    const env = Object.fromEntries(
      Object.keys(process.env).map((key) => [key, own.test(key) ? undefined : process.env[key]]),
    )
    const cli = process.env['npm_execpath']
    const program = cli !== undefined && /\.c?js$/.test(cli) && existsSync(cli) ? [process.execPath, cli] : ['npm']
    await run([...program, 'install', ...quiet], { cwd: empty, env, timeoutMs: 10 * 60_000 })
  })
}
