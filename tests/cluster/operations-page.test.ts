import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '@millrace/client'
import { freePorts } from '@millrace/testing'
import { expect, test } from 'vitest'
import { snippetsOf } from './support/snippets.ts'
import { brokerBin, cliBin, root } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

const page = 'docs/operations.md'

interface Ran {
  readonly code: number
  readonly output: string
}

function bash(script: string, cwd: string): Promise<Ran> {
  return new Promise((resolve) => {
    const { MILLRACE_BROKERS: _brokers, MILLRACE_CONTEXT: _context, ...env } = process.env
    // A step that waits for ever is to end with the test, not to outlive it.
    const options = { cwd, env: { ...env, XDG_CONFIG_HOME: cwd }, timeout: 120_000, killSignal: 'SIGKILL' } as const
    execFile('bash', ['-c', script], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 137), output: stdout + stderr })
    })
  })
}

/** Ends what the page has started in `folder`, and nothing else. */
async function killBrokers(folder: string): Promise<void> {
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.pid')) continue
    try {
      process.kill(Number(await readFile(path.join(folder, file), 'utf8')), 'SIGKILL')
    } catch {
      // It has ended by itself, as the page wanted.
    }
  }
}

test('the page that says how a cluster is run does what it says', async () => {
  await using folder = await temporaryFolder()
  let text = await readFile(path.join(root, page), 'utf8')
  // The page has ports that may be taken here.
  const ports = ['9194', '9294', '9394', '9494']
  const free = await freePorts(ports.length)
  text = text.replaceAll(new RegExp(ports.join('|'), 'g'), (port) => String(free[ports.indexOf(port)]))
  const snippets = snippetsOf(page, text)
  for (const { language, marks, text: content } of snippets) {
    const [name] = marks
    if (language === 'yaml' && name !== undefined) await writeFile(path.join(folder.path, name), content)
  }
  const brokers = free.slice(0, 3).map((port) => `127.0.0.1:${port}`)
  const sessions = snippets.filter(({ marks }) => marks.includes('cluster'))
  expect(sessions.length).toBeGreaterThanOrEqual(5)
  try {
    for (const { place, text: steps } of sessions) {
      const script = `set -eu
export MILLRACE_BROKERS=${brokers.join(',')}
npx() { local name=$1; shift; case $name in millrace) node '${cliBin}' "$@";; millrace-broker) exec node '${brokerBin}' "$@";; *) exit 99;; esac; }
${steps}`
      const { code, output } = await bash(script, folder.path)
      expect(code, `${place}: ${output}`).toBe(0)
      if (steps.includes('wc -l')) expect(output, place).toMatch(/^1000$/m)
    }
    await using client = await connect({ brokers })
    const { registeredBrokers } = await client.admin().describeCluster()
    expect(registeredBrokers.map(({ nodeId, fenced }) => [nodeId, fenced])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ])
    const { voters } = await client.admin().describeQuorum()
    expect(voters.map(({ nodeId }) => nodeId).toSorted((one, other) => one - other)).toEqual([1, 2, 3])
  } finally {
    await killBrokers(folder.path)
  }
}, 240_000)
