// What an application does with the installed packages.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { installScripts } from '../../../tools/tidy/lock-file.mjs'
import { eachAtOnce } from './at-once.mjs'
import { npm, run } from './run.mjs'

/** TypeScript finds and checks our declarations, and those that they need, in both of the usual ways. */
export async function checkTypes({ folder }, check) {
  const ways = ['typescript', 'typescript-5'].flatMap((compiler) => [
    { compiler, module: 'nodenext', moduleResolution: 'nodenext' },
    { compiler, module: 'esnext', moduleResolution: 'bundler' },
  ])
  await eachAtOnce(ways, ({ compiler, module, moduleResolution }) =>
    check(`TypeScript: ${compiler}, ${moduleResolution}`, () =>
      run(
        process.execPath,
        [
          path.join(folder, 'node_modules', compiler, 'bin/tsc'),
          ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--types', 'node'],
          ...['--target', 'es2023', '--lib', 'es2023,esnext.disposable'],
          ...['--module', module, '--moduleResolution', moduleResolution, 'types.ts'],
        ],
        { cwd: folder },
      ),
    ),
  )
}

/** The packages load and run where each finds only what it declares. Entries over what an application brings along are left out. */
export async function checkStrict({ folder }, tarballs) {
  const entries = tarballs.flatMap(({ name, manifest: { exports, peerDependencies } }) =>
    peerDependencies === undefined ? Object.keys(exports).map((key) => path.posix.join(name, key)) : [name],
  )
  await run(process.execPath, ['load.mjs', ...entries], { cwd: folder })
  await run(process.execPath, ['use.mjs'], { cwd: folder })
}

/** The packages run on one Node. */
export async function checkPrograms({ folder, entries }, { version, file }, check) {
  const program = (name, ...commandLine) => run(file, [name, ...commandLine], { cwd: folder, env: environment(file) })
  await check(`Node ${version}: every entry by import and by require()`, async () => {
    await program('load.mjs', ...entries)
    await program('load.cjs', ...entries)
  })
  await check(`Node ${version}: a cluster, a producer and a consumer from ES modules`, () => program('use.mjs'))
  await check(`Node ${version}: the same by require()`, () => program('use.cjs'))
  await check(`Node ${version}: serdes over what the application installed`, () => program('serdes.mjs'))
  await check(`Node ${version}: streams, with state on disk`, () => program('streams.mjs'))
  await check(`Node ${version}: streams, in worker threads`, () => program('streams-threads.mjs'))
  await check(`Node ${version}: millrace dev, topic and consume`, () => useCommandLine(folder, file))
}

/** As a shell has it in which this Node is the first. */
function environment(file) {
  const { NODE_OPTIONS: _options, MILLRACE_BROKERS: _brokers, ...rest } = process.env
  return { ...rest, PATH: `${path.dirname(file)}${path.delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' }
}

async function useCommandLine(folder, file) {
  const bin = path.join(folder, 'node_modules/.bin/millrace')
  const options = { cwd: folder, env: environment(file) }
  const dev = spawn(bin, ['dev', '--port', '0', '--format', 'json'], {
    ...options,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(dev, 'close')
  try {
    const [line] = await Promise.race([once(createInterface({ input: dev.stdout }), 'line'), ended])
    if (typeof line !== 'string') throw new Error(`millrace dev ended with exit code ${line} before it was ready`)
    const { address } = JSON.parse(line)
    const millrace = (...commandLine) => run(bin, [...commandLine, '--brokers', address], options)
    await millrace('topic', 'create', 'greetings', '--partitions', '1')
    await run('sh', ['-c', `echo hello | '${bin}' topic produce greetings --brokers ${address}`], options)
    const read = await millrace('topic', 'consume', 'greetings', '--until-end', '-f', '%t[%p]@%o %v\\n')
    if (read !== 'greetings[0]@0 hello\n') throw new Error(`it read ${JSON.stringify(read)}`)
    dev.kill('SIGINT')
    const [code] = await ended
    if (code !== 0) throw new Error(`millrace dev ended with exit code ${code}`)
  } finally {
    // For a check that failed on the way: it must not outlive us.
    dev.kill('SIGKILL')
    await ended
  }
}

/** Nothing that our packages bring along has to run a script when it is installed: npm asks before it does, or leaves it. */
export async function checkInstallScripts({ folder }) {
  const { packages } = JSON.parse(await readFile(path.join(folder, 'package-lock.json'), 'utf8'))
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([key]) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length))
  const unknown = scripted.filter((name) => !installScripts.has(name))
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: runs a script when it is installed`)
}

/** `npx` finds our programs. */
export async function checkNpx({ folder }) {
  for (const name of ['millrace', 'millrace-broker', 'millrace-connect']) {
    const said = (await npm(['exec', '--no', '--', name, '--version'], { cwd: folder })).trim()
    if (!/^\d+\.\d+\.\d+/.test(said)) throw new Error(`${name} --version says ${said}`)
  }
}
