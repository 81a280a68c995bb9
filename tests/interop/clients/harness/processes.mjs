// Processes that end when whoever started them does.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'

const living = new Set()
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})
// Whoever interrupts the suite gets its processes taken away too, by the listener above.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const keptChars = 64 * 1024

/**
 * A program that goes on until it is stopped.
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => string} output the last of what it has said
 * @property {Promise<void>} ended
 */

/**
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdin?: 'pipe' | 'ignore', keepStdout?: boolean }} [options]
 * @returns {Running}
 */
export function start([program = '', ...words], { cwd, env, stdin = 'ignore', keepStdout = true } = {}) {
  const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio: [stdin, 'pipe', 'pipe'] })
  living.add(child)
  let kept = ''
  const keep = (chunk) => (kept = (kept + chunk).slice(-keptChars))
  if (keepStdout) child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      keep(String(error))
      living.delete(child)
      resolve()
    })
    child.once('close', () => {
      living.delete(child)
      resolve()
    })
  })
  return { child, output: () => kept, ended }
}

/** @param {Running} running @param {NodeJS.Signals} [signal] */
export async function stop({ child, ended }, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await ended
  clearTimeout(late)
}

/**
 * Runs a program to its end; resolves with what it wrote. Rejects with its last words if it fails or does not end in time.
 *
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string | Uint8Array, timeoutMs?: number, codes?: readonly number[] }} [options]
 * @returns {Promise<{ stdout: string, stderr: string, code: number }>}
 */
export function run([program = '', ...words], { cwd, env, input, timeoutMs = 120_000, codes = [0] } = {}) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, timeout: timeoutMs }
    const child = execFile(program, words, { ...options, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      living.delete(child)
      const code = error === null ? 0 : error.code
      if (typeof code === 'number' && codes.includes(code)) resolve({ stdout, stderr, code })
      else {
        const how = error?.killed === true ? `did not end in ${timeoutMs / 1000} s` : `ended with ${code}`
        const said = `${stdout.slice(-1500)}\n${stderr.slice(-2500)}`.trim()
        reject(new Error(`${program} ${words.slice(0, 12).join(' ').slice(0, 400)} ${how}: ${said}`, { cause: error }))
      }
    })
    living.add(child)
    // A program that ends before it has read everything says why itself.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** Resolves once somebody listens there. Rejects if the process ends before. @param {Running} running @param {number} port */
export async function listening(running, port) {
  for (;;) {
    if (running.child.exitCode !== null || running.child.signalCode !== null) {
      throw new Error(`it ended before it listened: ${running.output().slice(-3000)}`)
    }
    const socket = connect(port, '127.0.0.1')
    // Nobody listens yet: the next attempt tells.
    const accepted = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (accepted) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
