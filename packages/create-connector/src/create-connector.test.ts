import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from './main.ts'
import { namesOf } from './names.ts'
import { devDependencies } from './templates/project.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'create-connector-'))
  // As installed: what the workspace has.
  const modules = path.join(folder, 'node_modules')
  await mkdir(modules)
  for (const name of ['@millrace', '@types', 'typescript', 'vitest']) {
    await symlink(path.join(root, 'node_modules', name), path.join(modules, name))
  }
})
afterAll(() => rm(folder, { recursive: true }))

async function create(...commandLine: string[]) {
  let [stdout, stderr] = ['', '']
  const code = await main(commandLine, { write: (text) => (stdout += text) }, { write: (text) => (stderr += text) })
  return { code, stdout, stderr }
}

function run(...commandLine: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      commandLine,
      { cwd: folder, env: { ...process.env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout)
        else reject(new Error(`${commandLine.join(' ')}: ${stdout}${stderr}`))
      },
    )
  })
}

const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')

describe('a connector that is begun', () => {
  it('compiles, and conforms, whichever kind it is', { timeout: 240_000 }, async () => {
    const source = path.join(folder, 'orders-source')
    expect(await create(source)).toMatchObject({ code: 0, stderr: '' })
    const named = ['--kind', 'sink', '--name', '@acme/orders']
    const { stdout } = await create(path.join(folder, 'target'), ...named)
    expect(stdout.match(/target\/.+\n/g)).toHaveLength(7)
    await run(tsc, '-p', 'orders-source')
    await run(tsc, '-p', 'target')
    const look = "import('./target/dist/index.js').then(({ ordersSink: { kind, name } }) => console.log(kind, name))"
    expect(await run('--input-type=module', '-e', look)).toBe('sink OrdersSink\n')
    const report = path.join(folder, 'report.json')
    // What is installed is not transformed: the links of a workspace lead to where it would be.
    const installed = 'export default { test: { server: { deps: { external: [/[/]dist[/]/] } } } }\n'
    await writeFile(path.join(folder, 'vitest.config.mjs'), installed)
    // What its own `npm test` does, for both at once.
    await run(vitest, 'run', '--root', folder, '--exclude', '**/dist/**', '--reporter', 'json', '--outputFile', report)
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ success: true, numFailedTests: 0 })
    const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
      readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly unknown[] }[]
    }
    const counts = testResults.map(({ name, assertionResults }) => [
      path.relative(folder, name),
      assertionResults.length,
    ])
    expect(counts.map(([name]) => name).toSorted()).toEqual([
      'orders-source/src/index.test.ts',
      'target/src/index.test.ts',
    ])
    for (const [, count] of counts) expect(count).toBeGreaterThan(15)
  })

  it('has a config that its README runs, and depends on what Millrace is built with', async () => {
    const begun = path.join(folder, 'readings-source')
    await create(begun)
    const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(path.join(begun, file), 'utf8'))
    expect(await read('connector.json')).toMatchObject({
      name: 'readingsSource',
      config: { 'connector.class': 'ReadingsSource', topic: 'lines' },
    })
    const own = JSON.parse(await readFile(path.join(root, 'packages/create-connector/package.json'), 'utf8')) as {
      readonly version: string
    }
    expect(await read('package.json')).toMatchObject({
      name: 'readings-source',
      dependencies: { '@millrace/connect': `^${own.version}` },
    })
    const workspace = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>
    }
    for (const [name, version] of Object.entries(devDependencies)) {
      expect([name, version]).toEqual([name, `^${workspace.devDependencies[name]}`])
    }
  })

  it('never overwrites anything', async () => {
    const taken = path.join(folder, 'taken-sink')
    await mkdir(taken)
    await writeFile(path.join(taken, 'README.md'), 'mine')
    const refused = await create(taken)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('is not empty, and nothing is overwritten')
    expect(await readdir(taken)).toEqual(['README.md'])
    const file = path.join(taken, 'README.md')
    expect((await create(file, '--kind', 'sink', '--name', 'x')).stderr).toContain("can't be the folder of a connector")
    const empty = path.join(folder, 'empty-sink')
    await mkdir(empty)
    expect((await create(empty)).code).toBe(0)
  })
})

describe('the command line', () => {
  it.each([
    [[], 2, 'say one folder'],
    [['a', 'b'], 2, 'say one folder'],
    [['orders'], 2, 'say what it is'],
    [['orders', '--kind', 'both'], 2, '--kind is both'],
    [['orders-sink', '--force'], 2, '--force'],
    [['Orders-sink'], 1, "'Orders-sink' can't be the name of a package"],
    [['orders-sink', '--name', '../up'], 1, "'../up' can't be the name of a package"],
  ])('%j is refused', async (commandLine, code, message) => {
    const ended = await create(...commandLine)
    expect(ended).toMatchObject({ code, stdout: '' })
    expect(ended.stderr).toContain(message)
  })

  it('tells what it takes, by its program too', async () => {
    const { code, stdout } = await create('--help')
    expect([code, stdout]).toEqual([0, expect.stringContaining('npm create @millrace/connector FOLDER')])
    expect(await run(path.join(root, 'packages/create-connector/bin/create-connector.cjs'), '--help')).toBe(stdout)
  })

  it.each([
    ['orders-source', 'source', 'OrdersSource', 'ordersSource'],
    ['@acme/big.orders_v2', 'sink', 'BigOrdersV2Sink', 'bigOrdersV2Sink'],
    ['sink', 'sink', 'Sink', 'sink'],
  ] as const)('names what is in %s', (packageName, kind, className, exportName) => {
    expect(namesOf(packageName, kind)).toEqual({ packageName, className, exportName })
  })
})
