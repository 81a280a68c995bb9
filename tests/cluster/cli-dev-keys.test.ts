import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '@millrace/client'
import { expect, test } from 'vitest'
import { cliBin, root } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

/** `millrace dev` on a terminal of its own, which script(1) makes. */
class DevTerminal implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #ended: Promise<unknown>
  #output = ''
  #changed: () => void = () => {}

  constructor(...commandLine: string[]) {
    const command = [process.execPath, cliBin, 'dev', '--port', '0', ...commandLine]
      .map((word) => `'${word}'`)
      .join(' ')
    // stty says afterwards whether the terminal was given back.
    this.#child = spawn('script', ['-qfec', `${command}; echo "code $?"; stty -a`, '/dev/null'], {
      env: { ...process.env, NO_COLOR: '1', TERM: 'xterm' },
    })
    this.#ended = once(this.#child, 'close').then(() => this.#changed())
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text
      this.#changed()
    })
  }

  press(key: string): void {
    this.#child.stdin.write(key)
  }

  /** Waits for what the terminal shows; the match. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#output)
      if (match !== null) return match
      if (this.#child.exitCode !== null) throw new Error(`it ended without ${pattern}: ${this.#output}`)
      await new Promise<void>((resolve) => {
        this.#changed = resolve
      })
    }
  }

  /** Once the program has ended: its exit code, and whether the terminal gathers lines again. */
  async end(): Promise<{ code: number; isCanonical: boolean }> {
    const [, code, state = ''] = await this.shows(/code (\d+)[^]*?(-?icanon)/)
    return { code: Number(code), isCanonical: state === 'icanon' }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }
}

test('the keys do what the banner says, and the terminal is given back', async () => {
  await using terminal = new DevTerminal()
  const [, address = ''] = await terminal.shows(/broker +(\S+:\d+)/)
  await terminal.shows(/p produce a sample, t tail all topics, c copy a snippet of TypeScript, q quit/)
  terminal.press('p')
  await terminal.shows(/wrote demo-orders\[\d\]@0 {2}\{"order":1,/)

  terminal.press('t')
  await terminal.shows(/Records of all topics as they come/)
  await using client = await connect({ brokers: [address] })
  await client.admin().createTopic('later')
  await client.producer().send('later', { key: 'k', value: 'a\u0007b' })
  await terminal.shows(/later\[0\]@0 {2}k {2}a\\u0007b/)
  terminal.press('t')
  await terminal.shows(/The tail ended/)

  terminal.press('c')
  await terminal.shows(/await client\.producer\(\)\.send\('greetings'/)
  terminal.press('q')
  expect(await terminal.end()).toEqual({ code: 0, isCanonical: true })
})

test('Ctrl-C ends it, and the terminal is given back', async () => {
  await using terminal = new DevTerminal('--demo')
  await terminal.shows(/demo-lines\[\d\]@0/)
  terminal.press('\u0003')
  expect(await terminal.end()).toEqual({ code: 0, isCanonical: true })
})

test('the snippet that c copies runs', async () => {
  await using terminal = new DevTerminal()
  await terminal.shows(/q quit/)
  terminal.press('c')
  const [program] = await terminal.shows(/^import [^]*^await client\.close\(\)/m)
  await using folder = await temporaryFolder()
  await symlink(path.join(root, 'node_modules'), path.join(folder.path, 'node_modules'))
  const file = path.join(folder.path, 'snippet.mjs')
  await writeFile(file, program)
  for (const expected of ['first hello\n', 'first hello\nfirst hello\n']) {
    const stdout = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [file], (error, output) => {
        if (error === null) resolve(output)
        else reject(new Error(output, { cause: error }))
      })
    })
    expect(stdout).toBe(expected)
  }
})
