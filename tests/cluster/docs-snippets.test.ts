import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokerBin, cliBin, root } from './support/spawn.ts'
import { everySnippet, type Snippet, snippetsOf } from './support/snippets.ts'
import { temporaryFolder } from './support/temporary.ts'

/** What pages call a broker that runs. */
const address = '127.0.0.1:9094'
const runner = fileURLToPath(new URL('./support/run-programs.mjs', import.meta.url))
const snippets = everySnippet()
const byHand = snippets.filter(({ marks }) => marks.includes('by-hand'))
// A page that starts brokers of its own has its own test.
const ofCluster = snippets.filter(({ marks }) => marks.includes('cluster'))
const shell = snippets.filter(
  (snippet) => snippet.language === 'sh' && !byHand.includes(snippet) && !ofCluster.includes(snippet),
)
const typeScript = snippets.filter(({ language }) => language === 'ts')

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function run(
  program: string,
  commandLine: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(program, commandLine, { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

/** What differs from run to run is made the same. */
function steady(output: string): string {
  return output.replaceAll(/in \d+\.\d\d s/g, 'in N s')
}

test('nothing stands in the pages that neither runs nor is known to be run by hand', () => {
  const known = new Set([
    ...byHand,
    ...ofCluster,
    ...shell,
    ...typeScript,
    ...snippets.filter(({ language }) => language === 'yaml'),
  ])
  expect(snippets.filter((snippet) => !known.has(snippet)).map(({ place }) => place)).toEqual([])
  expect(shell.length).toBeGreaterThanOrEqual(5)
  expect(typeScript.length).toBeGreaterThanOrEqual(3)
  // These start servers or install: what they start is tested by itself. Those of grpcurl, and the clients of the Kafka protocol, are run by the interop suites.
  const commands = byHand.flatMap(({ text }) => text.trim().split('\n')).map((line) => line.replace(/ +#.*/, ''))
  for (const command of commands) {
    expect(command).toMatch(
      /^(npm (start|test|install|run build)|npm create @millrace\/connector orders-source|cd orders-source|npm run pipeline -- [a-z0-9-]+|npm install \.\.\/millrace\/packages\/client \.\.\/millrace\/packages\/testing|npm install millrace-connect @millrace\/connector-file|npx millrace-connect --config connect\.json|npx millrace connect (ls|(apply|lint|check|discover|run) -f orders\.json|pause orders|test -f orders\.json --records samples\.ndjson --expect expected\.ndjson|preview -f orders\.json --records 5|dlq (ls orders|show orders 0:12|replay orders --to-source-topic --yes))|curl -s (-X PUT )?127\.0\.0\.1:808[13]\/.*|npx millrace dev( --data \.\/data| --demo| --brokers 3| --connect( --registry)?)?|(MILLRACE_[A-Z_]+=\d+ )?(npx )?millrace-broker --config broker\.yaml .*|grpcurl -plaintext .*|kcat -b 127\.0\.0\.1:9092 .*|kafka-console-consumer\.sh .*)$/,
    )
  }
})

test('blocks are told apart', () => {
  const page = 'a\n```sh exit=1 by-hand\nx\n```\n\n```text\ny\n```\n```ts\nz\n```\n```text\n```\n'
  expect(snippetsOf('p', page)).toEqual([
    { place: 'p:2', language: 'sh', marks: ['exit=1', 'by-hand'], text: 'x\n', output: 'y\n' },
    { place: 'p:9', language: 'ts', marks: [], text: 'z\n', output: '' },
  ])
})

// The blocks of a page are one session: what one makes, the next finds.
const pageOf = ({ place }: Snippet): string => place.split(':')[0] ?? ''
const pages = [...new Set(shell.map(pageOf))]
describe.each(pages)('the shell session of %s', (page) => {
  const session = shell.filter((snippet) => pageOf(snippet) === page)
  test('does what it shows', async () => {
    await using cluster = await startTestCluster()
    await using folder = await temporaryFolder()
    for (const { place, text, marks, output } of session) {
      const script = `set -eu -o pipefail
npx() { local name=$1; shift; case $name in millrace) node '${cliBin}' "$@";; millrace-broker) node '${brokerBin}' "$@";; *) exit 99;; esac; }
${text}`
      const { code, stdout, stderr } = await run('bash', ['-c', script], folder.path, {
        MILLRACE_BROKERS: cluster.bootstrap,
        XDG_CONFIG_HOME: folder.path,
      })
      const expected = Number(marks.find((mark) => mark.startsWith('exit='))?.slice(5) ?? 0)
      expect(code, `${place}: ${stderr}`).toBe(expected)
      if (output !== undefined) expect(steady(stdout), place).toBe(steady(output))
    }
  })
})

describe('the TypeScript', () => {
  const programs = typeScript.map((snippet, index) => ({ ...snippet, name: `snippet-${index}` }))
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let complaints: string[] = []

  // All at once: a compiler for each would take longer than all the rest.
  beforeAll(async () => {
    folder = await temporaryFolder()
    await symlink(path.join(root, 'node_modules'), path.join(folder.path, 'node_modules'))
    await writeFile(path.join(folder.path, 'package.json'), '{ "type": "module" }')
    await mkdir(path.join(folder.path, 'src'))
    for (const { name, text } of programs) await writeFile(path.join(folder.path, 'src', `${name}.ts`), text)
    await writeFile(
      path.join(folder.path, 'tsconfig.json'),
      JSON.stringify({
        extends: path.join(root, 'tsconfig.base.json'),
        compilerOptions: {
          rootDir: 'src',
          outDir: 'dist',
          types: ['node'],
          composite: false,
          declaration: false,
          declarationMap: false,
        },
        include: ['src'],
      }),
    )
    const compiled = await run(
      process.execPath,
      [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'],
      folder.path,
    )
    complaints = compiled.stdout.split('\n').filter((line) => line !== '')
    expect(complaints.filter((line) => !/^src\/snippet-\d+\.ts|^ /.test(line))).toEqual([])
  })
  afterAll(() => folder[Symbol.asyncDispose]())

  const complaintsOf = (name: string) => complaints.filter((line) => line.startsWith(`src/${name}.ts`))
  const fileOf = (name: string) => path.join(folder.path, 'dist', `${name}.js`)
  const needsCluster = ({ text }: Snippet): boolean => text.includes(address)

  test.each(programs.filter(needsCluster).map((program) => [program.place, program] as const))(
    'of %s compiles, runs, and prints what it shows',
    async (place, { name, output }) => {
      expect(complaintsOf(name), place).toEqual([])
      await using cluster = await startTestCluster()
      const program = await readFile(fileOf(name), 'utf8')
      await writeFile(fileOf(name), program.replaceAll(address, cluster.bootstrap))
      await using home = await temporaryFolder()
      const ran = await run(process.execPath, [fileOf(name)], home.path, { NO_COLOR: '1' })
      expect(ran, place).toMatchObject({ code: 0, stderr: '' })
      if (output !== undefined) expect(ran.stdout, place).toBe(output)
    },
  )

  test('that needs no cluster compiles, runs, and prints what it shows', async () => {
    const alone = programs.filter((program) => !needsCluster(program))
    for (const { name, place } of alone) expect(complaintsOf(name), place).toEqual([])
    await using home = await temporaryFolder()
    const files = alone.map(({ name }) => fileOf(name))
    const { code, stdout, stderr } = await run(process.execPath, [runner, ...files], home.path, { NO_COLOR: '1' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const written = JSON.parse(stdout) as { readonly stdout: string; readonly stderr: string }[]
    expect(alone.length).toBeGreaterThan(30)
    const shown = alone.map(({ place, output }, index) => ({
      place,
      stderr: '',
      stdout: output ?? written[index]?.stdout,
    }))
    expect(alone.map(({ place }, index) => ({ place, ...written[index] }))).toEqual(shown)
  })
})
