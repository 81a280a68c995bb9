/*
 * Holds the completion that `millrace completion` prints to real shells: bash, zsh and fish on terminals of their own (script(1)),
 * with a line typed and the Tab key pressed. Needs zsh and fish, such as Debian's packages; bash is there.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { fileURLToPath } from 'node:url'
import { startTestCluster } from '@millrace/testing'

const cli = fileURLToPath(new URL('../../apps/cli/bin/millrace.cjs', import.meta.url))
/** Only a hang ends a wait. */
const patienceMs = 60_000

/** A shell on a terminal. */
class Terminal {
  #output = ''
  /** @type {() => void} */
  #changed = () => {}

  /** @param {string} command @param {NodeJS.ProcessEnv} env @param {string} cwd */
  constructor(command, env, cwd) {
    this.child = spawn('script', ['-qfec', command, '/dev/null'], { env, cwd })
    this.child.stdout.setEncoding('utf8').on('data', (text) => {
      this.#output += text
      this.#changed()
    })
    this.child.on('close', () => this.#changed())
  }

  /** @param {string} keys */
  type(keys) {
    this.child.stdin.write(keys)
  }

  /** Waits until what was shown since the last wait has `text`; forgets it then. @param {string} text */
  async shows(text) {
    let isHanging = false
    const timer = setTimeout(() => {
      isHanging = true
      this.#changed()
    }, patienceMs)
    while (!stripVTControlCharacters(this.#output).includes(text)) {
      assert.ok(!isHanging && this.child.exitCode === null, `no '${text}' in ${JSON.stringify(this.#output)}`)
      await new Promise((resolve) => {
        this.#changed = () => resolve(undefined)
      })
    }
    clearTimeout(timer)
    this.#output = ''
  }

  async end() {
    this.child.kill('SIGKILL')
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close')
  }
}

/** @type {Readonly<Record<string, { command: string, setUp: string }>>} */
const shells = {
  bash: {
    command: 'bash --norc --noprofile -i',
    setUp: "bind 'set enable-bracketed-paste off'; source <(millrace completion bash); printf '%s\\n' re''ady\n",
  },
  zsh: {
    command: 'zsh -f -i',
    setUp:
      "autoload -U compinit; compinit -u -D; unsetopt beep; source <(millrace completion zsh); printf '%s\\n' re''ady\n",
  },
  fish: {
    command: 'fish --no-config -i',
    setUp: "millrace completion fish | source; printf '%s\\n' re''ady\n",
  },
}

/** What is typed before Tab, and what the shell makes of it. */
const lines = [
  ['millrace top', 'topic '],
  ['millrace topic cons', 'consume '],
  ['millrace topic ls --form', '--format '],
  ['millrace topic ls --format j', 'json '],
  ['millrace topic consume pay', 'payments '],
  ['millrace topic consume --format json ord', 'orders '],
  ['millrace context use st', 'staging '],
  ['millrace dump 000', '00000000000000000000.log '],
]

let passed = 0
let failed = 0
const folder = mkdtempSync(path.join(tmpdir(), 'millrace-shells-'))
const cluster = await startTestCluster()
try {
  const client = await cluster.client()
  for (const name of ['orders', 'payments']) await client.admin().createTopic(name)
  await client.close()
  const programs = path.join(folder, 'bin')
  mkdirSync(programs)
  const bin = path.join(programs, 'millrace')
  writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
  chmodSync(bin, 0o755)
  writeFileSync(path.join(folder, '00000000000000000000.log'), '')
  const env = {
    ...process.env,
    PATH: `${programs}:${process.env['PATH']}`,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    TERM: 'xterm',
    PS1: '> ',
    MILLRACE_BROKERS: cluster.bootstrap,
  }
  const added = spawn(bin, ['context', 'add', 'staging', 'staging.example:9094'], { env, stdio: 'ignore' })
  assert.deepEqual(await once(added, 'close'), [0, null])
  for (const [name, { command, setUp }] of Object.entries(shells)) {
    const terminal = new Terminal(command, env, folder)
    try {
      terminal.type(setUp)
      await terminal.shows('ready')
      for (const [line = '', expected = ''] of lines) {
        // What is typed shows up too; what is waited for is longer.
        terminal.type(`${line}\t`)
        await terminal.shows(expected)
        // Ctrl-U clears the line.
        terminal.type('\u0015')
        passed += 1
      }
      console.log(`${name}: ${lines.length} lines were completed`)
    } catch (error) {
      failed += 1
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      await terminal.end()
    }
  }
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
